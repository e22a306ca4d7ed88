"""Rules on texts that quote the number of a fact, such as {F01}."""

import re
from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.rows import Row, Tables, rule
from dossier.dataset.types import QUOTE, QUOTED


@rule("money.money_id", "money.period_from", "money.period_to")
def rule_quotes(tables: Tables) -> Iterator[Problem]:
    """A quotation names a total that there is, and years only of one that has them."""
    known = set(quotations(tables["money"].rows))
    for table, columns in QUOTED.items():
        for row in tables.get(table, ()):
            for column in set(columns) & row.keys():
                for braces in re.findall(r"\{[^}]*\}?|\}", row[column]):
                    quote = QUOTE.fullmatch(braces)
                    if not quote or quote[1] not in known:
                        message = f"{braces} quotes no total"
                        allowed = "{F01} or {F01.years}, with the key of a row of money"
                        yield row.problem(column, f"{message}; allowed: {allowed}")


def quotations(totals: list[Row]) -> Iterator[str]:
    """List what may be quoted: each amount, and the years where both are given."""
    for row in totals:
        yield row["money_id"]
        if row["period_from"] and row["period_to"]:
            yield f"{row['money_id']}.years"
