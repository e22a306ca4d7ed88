"""What the benchmark is to reach, and whether it did."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Bar:
    """One line of the benchmark.

    Attributes:
        what: that was measured.
        value: its ratio or seconds.
        limit: the bar.
        unit: ``s``, ``MB``, ``x`` (times) or ``%``.
        least: whether the value must be at least the limit; else at most.
    """

    what: str
    value: float
    limit: float
    unit: str = "s"
    least: bool = False

    @property
    def reached(self):
        """Whether the bar was reached."""
        return self.value >= self.limit if self.least else self.value <= self.limit

    def __str__(self):
        """Put it on a line of the table."""
        bar = f"{'at least' if self.least else 'at most'} {self.limit:g} {self.unit}"
        word = "reached" if self.reached else f"missed by {self._missed():.0%}"
        return f"{self.what:<58} {self.value:8.2f} {self.unit:<2} {bar:<16} {word}"

    def _missed(self):
        ratio = self.limit / self.value if self.least else self.value / self.limit
        return ratio - 1


def bars(found):
    """Hold what was measured against the bars.

    Args:
        found: the JSON of the benchmark.
    """
    commands = median(sum(each.values()) for each in found["commands"])
    build, limit = median(found["build"]), median(found["limit"]) / found["cores"]
    maps = [each["clock"] for each in found["redrawn"] if each["kind"] == "map"]
    lines = [
        Bar("build, faster than the commands", commands / build, 10, "x", True),
        Bar("build less 1 s for start-up, against the limit", (build - 1) / limit, 2.5, "x"),
        Bar("through other accounts and days, longer", build / median(found["plain"]), 1.5, "x"),
        Bar("nothing changed", median(found["unchanged"]), 0.4),
        Bar("dossier check", median(found["quick"]["dossier check"]), 0.4),
        Bar("dossier --help", median(found["quick"]["dossier --help"]), 0.3),
        Bar("import dossier", median(found["quick"]["import dossier"]), 0.2),
        Bar("the slowest map, from control to picture", max(maps), 0.25),
        Bar("memory of the whole tree, one build", found["peak"], 600, "MB"),
        Bar("files of one rendering", found["bytes"] / found["notebooks"] / 1e6, 1.2, "MB"),
        Bar("two Dask workers, against the local pool", found["cluster"] / build, 1.2, "x"),
    ]
    return lines + _languages(found, commands) + _before(found) + _many(found, limit)


def _languages(found, commands):
    all_of_them = found["languages"]
    count, first = all_of_them["count"], all_of_them["first"]
    return [
        Bar(
            f"{count} languages, faster than the commands", count * commands / first, 12, "x", True
        ),
        Bar(f"{count} languages, nothing changed", all_of_them["unchanged"], 0.4),
        Bar("one cell changed, against a first build", all_of_them["changed"] / first, 0.25, "x"),
        Bar("one cell changed, notebooks run in each language", all_of_them["ran"] / count, 2, ""),
    ]


def _before(found):
    if "earlier" not in found:
        return []
    share = found["earlier"]["now"] / found["earlier"]["before"]
    return [
        Bar(f"processor time of all cells, against {found['earlier']['commit']}", share, 0.5, "x")
    ]


def _many(found, limit):
    if "sweep" not in found:
        return []
    few, many = median(found["plain"]), found["sweep"]  # a sweep goes without other states, too
    share = limit / found["notebooks"]
    marginal = (many["seconds"] - few) / (many["renderings"] - found["notebooks"])
    early, late = many["memory_early"], many["memory_late"]
    return [
        Bar("one more rendering, against its share of the limit", marginal / share, 1.4, "x"),
        Bar("memory at the last renderings, against the 20th", late / early * 100 - 100, 10, "%"),
    ]
