"""Figures drawn for a phone: the columns of a ledger below each other, with the same marks."""

import json
from functools import cache

import pytest
from crowding import crowding
from test_ledger import LONG, drawn

from dossier.charts import accords, arms, overview, postures, relations, tour, verdicts
from dossier.i18n.language import LANGUAGES, Words
from dossier.plot.figure import MARGIN
from dossier.plot.ledger import Bar, Bars, Column, Row, Text, narrow, years
from dossier.plot.ledger.decks import ASIDE, INSIDE, WIDTH
from dossier.plot.ledger.word_cells import ALIGN
from dossier.plot.typesetting import text_width
from dossier.story import story
from dossier.widgets.scene import Scene

DRAWN = [
    overview.coverage,
    overview.tally,
    accords.sector_matrix,
    accords.document_ledger,
    tour.route_map,
    tour.day_strip,
    arms.totals_chart,
    arms.contracts_chart,
    arms.deliveries_chart,
    relations.arc_map,
    relations.sign_matrix,
    postures.move_map,
    postures.order_strip,
    verdicts.evidence_matrix,
    verdicts.outcome_chart,
    verdicts.speaker_matrix,
]
SEEN = MARGIN - ASIDE  # inches of a margin that a phone keeps
SAID = ("id", "label", "value", "unit", "status", "verdict", "claims", "sources")


opened = cache(lambda lang: story.open(lang=lang))


def ledger(**options):
    cells = {"name": Text(LONG), "sum": Text("4.4"), "years": Bars((Bar(2005, 2008, {}, {}),))}
    columns = {"name": Column("Name", width=4), "sum": Column("Sum", align="right")}
    columns["years"] = years(2005, 2008, Words("en"), share=1)
    return drawn(columns, [Row(cells)], decks=(("name", "sum"), ("years",)), **options)


def test_decks_stand_below_each_other_where_there_is_no_room():
    with narrow():
        table = ledger(indent=0.5)
    name, sum_, scale = (table.box(0, key) for key in table.columns)
    assert table.width == WIDTH and sum_.right == pytest.approx(INSIDE - 0.2)
    assert name.y == sum_.y and scale.y == pytest.approx(name.y + name.height)
    assert (name.x, scale.x) == (0, 0.5), "what is below begins further right"
    assert scale.y + scale.height == pytest.approx(table.bottom)


def test_elsewhere_a_ledger_is_as_wide_as_it_was():
    table = ledger()
    assert len(table.dealt) == 1 and table.width > WIDTH
    assert table.box(0, "name").y == table.box(0, "years").y


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("chart", DRAWN, ids=lambda chart: chart.__name__)
def test_a_phone_has_the_same_marks_in_its_width(told, lang, chart):
    scene = Scene(opened(lang), [chart])
    with narrow():
        figure = scene.draw(scene.drawings[0], scene.story, scene.rows(scene.story))
    assert figure.canvas.get_figwidth() == WIDTH and crowding(figure) == []
    ledgers = [axes for axes in figure.canvas.axes if axes.get_xlim()[1] == pytest.approx(INSIDE)]
    assert ledgers or figure.name == "03-deliveries"
    for text in [text for axes in ledgers for text in axes.texts]:
        left, right = reach(text)
        assert -SEEN <= left and right <= INSIDE + SEEN, text.get_text()
    wide = json.loads((told / "figures" / lang / f"{figure.name}.json").read_text("utf-8"))
    assert marks(json.loads(figure.json())) == marks(wide)


def reach(text):
    """Give the inches at which a text of a ledger begins and ends."""
    wide = text_width(text.get_text(), text.get_size(), text.get_weight())
    left = text.get_position()[0] - ALIGN[text.get_ha()] * wide
    return left, left + wide


def marks(figure):
    return {mark["id"]: [mark.get(key) for key in SAID] for mark in figure["marks"]}
