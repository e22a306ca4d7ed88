"""Where the time of the limit goes: shares of its processor time by kind of work."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import run

from dossier.dataset.paths import NOTEBOOKS, ROOT

# Functions whose time, with all that they call, is one kind of work; none is inside another.
KINDS = {
    "PNG: draw, cut down to a palette, encode": ("plot/figure.py", "png"),
    "SVG: draw": ("plot/drawing.py", "as_svg"),
    "SVG: embed letters": ("plot/svg.py", "_fonts"),
    "rows: join claims, sources and verdicts": ("story/story.py", "table"),
    "land: project, clip and simplify": ("plot/maps/map.py", "draw_land"),
    "labels: find a free place": ("plot/labels.py", "place"),
    "titles and footers: set and break lines": ("plot/figure.py", "__init__"),
    "tables for reading": ("story/tables.py", "tabulate"),
}


def profile():
    """Run the limit under a profiler: a dict of kind of work to share, the largest first."""
    command = [sys.executable, str(Path(__file__)), str(NOTEBOOKS)]
    with TemporaryDirectory() as folder:
        return json.loads(run(command, ROOT, {"IPYTHONDIR": folder}).output)


def shares(stats):
    """Add up a profile by kind of work."""
    whole = sum(spent[2] for spent in stats.values())
    found = {
        what: sum(
            spent[3]
            for (path, _, name), spent in stats.items()
            if name == function and path.endswith(file)
        )
        / whole
        for what, (file, function) in KINDS.items()
    }
    found["the rest: charts, pandas, IPython"] = 1 - sum(found.values())
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def main(folder):
    """Profile the limit and print its shares as JSON."""
    import contextlib
    import cProfile
    import io
    import pstats

    import limit

    profiler = cProfile.Profile()
    with contextlib.redirect_stdout(io.StringIO()):
        profiler.runcall(limit.main, folder)
    print(json.dumps(shares(pstats.Stats(profiler).stats)))


if __name__ == "__main__":
    main(sys.argv[1])
