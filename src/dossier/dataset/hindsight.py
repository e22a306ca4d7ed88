"""Verdicts that nobody could have given on the day of the article: they lean on later evidence.

That is no fault, since what a source says later may be of that day; but whoever judges an article
by it judges with hindsight, and is told so.
"""

from calendar import monthrange
from datetime import date

from dossier.dataset.rules.claims import OPEN_VERDICTS
from dossier.dataset.rules.raw_tables import Row, Tables, has

NEEDED = (
    *("article.published", "claims.claim_id", "claims.verdict", "evidence.claim_id"),
    *("evidence.verdict", "evidence.source_id", "sources.source_id", "sources.accessed"),
)


def remarks(tables: Tables) -> list[str]:
    """Say which verdicts lean on evidence that came after the article alone."""
    day, late = later(tables)
    if not late:
        return []
    count = "1 verdict leans" if len(late) == 1 else f"{len(late)} verdicts lean"
    what = f"{count} on evidence alone that was published after {day}, the day of the article"
    return [f"Remark: {what}: {', '.join(late)}. Drawn with as_of, they stay open until then."]


def later(tables: Tables) -> tuple[date | None, list[str]]:
    """Find the day of the article, and the claims whose verdict nothing known by then carries."""
    if not all(has(tables, need) for need in NEEDED) or not tables["article"].rows:
        return None, []
    day = tables["article"].rows[0].day("published")
    known = {row["source_id"]: known_from(row) for row in tables["sources"]}
    carried = {}
    for row in tables["evidence"]:
        carried.setdefault((row["claim_id"], row["verdict"]), []).append(known[row["source_id"]])
    decided = [row for row in tables["claims"] if row["verdict"] not in OPEN_VERDICTS]
    return day, [
        row["claim_id"] for row in decided if min(carried[row["claim_id"], row["verdict"]]) > day
    ]


def known_from(source: Row) -> date:
    """Give the day from which a source counts as known: the last that its date can mean."""
    published = source.day("published") if "published" in source else None
    if published is None:
        return source.day("accessed")
    precision = source.get("published_precision", "day")
    month = 12 if precision == "year" else published.month
    if precision in ("month", "year"):
        return date(published.year, month, monthrange(published.year, month)[1])
    return published
