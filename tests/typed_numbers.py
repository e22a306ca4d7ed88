"""Find numbers that somebody typed where a row of the data should speak.

A number is written in digits (4.4, 2008, 1,200; not P12S1, UTF-8 or Mi-17, which are names), or
is a word from "two" to "twenty", a ten up to "ninety", "dozen", "hundred" or "thousand". "One",
"a", "zero", "both", "once" and ordinals are not held to be numbers: they are pronouns and order
more often than facts; "million" and "billion" are units.

Three places are searched:

- code (``src/dossier``, code cells): string literals that are words, which means that they have a
  blank between two words, or stand in a call of ``READ``, in a keyword of ``SHOWN`` or in a dict of
  such keywords; and numbers given straight to such a call, as in ``words.number(12)`` or
  ``label=2008``; but for a 0, which is said of nothing. Docstrings, comments, assertions, numbers
  in drawing calls and the parameters of notebooks are not for readers of figures.
- prose: markdown cells, without code and the targets of links; texts of the page templates.
- what is drawn: titles, subtitles, marks, texts in the picture, sentences of notebooks, once from
  the real package and once from one in which every amount, year, date and number in a text is
  another (``changed_package``). A number that is the same in both at the same place comes from no
  row. Numbers that stand alone in the picture are an axis. Nothing stays nothing, and whole
  numbers up to the length of the longest table may be counts, which do not change; typed counts
  are for the first two searches to find.

What is found is a defect or an exception in ``number_exceptions.csv``, with its reason.
"""

import ast
import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path

from dossier.dataset.paths import ROOT

COUNTS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen "
    "hundred thousand"
).split()
NUMBER = re.compile(
    rf"(?<!\w)(?<![A-Za-z]-)(?:\d{{4}}-\d\d-\d\d|\d+(?:[.,]\d+)*)|\b(?:{'|'.join(COUNTS)})s?\b",
    re.IGNORECASE,
)
READ = set(
    "say plural tell Prose empty format text annotate put note set_title suptitle set_xlabel "
    "set_ylabel number percent money year years".split()
)
FIRST = {"number", "percent", "money", "year"}  # further arguments are layout
DRAWING = {"text", "annotate", "put", "note"}  # numbers in these are places, not words
SHOWN = {"title", "subtitle", "kind", "label", "value", "unit", "message"}
NAME = re.compile(r"\d\d-[a-z]+")  # of a notebook or figure
EXCEPTIONS = Path(__file__).parent / "number_exceptions.csv"


@dataclass(frozen=True, order=True)
class Found:
    """A number, the file or thing that it stands in, and the words around it."""

    place: str
    number: str
    words: str


def numbers(text):
    """List the numbers of a text; placeholders and names of figures hold none."""
    return NUMBER.findall(NAME.sub("", re.sub(r"\{[^{}]*\}", "{}", text)))


def in_text(place, text):
    """Find the numbers of a text that readers see."""
    return [Found(place, number.lower(), " ".join(text.split())[:80]) for number in numbers(text)]


def in_code(place, source):
    """Find typed numbers in Python code."""
    tree = ast.parse(source)
    _silence(tree)
    seen = {id(node) for call in ast.walk(tree) for node in _shown(call)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str):
            if id(node) in seen or re.search(r"\w \w", node.value):
                found += in_text(place, node.value)
        elif id(node) in seen and type(node.value) in (int, float) and node.value:
            found.append(Found(place, str(node.value), ast.unparse(node)))
    return found


