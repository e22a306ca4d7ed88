"""The same drawing in fewer letters, so that a page with many marks stays light."""

from collections import Counter

from dossier.plot.drawn import LOOKS
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


def say_once(root):
    """Say around all words how most of them look, and with those that look otherwise, in place."""
    texts = list(root.iter(TEXT))
    for key, unsaid in LOOKS.items():
        counted = Counter(text.get(key, unsaid) for text in texts)
        most = max(counted, key=counted.get, default=unsaid)
        if counted[most] <= counted[unsaid]:
            continue
        root.set(key, most)
        for text in texts:
            if text.attrib.setdefault(key, unsaid) == most:
                del text.attrib[key]
