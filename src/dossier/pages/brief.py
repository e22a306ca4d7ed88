"""The same drawing in fewer letters, so that a page with many marks stays light."""

from dossier.plot.svg import TEXT


def shorten(root):
    """Leave out the blanks and line ends between the parts of a drawing, in place.

    Places and looks stay as they are: the seal of a figure holds for its drawing in a page, too.
    """
    for element in root.iter():
        if element.tag != TEXT and (element.text or "x").isspace():
            element.text = ""
        if (element.tail or "x").isspace():
            element.tail = ""
