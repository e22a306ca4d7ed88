"""SVG as a tree of elements, in the form in which it is kept, instead of text to be read again.

It takes the place of the writer to which ``RendererSVG`` (matplotlib 3.11) says each element.
"""

import re
import xml.etree.ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
LINK = "xlink:href"
USUAL = {("text-anchor", "start"), ("stroke-dashoffset", "0")}
PLACES = 2  # of decimals: nobody sees what is finer than a hundredth of a point
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


class Tree:
    """Elements as they are said; looks are attributes, and ids begin with a figure's name.

    Args:
        name: the figure's.
        **about: attributes of the root.
    """

    def __init__(self, name, **about):
        self.name, self.root = name, ET.Element(f"{{{SVG}}}svg", about)
        self._open = [self.root]
        self.last = self.root

    def start(self, tag, attrib=None, **more):
        """Open an element; a group that says nothing is none."""
        about = self._said(tag, (attrib or {}) | more)
        inner = self._open[-1]
        if tag != "g" or about:
            inner = self._add(f"{{{SVG}}}{tag}", about)
        self._open.append(inner)

    def again(self, element, **more):
        """Add an element like one that is there, but for some attributes."""
        self._add(element.tag, element.attrib | more)

    def _add(self, tag, about):
        """Add an element to the one that is open; it is the ``last``."""
        inner = self._open[-1]
        if not len(inner):
            inner.text = "\n"
        self.last = ET.SubElement(inner, tag, about)
        self.last.tail = "\n"
        return self.last

    def end(self, tag=None, indent=True):
        """Close the last element that is open."""
        self._open.pop()

    def element(self, tag, text=None, attrib=None, **more):
        """Add a whole element, its blanks held apart: a browser makes one of two."""
        self.start(tag, attrib, **more)
        if text:
            self._open[-1].text = text.replace("  ", "\u00a0\u00a0")
        self.end()

    def close(self, number):
        """Close all that is open."""

    def flush(self):
        """Write nothing: the tree is all there is."""

    def _said(self, tag, attributes):
        """Give attributes as they are kept: no style, which the pages' policy forbids."""
        kept = {}
        for key, value in attributes.items():
            if not value or key == "style":
                continue
            if key == LINK:
                key, value = f"{{{XLINK}}}href", self._own("#", value)
            elif key == "id" and tag != "g":
                value = f"{self.name}-{value}"
            elif key == "clip-path":
                value = self._own("url(#", value)
            elif key in ("x", "y"):
                value = _LONG_NUMBER.sub(_shortened, value)
            elif key == "transform" and value.startswith("rotate(-0 "):
                continue
            kept[key] = value
        for declaration in attributes.get("style", "").split("; "):
            key, _, value = declaration.partition(": ")
            if value and key != "font-family" and (key, value) not in USUAL:
                kept[key] = self._own("url(#", value)
        return kept

    def _own(self, start, value):
        """Begin what refers to an id with the figure's name."""
        return value.replace(start, f"{start}{self.name}-", 1) if value.startswith(start) else value


def short(number):
    """Write a number without what nobody sees."""
    return f"{number:.{PLACES}f}".rstrip("0").rstrip(".")


def _shortened(found):
    return short(float(found[0]))
