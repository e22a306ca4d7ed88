"""``make bench``: compare ways to make everything, print a table, write build/bench.json.

All ways run in turn, several times, so that whatever else the machine does meets all alike;
the bars are ratios within one run for the same reason.
"""

import argparse
import functools
import json
import platform
from pathlib import Path
from statistics import median

import ways
from bars import bars
from languages import languages
from machines import cluster
from many import sweep
from profiling import profile

from dossier.dataset.paths import NOTEBOOKS, ROOT


def main():
    """Measure all and hold it against the bars."""
    options = _options()
    found = {
        "machine": {"python": platform.python_version(), "system": platform.system()},
        "cores": ways.cores(),
        "notebooks": len(list(NOTEBOOKS.glob("[0-9]*.ipynb"))),
        "commands": [],
        "build": [],
        "plain": [],
        "limit": [],
    }
    keep = functools.partial(_keep, options.output, found)
    for turn in range(options.runs):
        _say(f"run {turn + 1} of {options.runs}: the limit, the builds, the commands")
        found["limit"].append(sum(each["seconds"] for each in ways.limit().values()))
        found["build"].append(ways.build().seconds)
        plain = ways.build(["--no-states"], look=ways.taken)
        found["plain"].append(plain.seconds)
        found["bytes"] = plain.found
        found["commands"].append(ways.commands())
        keep()
    looked_at = ways.build(memory=True)  # apart, since looking takes time, too
    found["peak"], found["resident"] = looked_at.peak, looked_at.resident
    _say("nothing changed; commands that must be quick; controls moved; the profile")
    found["unchanged"], found["quick"] = ways.unchanged(), ways.quick()
    found["redrawn"], found["profile"] = ways.redrawn(), profile()
    keep()
    _say("all languages; a Dask cluster of two workers")
    found["languages"], found["cluster"] = languages(), cluster(found["cores"] + 2)
    keep()
    if options.before:
        _say(f"the cells of all notebooks, now and at {options.before}")
        found["earlier"] = ways.earlier(options.before, options.runs)
    if options.renderings:
        _say(f"a sweep of {options.renderings} renderings")
        found["sweep"] = sweep(options.renderings, found["notebooks"])
    keep()
    print(table(found))
    print(f"\nWritten: {options.output}")


def _keep(file, found):
    """Write what was found so far, so that a run that is cut off was not for nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def table(found):
    """Lay out what was found."""
    commands = [sum(each.values()) for each in found["commands"]]
    limit = [seconds / found["cores"] for seconds in found["limit"]]
    lines = [f"{found['notebooks']} notebooks, {found['cores']} cores, medians (least, most)\n"]
    for name, runs in (
        ("papermill and nbconvert, one after another", commands),
        ("dossier build", found["build"]),
        ("dossier build --no-states", found["plain"]),
        ("the limit: code cells in one process / cores", limit),
    ):
        lines.append(f"{name:<58} {median(runs):8.2f} s  ({min(runs):.2f}, {max(runs):.2f})")
    lines += ["", *map(str, bars(found)), ""]
    lines += [f"Memory with pages that processes share counted in each: {found['resident']:.0f} MB"]
    lines += ["", "Where the limit's time goes"]
    lines += [f"  {share:6.1%}  {what}" for what, share in found["profile"].items()]
    lines += ["", "A figure drawn again, from control to picture: by the clock, of the processor"]
    for each in sorted(found["redrawn"], key=lambda each: -each["clock"]):
        lines.append(f"  {each['clock']:6.3f} s  {each['median']:6.3f} s  {each['name']}")
    return "\n".join(lines)


def _say(text):
    print(f"== {text}", flush=True)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="of each way (default: 3)")
    parser.add_argument("--renderings", type=int, default=203, help="of the sweep; 0 leaves it out")
    parser.add_argument("--before", metavar="COMMIT", help="whose cells are run beside these")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "bench.json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
