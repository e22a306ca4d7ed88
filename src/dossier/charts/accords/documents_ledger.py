"""Every document found on the tour, in a grid of partners and fields, its form in words."""

import pandas as pd
from matplotlib.patches import Rectangle

from dossier.charts.accords.look import look_of
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import MARGIN
from dossier.plot.sheet import sheet
from dossier.plot.typesetting import wrap
from dossier.story.documents import ARTICLE, OTHER, by_partner, expected, found, ledger, subject
from dossier.story.story import publishers

WIDTH, LEFT, HEAD = 10, 1.3, 0.6  # inches
LINE, META, GAP, PAD = 0.18, 0.17, 0.1, 0.13  # inches: line, second line, between items, row


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
    partners = list(dict.fromkeys(accords["partner_id"]))
    step = (WIDTH - 2 * MARGIN - LEFT) / max(len(partners), 1)
    cells = {
        (key, partner): [
            _item(accord, key, story, step - 0.35)
            for accord in rows.sort_values(["disputed", "id"]).to_dict("records")
        ]
        for (key, partner), rows in accords.groupby(["row", "partner_id"])
    }
    heights = {
        key: max(_height(cells.get((key, partner), [])) for partner in partners) for key in keys
    }
    figure, axes, width = sheet(
        "01-documents",
        words,
        max(HEAD + sum(heights.values()), 1.5),
        width=WIDTH,
        kind=words.say("Grid of documents"),
        title=_title(accords, story),
        subtitle=_subtitle(accords, words),
        publishers=publishers(accords),
    )
    if accords.empty:
        return figure.empty()
    edges = {partner: LEFT + step * n for n, partner in enumerate(partners)}
    for partner, x in edges.items():
        _draw_head(axes, x, accords[accords["partner_id"] == partner], story, step - 0.2)
    top, stressed = HEAD, subject(accords)
    for key in keys:
        if key == stressed:
            band = ((-0.08, top), width + 0.16, heights[key])
            axes.add_patch(Rectangle(*band, color=style.BAND, linewidth=0, zorder=0, clip_on=False))
        axes.plot((0, width), (top, top), color=style.FAINT, linewidth=0.8)
        _draw_row_name(axes, top, key, story)
        for partner, x in edges.items():
            _draw_cell(figure, axes, (x, top + PAD), cells.get((key, partner), []), key)
        top += heights[key]
    return figure


def _item(accord, key, story, inches):
    """Lay out one accord: its title broken into lines, and the line below."""
    words, sector = story.words, story.sectors().at[accord["sector_id"], "name"]
    value = form = words.form(accord["form"])
    if accord["disputed"]:
        value = form = words.say("disputed: not every source has it")
    if key == OTHER:
        form = words.say("{sector}: {form}", sector=sector, form=form)
    if key == ARTICLE:
        value = sector
        form = words.say(
            "{glyph} {verdict}, {status}",
            glyph=vocabulary.GLYPH[accord["verdict"]],
            verdict=words.verdict(accord["verdict"]),
            status=words.status(accord["status"]),
        )
    lines = wrap(accord["title"], inches, style.SIZE["label"])
    below = wrap(form, inches, style.SIZE["note"])
    label, days = _label(accord, story), [accord["date"]] if _dated(accord) else []
    own = {"lines": lines, "below": below, "label": label, "value": value, "days": days}
    return accord | own


def _label(accord, story):
    """Say with whom an accord is and, of the documents found, of which day."""
    words = story.words
    said = {"partner": story.actor(accord["partner_id"]), "title": accord["title"]}
    if not _dated(accord):
        return words.say("{partner}: {title}", **said)
    return words.say("{partner}, {day}: {title}", day=words.day(accord["date"]), **said)


def _dated(accord):
    """Tell whether the head of the column has the day of an accord."""
    return accord["account"] == "checked" and not pd.isna(accord["date"])


def _height(items):
    return 2 * PAD + sum(_tall(item) + GAP for item in items) - GAP * bool(items)


def _tall(item):
    return len(item["lines"]) * LINE + len(item["below"]) * META


