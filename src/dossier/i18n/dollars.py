"""Dollar signs that stay money where a page would take two of them for the ends of a formula.

MathJax and KaTeX join no text across elements, so a sign that is alone in its element has no
partner; code hosts advise the same. In Markdown it is written as a character reference too, for
formulas are looked for there before anything is rendered. What is seen, selected and copied stays
as it was written.
"""

import re

ALONE = "<span>&#36;</span>"
ASIDE = "mathjax_ignore tex2jax_ignore"  # classes in which MathJax 3 and 2 look for no formula
_IN_TEXT = re.compile(r"(?:\$|&#36;)(?![^<>]*>)")  # in no attribute
_SVG_TEXT = re.compile(r"<text\b.*?</text>", re.DOTALL)


def in_html(html):
    """Set the signs in the text of some HTML apart."""
    return _IN_TEXT.sub(ALONE, html)


def in_svg(svg):
    """Set the signs that an SVG writes apart.

    A title of an SVG can hold no element; the element around the SVG needs the class ``ASIDE``.
    """
    return _SVG_TEXT.sub(lambda found: _IN_TEXT.sub("<tspan>$</tspan>", found[0]), svg)


def in_markdown(text):
    """Set the signs in some Markdown apart."""
    return text.replace("$", ALONE)


def restored(markdown):
    """Take back what ``in_markdown`` did, for a page that knows no formulas."""
    return markdown.replace(ALONE, "$")
