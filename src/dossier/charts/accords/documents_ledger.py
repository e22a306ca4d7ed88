"""Every document found on the tour, in a grid of partners and fields, its form in words."""

import pandas as pd

from dossier.charts.accords.documents_words import documents_title
from dossier.charts.accords.sectors import look_of
from dossier.dataset.rows import grouped
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger import Column, Dot, Item, Ledger, Row, Stack, Text, is_narrow, note
from dossier.story.documents import ARTICLE, OTHER, by_partner, ledger, subject
from dossier.story.facts import publishers


@style.applied()
def document_ledger(accords, story):
    """Draw every document as a dot with its title and form, in a grid of partners and fields.

    Fields in which one partner alone has documents share the last row. A document that sources
    dispute is hollow. The first row is what the article has signed, planned or expected.

    Args:
        accords: rows of ``accords``; wishes are left out.
        story: actors, places, sectors and words.
    """
    accords, keys = ledger(by_partner(accords, story))
    words = story.words
    about = {
        "kind": words.say("Grid of documents"),
        "title": documents_title(accords, story),
        "subtitle": _subtitle(accords, words),
        "publishers": publishers(accords),
    }
    by_partner_id = accords.groupby("partner_id", sort=False)
    heads = {partner: _head(rows, story) for partner, rows in by_partner_id}
    columns = {"field": Column(width=1.3, gap=0.15)}
    for partner, head in heads.items():
        above = "" if is_narrow() else head  # on a phone above each cell
        columns[partner] = Column(above, share=1, gap=0.15, wraps=True)
    asked = subject(accords)
    told = grouped(accords.sort_values(["disputed", "id"]), "row", "partner_id")
    rows = [Row(_cells(key, told, heads, story), stressed=key == asked) for key in keys]
    table = Ledger(columns, rows, pad=0.12, decks=[(key,) for key in columns])
    return table.draw("01-documents", words, **about)


def _head(rows, story):
    """Head a column: the partner, and where and when its documents were signed."""
    words, name = story.words, Text(rows["partner"].iloc[0], size=_sizes()[1], weight=600)
    checked = rows[(rows["account"] == "checked") & rows["place_id"].notna() & rows["date"].notna()]
    if checked.empty:
        return Stack((name, Text(" ")))
    where = words.say(
        "{places}, {days}",
        places=dict.fromkeys(story.places().loc[checked["place_id"], "name"]),
        days=words.when(checked["date"].min(), checked["date"].max(), year=False),
    )
    return Stack((name, Text(where, color=style.QUIET)), gap=0.03)


def _sizes():
    """Give the sizes of fields and of partners; what stands above the other is the larger."""
    return (11, style.SIZE["label"]) if is_narrow() else (style.SIZE["label"], 11)


def _cells(key, told, heads, story):
    """Lay out a field: the documents of each partner, one below the other."""
    words = story.words
    names = {ARTICLE: words.say("The article"), OTHER: words.say("Subjects of one partner only")}
    name = names.get(key) or story.sectors().at[key, "name"]
    cells = {"field": Text(name, size=_sizes()[0], weight=600)}
    for partner, head in heads.items():
        items = tuple(_item(accord, key, story) for accord in told.get((key, partner), ()))
        if not is_narrow():
            cells[partner] = Stack(items or (note(words.say("none")),), gap=0.1)
        elif items:
            cells[partner] = Stack((head, Stack(items, gap=0.1)))
    return cells


def _item(accord, key, story):
    """Lay out an accord: a dot, its title, and below it the form or the verdict."""
    words, sector = story.words, story.sectors().at[accord["sector_id"], "name"]
    value = form = words.form(accord["form"])
    if accord["disputed"]:
        value = form = words.say("disputed: not every source has it")
    if key == OTHER:
        form = words.say("{sector}: {form}", sector=sector, form=form)
    if key == ARTICLE:
        value = sector
        form = words.status(accord["status"])
        if accord["verdict"]:
            verdict = words.verdict(accord["verdict"], glyph=True)
            form = words.say("{verdict}, {status}", verdict=verdict, status=form)
    colour = vocabulary.COLOUR[accord["verdict"]] if accord["verdict"] else style.QUIET
    mark = {
        "row": accord,
        "label": _label(accord, words),
        "value": value,
        "at": (accord["partner_id"], key),
        "when": [accord["date"]] if _is_dated(accord) else [],
    }
    told = Stack((Text(accord["title"]), note(form, color=colour)))
    return Item(Dot(look_of(accord, size=8), mark), told)


def _label(accord, words):
    """Say with whom an accord is and, of the documents found, of which day."""
    said = {"partner": accord["partner"], "title": accord["title"]}
    if not _is_dated(accord):
        return words.say("{partner}: {title}", **said)
    return words.say("{partner}, {day}: {title}", day=words.day(accord["date"]), **said)


def _is_dated(accord):
    """Tell whether the head of the column has the day of an accord."""
    return accord["account"] == "checked" and not pd.isna(accord["date"])


def _subtitle(accords, words):
    if "checked" not in set(accords["account"]):
        return words.say("What the article has signed, planned or expected, by partner")
    return words.say("Documents by partner and subject, with their form; hollow: disputed")
