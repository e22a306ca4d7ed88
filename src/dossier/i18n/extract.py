"""Extractors for Babel: the messages of notebooks and of a package's descriptor.

``make messages`` runs them; see ``tool.babel`` in pyproject.toml.
"""

import io
import json
import re

import yaml
from babel.messages.extract import extract_python

DRAWING = re.compile(r"^def (\w+)\(story", re.MULTILINE)


def notebook(fileobj, keywords, comment_tags, options):
    """Yield the messages of a notebook: Markdown cells whole, those of its code, its drawings.

    The place of a message is the number of its cell, from 1.
    """
    cells = json.loads(fileobj.read().decode("utf-8"))["cells"]
    for number, cell in enumerate(cells, 1):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield number, "", source, ["Markdown cell"]
        else:
            for drawing in DRAWING.findall(source):
                yield number, "", drawing.replace("_", " "), ["Name of a figure"]
            code = io.BytesIO(source.encode("utf-8"))
            for _, function, messages, comments in extract_python(code, keywords, [], {}):
                yield number, function, messages, comments


def descriptor(fileobj, keywords, comment_tags, options):
    """Yield the texts of a descriptor that pages and figures show."""
    about = yaml.safe_load(fileobj)
    yield 1, "", about["title"], ["Title of the package"]
    yield 1, "", about["description"], ["What the package holds"]
    if "introduction" in about:
        yield 1, "", about["introduction"], ["First sentence of the front page"]
    for verb in about.get("verbs", {}).values():
        yield 1, "", verb, ["Verb of a relation"]
        states = tuple(verb.replace("{target}", name) for name in ("{n} state", "{n} states"))
        yield 1, "plural", states, ["The same, to several"]
    for text in (text for own in about.get("notebooks", {}).values() for text in own.values()):
        yield 1, "", text, ["Question of a page"]
    for person in about["contributors"]:
        yield 1, "", person["title"], ["Who made the package"]
    for table in about["resources"]:
        yield 1, "", table["description"], ["What a table holds"]
    yield 1, "", about["boundaries"]["policy"], ["Footer of maps"]
