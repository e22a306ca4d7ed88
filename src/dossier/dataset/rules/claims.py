"""Rules on the article's sentences, the claims in them, the evidence and the outcomes."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Row, Tables, misplaced, row_rule, rule

OPEN_VERDICTS = ("unchecked", "not_checkable")
ANNOUNCED = ("planned", "expected", "aspiration")
MOST = 8  # words of a passage that a package may hold, first and last together


@rule("article.article_id")
def rule_one_article(tables: Tables) -> Iterator[Problem]:
    """A package is about one article."""
    for row in tables["article"].rows[1:]:
        yield row.problem("article_id", "a second article", "one")
    if not tables["article"].rows:
        yield Problem(tables["article"].file, 0, "", "no article; allowed: one")


def article_source(tables: Tables) -> str:
    """Return the source_id of the article itself."""
    rows = tables["article"].rows
    return rows[0]["source_id"] if rows else ""


@rule("sentences.position")
def rule_positions(tables: Tables) -> Iterator[Problem]:
    """Sentences are numbered from 0 without a gap."""
    yield from misplaced(tables["sentences"], 0)


@row_rule("sentences", "position", "kind")
def rule_headline_first(row: Row) -> Iterator[Problem]:
    """A headline, if there is one, stands at position 0."""
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
            wrong = f"{row['text_length']} characters, but the sentences with a space between"
            yield row.problem("text_length", f"{wrong} have {total}", str(total))


@rule("claims.claim_id", "claims.verdict", "evidence.claim_id", "evidence.verdict")
def rule_verdict_rests_on_evidence(tables: Tables) -> Iterator[Problem]:
    """A verdict is carried by a row of evidence, and an open one by none."""
    evidence = tables["evidence"].by("claim_id")
    for row in (row for row in tables["claims"] if row["claim_id"]):
        told = {each["verdict"] for each in evidence.get(row["claim_id"], [])} - {"context", ""}
        said = ", ".join(sorted(told))
        if row["verdict"] in OPEN_VERDICTS and told:
            wrong = f"{row['verdict']}, but its evidence says {said}"
            yield row.problem("verdict", wrong, "a verdict of the evidence")
        elif row["verdict"] and row["verdict"] not in (*OPEN_VERDICTS, *told):
            found = f"says {said}" if told else "is missing"
            wrong = f"{row['verdict']}, but evidence for {row['claim_id']} {found}"
            choice = said or ", ".join(OPEN_VERDICTS)
            yield row.problem("verdict", wrong, f"{choice}, or evidence that says so")


@rule(
    *("evidence.source_id", "evidence.verdict", "article.source_id"),
    *("sources.source_id", "sources.origin"),
)
def rule_evidence_is_independent(tables: Tables) -> Iterator[Problem]:
    """The article, or a reprint of its wire story, is no evidence for itself."""
    origins = {row["source_id"]: row["origin"] for row in tables["sources"]}
    own = origins.get(article_source(tables))
    for row in tables["evidence"]:
        origin = origins.get(row["source_id"])
        if origin and origin == own and row["verdict"] != "context":
            wrong = f"{row['source_id']} has the origin of the article ({origin})"
            yield row.problem("source_id", wrong, "an independent source, or context")


@row_rule("evidence", "starts", "ends")
def rule_few_words(row: Row) -> Iterator[Problem]:
    """A passage has its first and its last words, few of each."""
    count = len(row["starts"].split()) + len(row["ends"].split())
    if count > MOST:
        wrong = f"{count} words with those of starts"
        yield row.problem("ends", wrong, f"{MOST}, as few as find it")


@row_rule("evidence", "starts", "place", "read")
def rule_found_where_read(row: Row) -> Iterator[Problem]:
    """A passage that was found was read, in a text that was opened."""
    found = row["starts"] or row["place"]
    if found and row["read"] not in ("full", "part"):
        wrong = f'"{row["read"]}", but the passage has its place ({found})'
        yield row.problem("read", wrong, "full, part")


@rule("claims.claim_id", "claims.status", "outcomes.claim_id")
def rule_announced_has_outcome(tables: Tables) -> Iterator[Problem]:
    """Each planned, expected or wished-for claim has an outcome, and no other claim has."""
    told = {row["claim_id"] for row in tables["outcomes"]} - {""}
    status = {row["claim_id"]: row["status"] for row in tables["claims"]}
    for row in tables["claims"]:
        if row["status"] in ANNOUNCED and row["claim_id"] not in told:
            wrong = f"{row['status']}, but {row['claim_id']} has no outcome"
            yield row.problem("status", wrong, "a row in outcomes, if only unknown")
    for row in tables["outcomes"]:
        found = status.get(row["claim_id"])
        if found and found not in ANNOUNCED:
            choice = f"a claim that is {', '.join(ANNOUNCED)}"
            yield row.problem("claim_id", f"{row['claim_id']} is {found}", choice)


@row_rule("outcomes", "outcome", "source_id")
def rule_outcome_has_source(row: Row) -> Iterator[Problem]:
    """An outcome that is known has a source."""
    if row["outcome"] not in ("unknown", "") and not row["source_id"]:
        wrong = f"{row['outcome']} without a source"
        yield row.problem("source_id", wrong, "a source_id, or unknown")
