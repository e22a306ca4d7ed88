"""The texts of a package in another language: ``translations``, one row per text and language."""

import re

from dossier.dataset.schema import key_fields

TABLE = "translations"
_NUMBER = re.compile(r"\{[^{}]*\}|\d+(?:[.,\u00a0\u202f]\d+)*")
_SEPARATOR = re.compile(r"[.,\u00a0\u202f](?=\d)")


def load(package, table, lang):
    """Load a table with its texts in a language.

    Equal texts of a column need one translation. A text stays as it is where it has none, or one
    with other numbers: its original has been corrected since.

    Args:
        package: the package.
        table: name of the table.
        lang: one of ``LANGUAGES``.
    """
    frame = package.load(table)
    if lang == "en" or TABLE not in package.tables:
        return frame
    texts = package.load(TABLE)
    texts = texts[(texts["table"] == table) & (texts["lang"] == lang)]
    key = frame[key_fields(package.schema(table)["primaryKey"])[0]]
    for field, told in texts.groupby("field"):
        own = key.map(dict(zip(told["row_id"], told["text"], strict=True))).astype("string")
        own = own.fillna(_same(frame[field], own))
        pairs = zip(frame[field].fillna(""), own.fillna(""), strict=True)
        frame[field] = own.where([faithful(*pair) for pair in pairs]).fillna(frame[field])
    return frame


def _same(texts, own):
    """Give a text without a translation that of an equal one in its column."""
    told = dict(zip(texts[own.notna()], own.dropna(), strict=True))
    return texts.map(told).astype("string")


def faithful(original, text):
    """Tell whether a translation has the numbers and quotations of its original.

    Decimal sign, scale and order are free: 2.2 (billion) is the same as 2200 (million).
    """
    return _numbers(original) == _numbers(text)


def _numbers(text):
    return sorted(_SEPARATOR.sub("", number).rstrip("0") for number in _NUMBER.findall(text))
