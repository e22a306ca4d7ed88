"""What ``dossier explain`` finds, in words for a console."""

from textwrap import wrap

from dossier.story.templates import render

WIDTH = 96


def tell(record, words):
    """Write a record of ``record.explain`` as text."""
    lines = render("record.txt.j2", words, record=record).split("\n")
    return "\n".join(line for text in lines for line in _wrapped(text))


def _wrapped(text):
    """Break a line between words alone, so that a link stays whole; keep its indent."""
    indent = text[: len(text) - len(text.lstrip())]
    own = {"initial_indent": indent, "subsequent_indent": f"{indent}  "}
    whole = {"break_long_words": False, "break_on_hyphens": False}
    return wrap(text.strip(), WIDTH, **own, **whole)
