"""The texts of a package in another language: ``translations``, one row per text and language."""

from dossier.format.faults import key_fields

TABLE = "translations"


def load(package, table, lang):
    """Load a table with its texts in a language; what is not translated stays as it is.

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
        own = key.map(dict(zip(told["row_id"], told["text"], strict=True)))
        frame[field] = own.astype("string").fillna(frame[field])
    return frame
