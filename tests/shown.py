"""What the notebooks show a reader, made in this process, and the amounts in it."""

import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from drawing import NAMES, _run, code_cells
from IPython.core.formatters import DisplayFormatter

from dossier.plot.figure import Figure
from dossier.plot.svg import SVG
from dossier.story import notebook

AMOUNT = re.compile(r"\$\d[\d.,]*(?:bn|m)?")
SHOWN = ("text/html", "text/markdown", "text/plain")


def values():
    """List what the cells of all notebooks show, and the cards of claims that name amounts."""
    found = []
    for name in NAMES:
        space = {}
        cells = [source for _, tags, source in code_cells(name) if "explore" not in tags]
        found += [(name, value) for value in (_run(source, space) for source in cells)]
    claims = space["story"]["claims"]
    rich = claims.loc[claims["claim"].str.contains("$", regex=False), "claim_id"]
    found += [("card", space["story"].claim(key)) for key in rich]
    amounts = claims["claim"].str.findall(AMOUNT).str.join(" of ")
    frame = pd.DataFrame({"said": (amounts + " of " + amounts)[amounts.ne("")]})
    found += [("frame", frame), ("styled frame", frame.style)]
    return [(name, value) for name, value in found if value is not None]


def bundle(value):
    """Give what a value hands to a program that shows it to a reader."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOILA_REQUEST_URL", "a reader's")
        patch.setattr(Figure, "png", lambda *_, **__: b"")  # what is drawn last, and not looked at
        formatter = DisplayFormatter()
        notebook.keep_amounts(formatter)
        data, _ = formatter.format(value)
    return {kind: data[kind] for kind in SHOWN if kind in data}


def plain(value):
    """Write a value as text, by other ways than those that show it."""
    frame = getattr(value, "frame", getattr(value, "data", value))  # of a table, of a styled one
    if isinstance(frame, pd.DataFrame):
        return "\n".join(map(str, frame.to_numpy().ravel()))
    if isinstance(value, Figure):
        return "\n".join(svg_texts(value)["text"])
    return str(value)


def svg_texts(figure):
    """List the texts and titles in the file of a figure, as they stand there."""
    root = ET.fromstring(figure.svg())
    return {
        tag: ["".join(each.itertext()) for each in root.iter(f"{{{SVG}}}{tag}")]
        for tag in ("text", "title")
    }