def _silence(tree):
    """Empty what no reader of a figure sees: docstrings and the messages of assertions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            node.msg = None
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            if isinstance(body[0].value, ast.Constant):
                body[0].value = ast.Constant("")


def _shown(call):
    """Give the constants that a call, or a dict of its keywords, shows to readers."""
    if isinstance(call, ast.Dict):
        for key, value in zip(call.keys, call.values, strict=True):
            if getattr(key, "value", None) in SHOWN:  # a number alone may be a size of letters
                yield from (part for part in _constants(value) if isinstance(part.value, str))
    if not isinstance(call, ast.Call):
        return
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    arguments = call.args[:1] if name in FIRST else call.args
    given = [(name in READ, argument) for argument in arguments]
    given += [(name in READ - DRAWING or word.arg in SHOWN, word.value) for word in call.keywords]
    for shown, value in given:
        if shown:
            number = name not in DRAWING
            yield from (node for node in _constants(value) if number or isinstance(node.value, str))


def _constants(value):
    """Give the constants that a value is made of: f-strings, sums of texts, either of two."""
    if isinstance(value, ast.Constant):
        yield value
    elif isinstance(value, ast.JoinedStr):
        for part in value.values:
            yield from _constants(getattr(part, "value", part))
    elif isinstance(value, ast.IfExp):
        yield from [*_constants(value.body), *_constants(value.orelse)]
    elif isinstance(value, ast.BinOp):
        parts = [*_constants(value.left), *_constants(value.right)]
        yield from (part for part in parts if isinstance(part.value, str))


def in_markdown(place, source):
    """Find typed numbers in Markdown."""
    return in_text(place, _prose(source))


def _prose(markdown):
    """Leave out of Markdown what is no prose: code, targets of links, numbers of list items."""
    text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)|<!--.*?-->", " ", markdown, flags=re.DOTALL)
    return re.sub(r"^\s*\d+\. ", "", text, flags=re.MULTILINE)


def in_template(place, source):
    """Find typed numbers in the texts of a Jinja template: between tags, and quoted words."""
    source = re.sub(r"\{#.*?#\}", " ", source, flags=re.DOTALL)
    quoted = re.findall(r'"([^"]*\w \w[^"]*)"', " ".join(re.findall(r"\{[{%].*?[}%]\}", source)))
    plain = re.sub(r"\{[{%].*?[}%]\}|<[^>]*>|&#?\w+;", " ", source, flags=re.DOTALL)
    return [found for text in [*quoted, plain] for found in in_text(place, text)]


def in_notebook(place, source):
    """Find typed numbers in a notebook, but for the cell of its parameters."""
    found = []
    for cell in json.loads(source)["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            found += in_markdown(place, text)
        elif "parameters" not in cell["metadata"].get("tags", ()):
            found += in_code(place, text)
    return found


SEARCHES = {
    "src/dossier/**/*.py": in_code,
    "src/dossier/**/*.j2": in_template,
    "notebooks/*.ipynb": in_notebook,
}


def in_files(root=ROOT):
    """Find the typed numbers of all code, templates and notebooks."""
    return [
        found
        for pattern, search in SEARCHES.items()
        for file in sorted(root.glob(pattern))
        for found in search(file.relative_to(root).as_posix(), file.read_text("utf-8"))
    ]


def shown_texts(drawn):
    """Collect the texts that a drawing shows, by where they stand.

    Args:
        drawn: what ``drawing.draw`` returns.
    """
    texts = {place: _prose(text) for place, text in drawn.sentences.items()}
    for name, figure in drawn.figures.items():
        place = f"figure {name}"
        texts |= {f"{place} title": figure.title, f"{place} subtitle": figure.subtitle}
        texts |= {f"{place} alt": figure.alt, f"{place} description": figure.description}
        written = [text.get_text() for axes in figure.canvas.axes for text in axes.texts]
        texts[f"{place} picture"] = " | ".join(text for text in written if not _is_tick(text))
        for mark in figure.marks:
            texts[f"{place} {mark.id}"] = f"{mark.label}: {mark.value} {mark.unit}"
    return texts


def _is_tick(text):
    """Tell whether a text is a number alone, as along an axis."""
    return not re.search(r"[^\W\d]", text)


def in_drawings(real, changed, longest):
    """Find the numbers that stay although the data have changed.

    Args:
        real: texts of the real package by place, of ``shown_texts``.
        changed: those of the changed package.
        longest: rows of the longest table; whole numbers up to it may be counts.
    """
    return [
        found
        for place, text in real.items()
        for found in in_text(place, text)
        if found.number in map(str.lower, numbers(changed.get(place, "")))
        and not _may_count(found.number, longest)
    ]


def _may_count(number, longest):
    return number in COUNTS or re.fullmatch(r"\d+(\.0)?", number) and float(number) <= longest


def read_exceptions(file=EXCEPTIONS):
    """Read the exceptions: (place, number) to reason; ``*`` stands for all of a place."""
    with file.open(encoding="utf-8", newline="") as stream:
        return {(row["place"], row["number"]): row["reason"] for row in csv.DictReader(stream)}


def judge(found, exceptions):
    """Hold findings against the exceptions; list what is wrong, in words."""
    keys = {(each.place, number) for each in found for number in (each.number, "*")}
    wrong = [
        f"{each.place}: {each.number} is typed in “{each.words}”; allowed: a value of a row"
        for each in sorted(set(found))
        if not exceptions.keys() & {(each.place, each.number), (each.place, "*")}
    ]
    wrong += [f"{place}: no {number} to be excepted" for place, number in {*exceptions} - keys]
    return wrong + [f"{place}: no reason" for (place, _), why in exceptions.items() if not why]
