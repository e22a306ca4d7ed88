"""How long a figure takes to answer a control: ``python tests/redraw.py`` prints it as JSON.

Measured is what happens between a change and the new SVG: rows, drawing, writing. Times are of the
processor, so that they mean the same on a busy machine; the clock's stand beside them.
"""

import json
import statistics
import time
from dataclasses import asdict, dataclass
from functools import cache

from drawing import NAMES, _run, code_cells

import dossier
from dossier.widgets.scene import Scene

CHANGES = (
    {"account": "article"},
    {"account": "checked"},
    {"account": "both", "as_of": "2008-11-28"},
    {"as_of": "latest", "projection": "flat"},
    {"order": "verdict", "extent": "region"},
)


@dataclass(frozen=True)
class Time:
    """Seconds for one drawing: medians over the changes of ``CHANGES``."""

    name: str
    kind: str
    rows: float
    write: float
    median: float
    clock: float
    again: float


@cache
def scene_of(name):
    """Make the scene that a notebook's explore cell shows; it keeps what was drawn."""
    caught, space, own = [], {}, dossier.explore
    dossier.explore = lambda story, *drawings, by=(): caught.append(Scene(story, drawings, by))
    try:
        for _, tags, source in code_cells(name):
            needed = ("import", "story = ", "def ")
            if "parameters" in tags or "explore" in tags or source.startswith(needed):
                _run(source, space)
    finally:
        dossier.explore = own
    return caught[0]


def times(name):
    """Time the drawings of a notebook."""
    scene = scene_of(name)
    return [_time(scene, drawing) for drawing in scene.drawings]


def _time(scene, drawing):
    scene.figure(drawing, scene.start()).screen()  # what a kernel does once: fonts, borders
    values, draws, writes, clocks, agains = scene.start(), [], [], [], []
    for change in CHANGES:
        values = values | change
        clock, start = time.perf_counter(), time.process_time()
        figure = scene.figure(drawing, values)
        drawn = time.process_time()
        figure.screen()
        draws.append(drawn - start)
        writes.append(time.process_time() - drawn)
        clocks.append(time.perf_counter() - clock)
        start = time.process_time()
        scene.figure(drawing, values)
        agains.append(time.process_time() - start)
    both = [sum(pair) for pair in zip(draws, writes, strict=True)]
    kind = "map" if figure.name.endswith("-map") else "chart"
    medians = map(statistics.median, (draws, writes, both, clocks, agains))
    return Time(figure.name, kind, *medians)


if __name__ == "__main__":
    print(json.dumps([asdict(time) for name in NAMES for time in times(name)]))
