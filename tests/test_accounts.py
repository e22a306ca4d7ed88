"""The article's account and the sources', in every notebook: apart, together, never mixed."""

import csv
import re
from functools import cache

import pytest
from drawing import NAMES, draw, usual
from matplotlib.colors import to_rgb

from dossier.dataset.keys import FACTS
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.i18n import vocabulary
from dossier.i18n.vocabulary import HOLDS
from dossier.plot import style

ARTICLE = Package(DATA).load("article")["source_id"].iloc[0]


def rows(table):
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ACCOUNT = {row[key]: row.get("account", "checked") for t, key in FACTS.items() for row in rows(t)}
VERDICT = {row["claim_id"]: row["verdict"] for row in rows("claims")}
SOURCES = {row["source_id"]: row for row in rows("sources")}
EVIDENCE = {row["evidence_id"]: row for row in rows("evidence")}


@cache
def marks(notebook, account):
    """List (figure, mark) of a notebook on one account."""
    drawn = usual(notebook) if account == "both" else draw(notebook, account=account)
    return [(name, mark) for name, figure in drawn.figures.items() for mark in figure.marks]


def row_of(mark):
    """Give the key of the row that a mark draws: its id, without a word after it."""
    return re.match(r"[A-Z]\d+", mark.id)[0]


def faults_of_article(drawn):
    """List the marks that draw more than the article states."""
    return [
        f"{name} {mark.id}"
        for name, mark in drawn
        if set(mark.sources) != {ARTICLE}
        or ACCOUNT.get(row_of(mark), "article") != "article"
        or row_of(mark) in EVIDENCE
    ]


def faults_of_checked(drawn):
    """List the marks that draw what only the article states, or what no evidence supports."""
    return [
        f"{name} {mark.id}"
        for name, mark in drawn
        if ACCOUNT.get(row_of(mark)) == "article"
        or not set(mark.sources) - {ARTICLE}
        or (row_of(mark) in VERDICT and mark.verdict and mark.verdict not in HOLDS)
    ]


@pytest.mark.parametrize("notebook", NAMES)
def test_the_articles_account_is_the_article_alone(notebook):
    assert faults_of_article(marks(notebook, "article")) == []


@pytest.mark.parametrize("notebook", NAMES)
def test_the_checked_account_is_what_evidence_supports(notebook):
    drawn = marks(notebook, "checked")
    assert drawn and faults_of_checked(drawn) == []


@pytest.mark.parametrize("notebook", NAMES)
def test_both_accounts_are_drawn_apart_in_the_same_figures(notebook):
    both = marks(notebook, "both")
    keys = {(name, mark.id) for name, mark in both}
    assert keys >= {(name, mark.id) for name, mark in marks(notebook, "article")}
    for name, mark in both:
        account = ACCOUNT.get(row_of(mark))
        if account == "article":
            assert mark.verdict, f"{name} {mark.id} of the article looks like evidence"
        elif account == "checked" and row_of(mark) in ACCOUNT:
            assert not mark.verdict, f"{name} {mark.id} of the sources looks like the article"


def test_each_account_would_be_caught_on_the_other():
    assert faults_of_article(marks("02-tour", "checked"))
    assert faults_of_checked(marks("02-tour", "article"))


def artist(notebook, name, key):
    figure = usual(notebook).figures[name]
    return next(each for each in figure.canvas.findobj() if each.get_gid() == f"{name}-{key}")


def solid(bar):
    return bar.get_linestyle() in ("-", "solid") and bar.get_facecolor()[:3] != to_rgb(style.PAPER)


def test_the_articles_friday_is_hollow_and_the_stopover_solid():
    stops = {row["stop_id"]: row for row in rows("tour_stops")}
    friday = next(key for key, row in stops.items() if row["account"] == "article")
    there = stops[friday]["arrive"]
    stopover = next(
        key for key, row in stops.items() if row["account"] == "checked" and row["arrive"] == there
    )
    assert artist("02-tour", "02-map", friday).get_markerfacecolor() == "none"
    assert artist("02-tour", "02-map", stopover).get_markerfacecolor() == vocabulary.INK
    assert stops[friday]["place_id"] != stops[stopover]["place_id"]


def test_the_articles_period_is_dashed_and_the_contracts_solid():
    totals = rows("money")
    article = next(row for row in totals if row["account"] == "article")
    signed = next(row for row in totals if row["part_count"])
    for name, ending in (("03-totals", ""), ("03-deliveries", "-years")):
        said = artist("03-arms", name, f"{article['money_id']}{ending}")
        found = artist("03-arms", name, f"{signed['money_id']}{ending}")
        assert not solid(said) and solid(found), name
        assert said.get_width() > found.get_width(), "the article's period is the longer one"


def test_no_total_is_an_average():
    drawn = {mark.id: mark for name, mark in marks("03-arms", "both") if name == "03-totals"}
    assert {key: mark.value for key, mark in drawn.items()} == {
        row["money_id"]: float(row["amount"]) for row in rows("money")
    }


def test_the_values_of_a_contract_are_a_range():
    drawn = {mark.id: mark for name, mark in marks("03-arms", "both") if name == "03-contracts"}
    apart = [row for row in rows("parts") if row["value_low"] != row["value_high"]]
    assert apart
    for row in apart:
        for side in ("low", "high"):
            value = float(row[f"value_{side}"])
            assert drawn[f"{row['part_id']}-{side}"].value == value


def test_each_source_on_a_claim_is_a_mark_of_its_own():
    drawn = {mark.id for name, mark in marks("06-verdicts", "both") if name == "06-evidence"}
    assert drawn & set(EVIDENCE) == set(EVIDENCE)


def test_origins_are_counted_and_reprints_once():
    figure = usual("06-verdicts").figures["06-evidence"]
    (axes,) = figure.canvas.axes
    heights = {}
    for text in axes.texts:
        if text.get_ha() == "right" and text.get_text().isdecimal():
            x, y = text.get_position()
            heights.setdefault(round(y, 2), []).append((x, int(text.get_text())))
    glyphs = {text.get_gid(): text.get_position() for text in axes.texts if text.get_gid()}
    reprints = 0
    for mark in figure.marks:
        if mark.id not in VERDICT:
            continue
        told = [row["source_id"] for row in EVIDENCE.values() if row["claim_id"] == mark.id]
        origins = {SOURCES[key]["origin"] for key in told}
        x, y = glyphs[f"{figure.name}-{mark.id}"]
        near = min((place for place in _right_of(heights, x, y)), key=lambda found: found[0])
        assert near[1] == len(origins), mark.id
        reprints += len(told) - len(origins)
    assert reprints > 0


def _right_of(heights, x, y):
    """Find the counts to the right of a glyph."""
    line = min(heights, key=lambda height: abs(height - y))
    return [(place, count) for place, count in heights[line] if place > x]


def test_reprints_share_a_row_that_says_so():
    texts = [text.get_text() for text in usual("03-arms").figures["03-totals"].canvas.axes[0].texts]
    origins = {}
    for row in rows("money"):
        told = SOURCES[row["source_id"]]["origin"], row["amount"], row["basis"]
        period = row["period_from"], row["period_to"]
        origins.setdefault((*told, *period), []).append(row["money_id"])
    most = max(map(len, origins.values()))
    assert most > 1 and any(f"{most} outlets, one source" in " ".join(t.split()) for t in texts)
