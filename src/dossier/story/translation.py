"""The texts of a package in another language: ``translations``, one row per text and language."""

from dossier.dataset.quoting import faithful
from dossier.dataset.schema import key_fields
from dossier.story.once import once

TABLE = "translations"


@once
def load(package, table, lang):
    """Load a table with its texts in a language.

    Equal texts of a column need one translation. A text stays as it is where it has none, or one
    with other numbers: its original has been corrected since.

    The first language of the package is that of the originals.
    """
    frame = package.load(table)
    if lang == package.languages[0] or TABLE not in package.tables:
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
