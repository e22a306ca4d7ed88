"""Rules on facts: accounts, stops, sums, units, places, actors, addresses."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from dossier.dataset.errors import Problem, allowed
from dossier.dataset.former import LENGTH, former
from dossier.dataset.rules.claims import article_source
from dossier.dataset.rules.raw_tables import Row, Table, Tables, rows_with, rule

PLACED = ("point", "city", "sea_area")


def accounts(table: Table) -> dict[str, list[Row]]:
    """Group the rows of a table by account, in the order of their positions."""
    groups = {}
    for row in sorted(table, key=lambda row: row.amount("position") or 0):
        groups.setdefault(row["account"], []).append(row)
    return groups


@rule("tour_stops.account", "tour_stops.position")
def rule_stop_positions(tables: Tables) -> Iterator[Problem]:
    """The stops of an account are numbered from 1 without a gap."""
    for account, stops in accounts(tables["tour_stops"]).items():
        for expected, row in enumerate(stops, start=1):
            if row["position"] != str(expected):
                message = f'"{row["position"]}" is out of order on the account {account}'
                yield row.problem("position", f"{message}; allowed: {expected}, counting from 1")
                break


@rule("tour_stops.account", "tour_stops.position", "tour_stops.arrive", "tour_stops.depart")
def rule_stops_in_time(tables: Tables) -> Iterator[Problem]:
    """A stop ends after it begins, and begins after the one before it."""
    for stops in accounts(tables["tour_stops"]).values():
        last = None
        for row in stops:
            arrive, depart = row.day("arrive"), row.day("depart")
            if arrive and depart and depart < arrive:
                message = f"departs on {depart}, before it arrives on {arrive}"
                yield row.problem("depart", f"{message}; allowed: {arrive} or later")
                depart = None
            elif last and (arrive or depart or last) < last:
                column = "arrive" if arrive else "depart"
                message = f"{row[column]} is before {last}, the end of the stop before it"
                yield row.problem(column, f"{message}; allowed: {last} or later")
            last = max(filter(None, (last, arrive, depart)), default=None)


@rule("tour_stops.depart", "tour_stops.depart_source_id")
def rule_departure_has_source(tables: Tables) -> Iterator[Problem]:
    """A departure has a source of its own; without a departure there is none."""
    for row in tables["tour_stops"]:
        yield from row.together("depart", "depart_source_id")


@rule("parts.value_low", "parts.value_high")
def rule_range(tables: Tables) -> Iterator[Problem]:
    """The lowest published value is not above the highest."""
    for row in tables["parts"]:
        low, high = row.amount("value_low"), row.amount("value_high")
        if low is not None and high is not None and low > high:
            message = f"{low} is more than value_high {high}; allowed: {high} or less"
            yield row.problem("value_low", message)


@rule()
def rule_quantity_has_unit(tables: Tables) -> Iterator[Problem]:
    """A quantity has a unit, and a unit a quantity."""
    for row in rows_with(tables, "quantity", "quantity_unit"):
        if row["quantity"] and not row["quantity_unit"]:
            message = f"is empty, but quantity is {row['quantity']}; allowed: its unit"
            yield row.problem("quantity_unit", message)
        if row["quantity_unit"] and not row["quantity"]:
            message = f'"{row["quantity_unit"]}" without a quantity; allowed: an empty cell'
            yield row.problem("quantity_unit", message)


@rule()
def rule_addresses(tables: Tables) -> Iterator[Problem]:
    """An address can be followed: http or https, a host, no blanks."""
    for column in ("url", "archived"):
        for row in rows_with(tables, column):
            if row[column] and not followable(row[column]):
                message = f'"{row[column]}" is no web address'
                allowed = "http:// or https://, a host, no blanks"
                yield row.problem(column, f"{message}; allowed: {allowed}")


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
                message = f"{source} on the article's account; allowed: {own}, the article"
                yield row.problem(column, message)
            if own and source == own and row["account"] == "checked":
                message = f"{own} is the article, but the account is checked"
                yield row.problem(column, f"{message}; allowed: an independent source")


@rule()
def rule_article_rows_have_claims(tables: Tables) -> Iterator[Problem]:
    """What the article's account tells is one of its claims."""
    for row in rows_with(tables, "account", "claim_id"):
        if row["account"] == "article" and not row["claim_id"]:
            message = "is empty, but the account is the article's; allowed: the claim that says so"
            yield row.problem("claim_id", message)


@rule("places.precision", "places.latitude", "places.longitude", "places.source_id")
def rule_coordinates(tables: Tables) -> Iterator[Problem]:
    """What has coordinates has both, with a source; a point, city or sea area has them."""
    for row in tables["places"]:
        placed = row["precision"] in PLACED or bool(row["latitude"] or row["longitude"])
        for column in ("latitude", "longitude"):
            if placed and not row[column]:
                message = f"is empty for a {row['precision']}; allowed: degrees"
                yield row.problem(column, message)
        if placed and not row["source_id"]:
            message = "is empty, but there are coordinates; allowed: their source"
            yield row.problem("source_id", message)


@rule("actors.actor_id", "actors.kind", "actors.country")
def rule_states_are_countries(tables: Tables) -> Iterator[Problem]:
    """A state's key is its country code."""
    for row in tables["actors"]:
        if row["kind"] == "state" and row["country"] != row["actor_id"]:
            message = f'"{row["country"]}" for the state {row["actor_id"]}'
            yield row.problem("country", f"{message}; allowed: {row['actor_id']}")


@rule()
def rule_former_states(tables: Tables) -> Iterator[Problem]:
    """A code of four letters is that of a former state."""
    for row in rows_with(tables, "country"):
        if len(row["country"]) == LENGTH and row["country"] not in former():
            hint = allowed(row["country"], former(), "ISO 3166 alpha-3, or ISO 3166-3")
            yield row.problem("country", f'"{row["country"]}" is not known; {hint}')


@rule()
def rule_two_sides(tables: Tables) -> Iterator[Problem]:
    """A relation joins two actors, an accord two parties."""
    for first, second in (("from_id", "to_id"), ("party_a_id", "party_b_id")):
        for row in rows_with(tables, first, second):
            if row[first] and row[first] == row[second]:
                message = f'"{row[second]}" is on both ends; allowed: another actor'
                yield row.problem(second, message)


@rule("series.from_id", "series.to_id", "series.year", "series.unit")
def rule_one_value_a_year(tables: Tables) -> Iterator[Problem]:
    """Two actors, a unit and a year have one value."""
    seen = {}
    for row in tables["series"]:
        deal = row["from_id"], row["to_id"], row["year"], row["unit"]
        first = seen.setdefault(deal, row)
        if first is not row and all(deal):
            message = f"{row['year']} stands for the same two in row {first.number} already"
            yield row.problem(
                "year", f"{message}; allowed: one row per from_id, to_id, year and unit"
            )
