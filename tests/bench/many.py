"""A sweep of many renderings, no two of them alike: seconds, memory, files."""

import hashlib
import re
from statistics import median

import ways

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.i18n.language import LANGUAGES
from dossier.story.as_of import days_that_matter
from dossier.story.parameters import ACCOUNTS

EARLY, LATE = (20, 60), 40  # renderings whose memory is compared: at first, and the last ones


def options(combinations):
    """Ask for at least that many combinations of what each notebook draws otherwise.

    Args:
        combinations: as many as there are accounts, languages and days for, or fewer.

    Returns:
        Options of ``dossier build``.
    """
    days = [day.isoformat() for day in days_that_matter(Package(DATA))]
    asked, wanted = [], combinations
    for name, values in (("account", ACCOUNTS), ("lang", LANGUAGES), ("as_of", days)):
        asked += ["--sweep", f"{name}={','.join(values[:wanted])}"]
        wanted = -(-wanted // len(values[:wanted]))
    if wanted > 1:
        most = len(ACCOUNTS) * len(LANGUAGES) * len(days)
        raise ValueError(f"{combinations} combinations; allowed: at most {most}")
    return asked


def sweep(renderings, notebooks):
    """Make at least so many renderings; tell memory after the first and at the last ones, too.

    Args:
        renderings: notebooks with parameters, all of them different.
        notebooks: how many there are.

    Raises:
        RuntimeError: two of them came out alike.
    """
    done = ways.build(options(-(-renderings // notebooks)), memory=True, look=look)
    found = done.found
    if found["distinct"] < found["renderings"]:
        alike = found["renderings"] - found["distinct"]
        raise RuntimeError(f"{alike} of {found['renderings']} renderings are like another one")
    counted = [
        (second, int(line.split()[0]) * notebooks)
        for second, line in done.lines
        if re.match(r"\d+ of \d+ ", line)
    ]
    return found | {
        "seconds": done.seconds,
        "builder": done.processor,
        "peak": done.peak,
        "memory_early": _memory(done, counted, *EARLY),
        "memory_late": _memory(done, counted, found["renderings"] - LATE, found["renderings"]),
    }


def look(folder):
    """Count the renderings of a sweep, those that are like no other, and their bytes."""
    files = folder.glob("*/notebooks/*.ipynb")
    made = [hashlib.sha256(file.read_bytes()).digest() for file in files]
    return {"renderings": len(made), "distinct": len({*made}), "bytes": ways.taken(folder)}


def _memory(done, counted, first, last):
    """Give the median memory while some renderings were made, from the first to the last."""
    start = min((second for second, count in counted if count >= first), default=0)
    end = min((second for second, count in counted if count >= last), default=done.seconds)
    seen = [size for second, size, _ in done.memory if start <= second <= max(end, start + 2)]
    return median(seen or [done.peak])
