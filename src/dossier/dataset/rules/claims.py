"""Rules on the article's sentences, the claims in them, the evidence and the outcomes."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Row, Tables, rule

OPEN_VERDICTS = ("unchecked", "not_checkable")
ANNOUNCED = ("planned", "expected", "aspiration")


@rule("article.article_id")
def rule_one_article(tables: Tables) -> Iterator[Problem]:
    """A package is about one article."""
    for row in tables["article"].rows[1:]:
        yield row.problem("article_id", "a second article; allowed: one")
    if not tables["article"].rows:
        yield Problem(tables["article"].file, 0, "", "no article; allowed: one")


def article_source(tables: Tables) -> str:
    """Return the source_id of the article itself."""
    rows = tables["article"].rows
    return rows[0]["source_id"] if rows else ""


@rule("sentences.position")
def rule_positions(tables: Tables) -> Iterator[Problem]:
    """Sentences are numbered from 0 without a gap."""
    for expected, row in enumerate(tables["sentences"]):
        if row["position"] != str(expected):
            message = f'"{row["position"]}" is out of order; allowed: {expected}, counting from 0'
            yield row.problem("position", message)
            return


@rule("sentences.position", "sentences.kind")
def rule_headline_first(tables: Tables) -> Iterator[Problem]:
    """A headline, if there is one, stands at position 0."""
    for row in tables["sentences"]:
        if row["kind"] == "headline" and row["position"] != "0":
            message = f'"headline" at position {row["position"]}; allowed there: body'
            yield row.problem("kind", message)


@rule("sentences.length", "article.text_length")
def rule_text_length(tables: Tables) -> Iterator[Problem]:
    """The article is as long as its sentences with one space between two."""
    lengths = [row.amount("length") for row in tables["sentences"]]
    if not lengths or None in lengths:
        return
    total = sum(lengths) + len(lengths) - 1
    for row in tables["article"]:
        if row.amount("text_length") not in (total, None):
            message = f"{row['text_length']} characters, but the sentences with a space between"
            yield row.problem("text_length", f"{message} have {total}; allowed: {total}")


def evidence_by_claim(tables: Tables) -> dict[str, list[Row]]:
    """Group the rows of evidence by claim."""
    groups = {}
    for row in tables["evidence"]:
        groups.setdefault(row["claim_id"], []).append(row)
    return groups


@rule("claims.claim_id", "claims.verdict", "evidence.claim_id", "evidence.verdict")
def rule_verdict_rests_on_evidence(tables: Tables) -> Iterator[Problem]:
    """A verdict is carried by a row of evidence, and an open one by none."""
    evidence = evidence_by_claim(tables)
    for row in tables["claims"]:
        told = {each["verdict"] for each in evidence.get(row["claim_id"], [])} - {"context", ""}
        if row["verdict"] in OPEN_VERDICTS and told:
            message = f"{row['verdict']}, but its evidence says {', '.join(sorted(told))}"
            yield row.problem("verdict", f"{message}; allowed: a verdict of the evidence")
        elif row["verdict"] and row["verdict"] not in (*OPEN_VERDICTS, *told):
            found = f"says {', '.join(sorted(told))}" if told else "is missing"
            message = f"{row['verdict']}, but evidence for {row['claim_id']} {found}"
            choice = ", ".join([*sorted(told), *(() if told else OPEN_VERDICTS)])
            yield row.problem("verdict", f"{message}; allowed: {choice}, or evidence that says so")


@rule("evidence.claim_id", "evidence.source_id")
def rule_evidence_once(tables: Tables) -> Iterator[Problem]:
    """A source speaks once on a claim."""
    seen = {}
    for row in tables["evidence"]:
        pair = row["claim_id"], row["source_id"]
        first = seen.setdefault(pair, row)
        if first is not row and all(pair):
            message = f"{pair[1]} speaks on {pair[0]} in row {first.number} already"
            yield row.problem("source_id", f"{message}; allowed: one row per claim and source")


@rule(
    *("evidence.source_id", "evidence.verdict", "article.source_id"),
    *("sources.source_id", "sources.origin"),
)
def rule_evidence_is_independent(tables: Tables) -> Iterator[Problem]:
    """The article, or a reprint of its wire story, is no evidence for itself."""
    origins = {row["source_id"]: row["origin"] for row in tables["sources"]}
    own = article_source(tables)
    for row in tables["evidence"]:
        origin = origins.get(row["source_id"])
        if origin and origin == origins.get(own) and row["verdict"] != "context":
            message = f"{row['source_id']} has the origin of the article ({origin})"
            yield row.problem("source_id", f"{message}; allowed: an independent source, or context")


@rule("claims.claim_id", "claims.status", "outcomes.claim_id")
def rule_announced_has_outcome(tables: Tables) -> Iterator[Problem]:
    """Each planned, expected or wished-for claim has an outcome, and no other claim has."""
    told = tables["outcomes"].values("claim_id")
    status = {row["claim_id"]: row["status"] for row in tables["claims"]}
    for row in tables["claims"]:
        if row["status"] in ANNOUNCED and row["claim_id"] not in told:
            message = f"{row['status']}, but {row['claim_id']} has no outcome"
            yield row.problem("status", f"{message}; allowed: a row in outcomes, if only unknown")
    for row in tables["outcomes"]:
        found = status.get(row["claim_id"])
        if found and found not in ANNOUNCED:
            message = f"{row['claim_id']} is {found}; allowed: a claim that is "
            yield row.problem("claim_id", message + ", ".join(ANNOUNCED))


@rule("outcomes.outcome", "outcomes.source_id")
def rule_outcome_has_source(tables: Tables) -> Iterator[Problem]:
    """An outcome that is known has a source."""
    for row in tables["outcomes"]:
        if row["outcome"] not in ("unknown", "") and not row["source_id"]:
            message = f"{row['outcome']} without a source; allowed: a source_id, or unknown"
            yield row.problem("source_id", message)
