"""Rules on texts that quote the number of a fact, such as {F01}."""

import re
from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Row, Tables, has, rule
from dossier.dataset.types import QUOTE, QUOTED


@rule()
def rule_quotes(tables: Tables) -> Iterator[Problem]:
    """A quotation names a total that there is, and years only of one that has them."""
    if "money" in tables.unread or ("money" in tables and not has(tables, "money.money_id")):
        return
    known = set(quotations(tables["money"].rows if "money" in tables else []))
    for table, columns in QUOTED.items():
        for row in tables.get(table, ()):
            for column in set(columns) & row.keys():
                for braces in re.findall(r"\{[^}]*\}?|\}", row[column]):
                    quote = QUOTE.fullmatch(braces)
                    if not quote or quote[1] not in known:
                        allowed = "{F01} or {F01.years}, with the key of a row of money"
                        yield row.problem(column, f"{braces} quotes no total", allowed)


def quotations(totals: list[Row]) -> Iterator[str]:
    """List what may be quoted: each amount, and the years where both are given."""
    for row in totals:
        yield row["money_id"]
        if row.get("period_from") and row.get("period_to"):
            yield f"{row['money_id']}.years"