def _draw_head(axes, x, rows, story, inches):
    """Head a column: the partner, and where and when its documents were signed."""
    words = story.words
    checked = rows[(rows["account"] == "checked") & rows["place_id"].notna() & rows["date"].notna()]
    axes.text(x, 0.1, story.actor(rows["partner_id"].iloc[0]), weight=600, size=11, va="center")
    if checked.empty:
        return
    places = dict.fromkeys(story.places().loc[checked["place_id"], "name"])
    where = words.say(
        "{places}, {days}",
        places=words.list(places),
        days=words.when(checked["date"].min(), checked["date"].max(), year=False),
    )
    axes.text(x, 0.34, wrap(where, inches, style.SIZE["label"])[0], color=style.QUIET, va="center")


def _draw_row_name(axes, top, key, story):
    words = story.words
    names = {ARTICLE: words.say("The article"), OTHER: words.say("Fields of one partner only")}
    name = names.get(key) or story.sectors().at[key, "name"]
    lines = "\n".join(wrap(name, LEFT - 0.15, style.SIZE["label"], 600))
    axes.text(0, top + PAD, lines, weight=600, va="top", linespacing=1.0)


def _draw_cell(figure, axes, place, items, key):
    x, y = place
    if not items:
        text = figure.words.say("none")
        axes.text(x, y, text, color=style.QUIET, va="top", size=style.SIZE["note"])
    for item in items:
        (dot,) = axes.plot(x + 0.06, y + 0.085, **look_of(item, size=8))
        at = (item["partner_id"], key)
        said = {"label": item["label"], "value": item["value"], "when": item["days"]}
        figure.mark(dot, item, at=at, **said)
        axes.text(x + 0.2, y, "\n".join(item["lines"]), va="top", linespacing=1.0)
        below = y + len(item["lines"]) * LINE + 0.01
        colour = vocabulary.COLOUR[item["verdict"]] if item["verdict"] else style.QUIET
        look = {"va": "top", "color": colour, "size": style.SIZE["note"], "linespacing": 1.0}
        axes.text(x + 0.2, below, "\n".join(item["below"]), **look)
        y += _tall(item) + GAP


def _title(accords, story):
    words, sure = story.words, found(accords)
    if accords.empty:
        return words.say("No document was known")
    if sure.empty and "article" not in set(accords["account"]):
        return words.say("No document beyond dispute was found")
    if sure.empty:
        signed = (accords["status"].isin(vocabulary.DONE) & (accords["account"] == "article")).sum()
        return words.plural(
            "The article has {n} accord or subject signed, {more} planned or expected",
            "The article has {n} accords or subjects signed, {more} planned or expected",
            signed,
            more=words.number((accords["account"] == "article").sum() - signed),
        )
    for row in expected(accords).to_dict("records"):
        there = sure[sure["partner_id"] == row["partner_id"]]
        if len(there):
            return _expected_title(row, there, story)
    sector = subject(accords)
    disputed = ((accords["sector_id"] == sector) & accords["disputed"]).sum()
    said = {
        "sector": story.sectors().at[sector, "name"],
        "share": words.number((sure["sector_id"] == sector).sum()),
        "total": words.plural("{n} document found", "{n} documents found", len(sure)),
    }
    if disputed:
        return words.plural(
            "{sector}: {share} of {total}, and {n} more in dispute",
            "{sector}: {share} of {total}, and {n} more in dispute",
            disputed,
            **said,
        )
    return words.say("{sector}: {share} of {total}", **said)


def _expected_title(row, there, story):
    """Say whether documents came of what the article expected of a partner."""
    words = story.words
    hits = (there["sector_id"] == row["sector_id"]).sum()
    said = {
        "sector": story.sectors().at[row["sector_id"], "name"],
        "partner": story.actor(row["partner_id"]),
        "total": words.plural("{n} document", "{n} documents", len(there)),
    }
    if not hits:
        return words.say(
            "{sector}: expected for {partner}, but none of {total} beyond dispute is on it", **said
        )
    return words.say(
        "{sector}: expected for {partner}, and the subject of {hits} of {total}",
        hits=words.number(hits),
        **said,
    )


def _subtitle(accords, words):
    if "checked" not in set(accords["account"]):
        return words.say("What the article has signed, planned or expected, by partner")
    return words.say(
        "Documents of the tour by partner and field, with their form; hollow: disputed"
    )
