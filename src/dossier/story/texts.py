"""The texts of a package as its reader has them: in a language, with the sums that they quote.

``translations`` has one row per text and language. A quotation ``{F01}`` becomes the amount of that
total, ``{F01.years}`` its period: so a number stands in one cell, and sentences follow.
"""

import pandas as pd

from dossier.dataset.quoting import QUOTE, QUOTED, faithful
from dossier.dataset.rows import dicts
from dossier.dataset.schema import key_fields
from dossier.story.once import once
from dossier.story.own_words import words_of

TABLE = "translations"
QUOTABLE = (
    *("money_id", "amount", "currency", "scale", "comparator"),
    *("period_from", "period_to"),
)


@once
def load(package, table, lang):
    """Load a table with its texts in a language, the amounts that they quote written out.

    Equal texts of a column need one translation. A text stays as it is where it has none, or one
    with other numbers: its original has been corrected since.

    The first language of the package is that of the originals.
    """
    frame = package.load(table)
    if lang != package.languages[0] and TABLE in package.tables:
        _translate(frame, package, table, lang)
    columns = QUOTED.get(table, ())
    texts = " ".join(text for column in columns for text in frame[column].dropna())
    quoted = {quote.removesuffix(".years") for quote in QUOTE.findall(texts)}
    said = _sayings(package, words_of(package, lang), quoted) if quoted else {}
    for column in columns:
        frame[column] = frame[column].str.replace(
            QUOTE, lambda quote: said.get(quote[1], quote[0]), regex=True
        )
    return frame


def _translate(frame, package, table, lang):
    """Put translations in place of the texts of a table; change in place."""
    texts = package.load(TABLE)
    texts = texts[(texts["table"] == table) & (texts["lang"] == lang)]
    key = frame[key_fields(package.schema(table)["primaryKey"])[0]]
    for field, told in texts.groupby("field"):
        own = key.map(dict(zip(told["row_id"], told["text"], strict=True))).astype("string")
        own = own.fillna(_same(frame[field], own))
        pairs = zip(frame[field].fillna(""), own.fillna(""), strict=True)
        frame[field] = own.where([faithful(*pair) for pair in pairs]).fillna(frame[field])


def _same(texts, own):
    """Give a text without a translation that of an equal one in its column."""
    told = dict(zip(texts[own.notna()], own.dropna(), strict=True))
    return texts.map(told).astype("string")


def _sayings(package, words, quoted):
    """Write amount and period of some totals as a reader would: a dict of quotation to text."""
    said = {}
    for total in dicts(package.excerpt("money", "money_id", quoted, QUOTABLE)):
        amount = words.money(*(total[key] for key in ("amount", "currency", "scale")))
        said[total["money_id"]] = words.compared(total["comparator"], amount)
        years = (total["period_from"], total["period_to"])
        if not any(pd.isna(year) for year in years):
            said[f"{total['money_id']}.years"] = words.years(*years)
    return said
