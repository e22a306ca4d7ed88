"""Rules on facts and sources: accounts, places, actors, relations, addresses, codes."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from dossier.dataset.countries import FORMER, former
from dossier.dataset.currencies import currencies, current
from dossier.dataset.errors import Problem, allowed
from dossier.dataset.forms import is_language
from dossier.dataset.rules.claims import article_source
from dossier.dataset.rules.positions import OFF
from dossier.dataset.rules.raw_tables import (
    Row,
    Tables,
    remark,
    row_rule,
    rows_with,
    rule,
)


@rule()
def rule_addresses(tables: Tables) -> Iterator[Problem]:
    """An address can be followed: http or https, a host, no blanks."""
    for column in ("url", "archived"):
        for row in rows_with(tables, column):
            if row[column] and not followable(row[column]):
                wrong = f'"{row[column]}" is no web address'
                yield row.problem(column, wrong, "http:// or https://, a host, no blanks")


def followable(url: str) -> bool:
    """Tell whether a browser could follow an address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and len(url.split()) == 1


@rule("article.source_id")
def rule_accounts_keep_apart(tables: Tables) -> Iterator[Problem]:
    """The article's account rests on the article, the checked one never does."""
    own = article_source(tables)
    for column in ("source_id", "depart_source_id"):
        for row in rows_with(tables, "account", column):
            source = row[column]
            if own and source and row["account"] == "article" and source != own:
                wrong = f"{source} on the article's account"
                yield row.problem(column, wrong, f"{own}, the article")
            if own and source == own and row["account"] == "checked":
                wrong = f"{own} is the article, but the account is checked"
                yield row.problem(column, wrong, "an independent source")


@row_rule("", "account", "claim_id")
def rule_article_rows_have_claims(row: Row) -> Iterator[Problem]:
    """What the article's account tells is one of its claims."""
    if row["account"] == "article" and not row["claim_id"]:
        wrong = "is empty, but the account is the article's"
        yield row.problem("claim_id", wrong, "the claim that says so")


@row_rule("places", "precision", "latitude", "longitude", "source_id")
def rule_coordinates(row: Row) -> Iterator[Problem]:
    """What has coordinates has both, with a source; a point, city or sea area has them."""
    placed = row["precision"] in OFF or bool(row["latitude"] or row["longitude"])
    for column in ("latitude", "longitude"):
        if placed and not row[column]:
            yield row.problem(column, f"is empty for a {row['precision']}", "degrees")
    if placed and not row["source_id"]:
        yield row.problem("source_id", "is empty, but there are coordinates", "their source")


@row_rule("actors", "actor_id", "kind", "country")
def rule_states_are_countries(row: Row) -> Iterator[Problem]:
    """A state's key is its country code."""
    if row["kind"] == "state" and row["country"] != row["actor_id"]:
        wrong = f'"{row["country"]}" for the state {row["actor_id"]}'
        yield row.problem("country", wrong, row["actor_id"])


@row_rule("", "country")
def rule_former_states(row: Row) -> Iterator[Problem]:
    """A code of four letters is that of a former state."""
    if len(row["country"]) == FORMER and row["country"] not in former():
        hint = allowed(row["country"], former(), "ISO 3166 alpha-3, or ISO 3166-3")
        yield row.problem("country", f'"{row["country"]}" is not known; {hint}')


@row_rule("", "currency")
def rule_currencies(row: Row) -> Iterator[Problem]:
    """A currency is one that is or was."""
    code = row["currency"]
    if code and code not in currencies():
        hint = allowed(code, current(), "ISO 4217, such as EUR")
        yield row.problem("currency", f'"{code}" is no currency; {hint}')


@row_rule("sources", "language")
def rule_languages(row: Row) -> Iterator[Problem]:
    """A source is in a language that there is."""
    if row["language"] and not is_language(row["language"]):
        wrong = f'"{row["language"]}" is no language'
        yield row.problem("language", wrong, "the code of one, such as es")


@rule()
def rule_two_sides(tables: Tables) -> Iterator[Problem]:
    """A relation joins two actors, an accord two parties."""
    for first, second in (("from_id", "to_id"), ("party_a_id", "party_b_id")):
        for row in rows_with(tables, first, second):
            if row[first] and row[first] == row[second]:
                yield row.problem(second, f'"{row[second]}" is on both ends', "another actor")


@remark("relations.kind")
def remark_kinds_without_a_verb(tables: Tables) -> Iterator[Problem]:
    """A relation of a kind without a verb has that of its side, as if nothing was said of it."""
    told = set(tables.descriptor.get("verbs", ()))
    for row in tables["relations"]:
        kind = row["kind"]
        if kind and kind not in told:
            told.add(kind)
            message = f'"{kind}" has no verb, and is told as what is for or against somebody'
            example = f'{{{kind}: "{{source}} ... {{target}}"}}'
            yield row.problem("kind", f"{message}; usual: verbs: {example} in datapackage.yaml")
