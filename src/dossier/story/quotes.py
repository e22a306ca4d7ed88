"""Numbers quoted in texts: ``{F01}`` becomes the amount of that total, ``{F01.years}`` its period.

So a number stands in one cell, and the sentences that speak of it follow.
"""

import pandas as pd

from dossier.dataset.quoting import QUOTE, QUOTED
from dossier.dataset.rows import dicts
from dossier.story import translation
from dossier.story.once import once
from dossier.story.own_words import words_of

QUOTABLE = (
    *("money_id", "amount", "currency", "scale", "comparator"),
    *("period_from", "period_to"),
)


def sayings(package, words, quoted):
    """Write amount and period of some totals as a reader would: a dict of quotation to text."""
    said = {}
    for total in dicts(package.excerpt("money", "money_id", quoted, QUOTABLE)):
        amount = words.money(*(total[key] for key in ("amount", "currency", "scale")))
        said[total["money_id"]] = words.compared(total["comparator"], amount)
        years = (total["period_from"], total["period_to"])
        if not any(pd.isna(year) for year in years):
            said[f"{total['money_id']}.years"] = words.years(*years)
    return said


@once
def load(package, table, lang):
    """Load a table, one of ``QUOTED``, with the amounts that its texts quote written out."""
    frame = translation.load(package, table, lang)
    texts = " ".join(text for column in QUOTED[table] for text in frame[column].dropna())
    quoted = {quote.removesuffix(".years") for quote in QUOTE.findall(texts)}
    said = sayings(package, words_of(package, lang), quoted)
    for column in QUOTED[table]:
        frame[column] = frame[column].str.replace(
            QUOTE, lambda quote: said.get(quote[1], quote[0]), regex=True
        )
    return frame
