"""Rules on texts that quote the number of a fact, such as {F01}, or type it in its place.

What is typed is held to the sums of the text's own claim and source, so that an equal number of
another thing is no fault.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from dossier.dataset.errors import Problem
from dossier.dataset.model import knows
from dossier.dataset.quoting import BRACES, QUOTE, QUOTED
from dossier.dataset.rules.raw_tables import Row, Tables, has, rule
from dossier.dataset.rules.references import LINKS

ONES = {"one": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
# How sums are written in the languages of the pages.
SCALES = {
    "billion": r"bn|bln|billions?|mil M[$€]|mil millones|млрд|миллиард\w*",
    "million": r"m|mn|mln|millions?|M[$€]|millones|млн|миллион\w*",
    "thousand": r"k|thousand|mil|тыс|тысяч\w*",
}
COIN = r"[A-Z]{3}|dollars?|euros?|yen|dólares|yenes|доллар\w*|евро|иен\w*"
BLANK = "[ \u00a0\u202f]"
SUM = re.compile(
    rf"(?<![\w.,])(?P<sign>[$€¥£]{BLANK}?)?"
    rf"(?P<digits>\d{{1,3}}(?:(?:{BLANK}|[.,])\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![.,]?\d)"
    + "".join(rf"(?P<{name}>{BLANK}?(?:{words})(?!\w))|" for name, words in SCALES.items()).join(
        ("(?:", rf"(?={BLANK}?(?P<coin>{COIN})(?!\w))|)")
    )
)
YEARS = re.compile(r"(?<!\d)(\d{4})(?:\s?[-–—/]\s?|\D{2,8})(\d{4})(?!\d)")


@rule()
def rule_quotes(tables: Tables) -> Iterator[Problem]:
    """A quotation names a total that there is, and years only of one that has them."""
    if "money" in tables.unread or ("money" in tables and not has(tables, "money.money_id")):
        return
    known = set()
    for row in tables.get("money", ()):
        known.add(row["money_id"])
        if row.get("period_from") and row.get("period_to"):
            known.add(f"{row['money_id']}.years")
    for table, columns in QUOTED.items():
        for row in tables.get(table, ()):
            for column in set(columns) & row.keys():
                for braces in re.findall(r"\{[^}]*\}?|\}", row[column]):
                    quote = QUOTE.fullmatch(braces)
                    if not quote or quote[1] not in known:
                        allowed = "{F01} or {F01.years}, with the key of a row of money"
                        yield row.problem(column, f"{braces} quotes no total", allowed)


@rule()
def rule_quotes_where_they_are_read(tables: Tables) -> Iterator[Problem]:
    """A quotation stands in a text that is shown with its number; elsewhere it shows as it is."""
    texts = "; ".join(f"{table}: {', '.join(columns)}" for table, columns in QUOTED.items())
    for name in filter(knows, {*tables} - {"translations"}):
        others = {*tables[name].columns} - {*QUOTED.get(name, ())}
        for row in tables[name]:
            for column in others:
                if quote := QUOTE.search(row[column]):
                    yield row.problem(column, f"{quote[0]} would show as it is", f"in {texts}")


@rule("money.money_id", "money.amount", "money.scale", "money.source_id")
def rule_numbers_are_quoted(tables: Tables) -> Iterator[Problem]:
    """A text quotes the sums and periods of its claim and source; it does not repeat them."""
    sums = [(row, bearings(tables, row)) for row in tables["money"]]
    for row, column, about in texts(tables):
        own = {about.get("claim_id"), about.get("source_id")}
        kin = [each for each, others in sums if own & others]
        text = BRACES.sub("", row[column])
        for words, value in dict(stated(text)).items() if kin else ():
            same = [each for each in kin if value in (amount(each), period(each))]
            same.sort(key=lambda each: each["source_id"] != about.get("source_id"))
            if same:
                ending = ".years" if isinstance(value, tuple) else ""
                wrong = f'"{words}" is typed, but {same[0].file}, row {same[0].number} has it'
                quotes = (f"{{{each['money_id']}{ending}}}" for each in same[:3])
                yield row.problem(column, wrong, " or ".join(quotes))


def bearings(tables: Tables, money: Row) -> set[str]:
    """List the claims and sources that a sum bears on, those linked to it among them."""
    found = {money.get("claim_id"), money.get("source_id")}
    for name, column in LINKS.items():
        links = tables.get(name, ())
        found |= {link.get(column) for link in links if link.get("fact_id") == money["money_id"]}
    return found - {"", None}


def texts(tables: Tables) -> Iterator[tuple[Row, str, Row]]:
    """Yield each text that may quote, as row and column, with the row that it belongs to."""
    for name, columns in QUOTED.items():
        for row in tables.get(name, ()):
            yield from ((row, column, row) for column in columns if row.get(column))
    by_key = {
        (name, row[table.key]): row
        for name in QUOTED
        if (table := tables.get(name)) and table.key in table.columns
        for row in table
    }
    for row in tables.get("translations", ()):
        about = by_key.get((row.get("table"), row.get("row_id")))
        if about and row.get("field") in QUOTED[row["table"]] and row.get("text"):
            yield row, "text", about


def stated(text: str) -> Iterator[tuple[str, Decimal | tuple[str, str]]]:
    """Yield the sums and periods of a text: as it has them, and what they come to."""
    for found in SUM.finditer(text):
        scale = next((name for name in SCALES if found[name]), "one")
        if scale != "one" or found["sign"] or found["coin"]:
            for value in readings(found["digits"]):
                yield found[0].strip(), value * ONES[scale]
    for found in YEARS.finditer(text):
        yield found[0], (found[1], found[2])


def readings(digits: str) -> set[Decimal]:
    """Read digits with a decimal point or comma, and with either between thousands."""
    digits = re.sub(BLANK, "", digits)
    plain = {digits.replace(",", ""), digits.replace(".", "").replace(",", ".")}
    return {Decimal(each) for each in plain if re.fullmatch(r"\d+(\.\d+)?", each)}


def amount(money: Row) -> Decimal | None:
    """Give what a sum comes to; None where it is not known."""
    value = money.amount("amount")
    return None if value is None else value * ONES.get(money["scale"], 0)


def period(money: Row) -> tuple[str, str]:
    """Give the first and the last year of a sum, as they are written."""
    return money.get("period_from", ""), money.get("period_to", "")
