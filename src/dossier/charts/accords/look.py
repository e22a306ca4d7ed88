"""How an accord is drawn."""

from dossier.plot import style


def look_of(accord, size):
    """Give the look of an accord's dot; one that sources dispute is hollow.

    Args:
        accord: a row of ``accords``.
        size: of the dot, in points.
    """
    status = "expected" if accord["disputed"] else accord["status"]
    return style.dot(status, accord["verdict"], size=size)
