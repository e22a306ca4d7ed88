"""Verdicts that nobody could have given on the day of the article: they lean on later evidence.

That is no fault, since what a source says later may be of that day; but whoever judges an article
by it judges with hindsight, and is told so.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from dossier.dataset.errors import Problem
from dossier.dataset.rules.claims import OPEN_VERDICTS
from dossier.dataset.rules.raw_tables import Row, Tables, remark


@remark(
    *("article.published", "claims.claim_id", "claims.verdict", "evidence.claim_id"),
    *("evidence.verdict", "evidence.source_id", "sources.source_id", "sources.accessed"),
)
def remark_hindsight(tables: Tables) -> Iterator[Problem]:
    """A verdict that nothing known on the day of the article carries leans on what came later."""
    known = {row["source_id"]: known_from(row) for row in tables["sources"]}
    for article in tables["article"]:
        day = article.day("published")
        told = [row for row in tables["evidence"] if known[row["source_id"]] <= day]
        carried = {(row["claim_id"], row["verdict"]) for row in told}
        decided = [row for row in tables["claims"] if row["verdict"] not in OPEN_VERDICTS]
        pairs = [(row["claim_id"], row["verdict"]) for row in decided]
        if late := [claim for claim, verdict in pairs if (claim, verdict) not in carried]:
            count = "1 verdict leans" if len(late) == 1 else f"{len(late)} verdicts lean"
            what = f"{count} on evidence alone that was published after {day}: {', '.join(late)}"
            yield article.problem(
                "published", f"{what}; drawn with as_of, they stay open until then"
            )


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
