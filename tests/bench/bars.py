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
        unit: ``s``, ``x`` (times) or ``%``.
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
    lines = [
        Bar("build, faster than the commands", commands / build, 8, "x", True),
        Bar("build less 1 s for start-up, against the limit", (build - 1) / limit, 2.5, "x"),
        Bar("nothing changed", median(found["unchanged"]), 0.8),
        Bar("dossier check", median(found["quick"]["dossier check"]), 1),
        Bar("dossier --help", median(found["quick"]["dossier --help"]), 0.3),
        Bar("import dossier", median(found["quick"]["import dossier"]), 0.2),
        Bar("a map drawn again in a loaded process", redrawn(found["map"]), 0.4),
    ]
    return lines + _many(found, limit)


def redrawn(steps):
    """Add up what a reader waits for: rows, chart and the picture on the screen."""
    return steps["rows"] + steps["chart"] + steps["PNG for the screen"]


def _many(found, limit):
    if "sweep" not in found:
        return []
    few, many = median(found["build"]), found["sweep"]
    share = limit / found["notebooks"]
    marginal = (many["seconds"] - few) / (many["renderings"] - found["notebooks"])
    early, late = many["memory_early"], many["memory_late"]
    return [
        Bar("one more rendering, against its share of the limit", marginal / share, 1.5, "x"),
        Bar("memory at the last renderings, against the 20th", late / early * 100 - 100, 10, "%"),
    ]
