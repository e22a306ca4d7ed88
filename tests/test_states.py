"""States of figures: which there are, what they share, and the pages that hold them."""

import html
import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace

import pandas as pd
import pytest
from shared import unheld
from told_site import STATED

from dossier.i18n.language import LANGUAGES, OWN
from dossier.pages.state_figures import State, States, read
from dossier.plot import outlines
from dossier.plot.figure import Figure
from dossier.plot.ledger.decks import WIDTH, is_narrow
from dossier.story import story
from dossier.story.as_of import days_of_news, days_that_matter
from dossier.story.select import sees
from dossier.widgets import states

DAYS = ["2008-11-25", "2008-11-26", "2008-11-28", "2008-12-05"]


class Tables(dict):
    def load(self, name):
        return self[name].copy()


def test_the_days_are_the_articles_and_those_that_brought_most():
    published = pd.to_datetime(["2008-11-24", *DAYS])
    sources = {"source_id": list("abcde"), "published": published, "accessed": published}
    package = Tables(
        article=pd.DataFrame({"published": pd.to_datetime(DAYS[:1])}),
        sources=pd.DataFrame(sources | {"published_precision": "day"}),
        evidence=pd.DataFrame({"source_id": list("aaaabcddee")}),
    )
    days = [day.isoformat() for day in days_of_news(package)]
    assert days == [DAYS[0], DAYS[2], DAYS[3]]
    quiet = package | {"evidence": pd.DataFrame({"source_id": ["a"]})}
    assert [day.isoformat() for day in days_of_news(Tables(quiet))] == DAYS[:1]


def test_no_day_before_the_article_matters_and_one_of_an_outcome_does():
    """A source of before can say what became of a claim, as one of long afterwards can."""
    days = pd.to_datetime(["2008-11-20", "2008-11-25", "2008-11-28", "2008-12-05", "2010-01-01"])
    sources = {"source_id": list("abcde"), "published": days, "accessed": days}
    package = Tables(
        article=pd.DataFrame({"published": days[1:2]}),
        sources=pd.DataFrame(sources | {"published_precision": "day"}),
        outcomes=pd.DataFrame({"source_id": ["a", "e", None]}),
    )
    found = [day.isoformat() for day in days_that_matter(package)]
    assert found == ["2008-11-25", "2008-11-28", "2008-12-05", "2010-01-01"]


class Scene:
    """Two drawings of rows that change on one day only."""

    drawings = (
        SimpleNamespace(name="grows", rows=("many",), sees={}),
        SimpleNamespace(name="stays", rows=("few",), sees={}),
    )
    drawn = 0

    def __init__(self):
        self.story = story.open()

    def rows(self, told):
        late = told.account != "article" and told.as_of is None
        return {"many": pd.DataFrame({"a": range(2 + late)}), "few": pd.DataFrame({"b": [1]})}

    def draw(self, drawing, told, rows):
        self.drawn += 1
        mark = SimpleNamespace(id="T1", claims=(), sources=(), status="", verdict="", value=None)
        own = {"title": "It is", "own": "Metres", "chosen": "", "kind": "Chart", "marks": []}
        wide = WIDTH + (not is_narrow() or drawing.name == "grows")
        svg = f"<svg>{drawing.name}{told.account}{len(rows['many'])}{wide}</svg>"
        figure = {"name": drawing.name, "bare": lambda aside: svg, "description": mark.id}
        canvas = SimpleNamespace(get_figwidth=lambda: wide)
        return SimpleNamespace(**own, **figure, canvas=canvas)


def test_states_that_look_alike_are_one_and_drawn_once():
    scene = Scene()
    made = states.sweep(scene)
    first = days_of_news(scene.story.package)[0].isoformat()
    told = [(each["account"], each["day"], each["since"]) for each in made["states"]]
    assert told == [
        ("both", "", ""),
        ("both", first, first),
        ("article", "", ""),
        ("checked", first, first),
        ("checked", "", ""),
    ]
    assert scene.drawn == 2 + 2 + 3 + 2, "what stays is drawn once for each account"
    assert [figure["name"] for figure in made["narrow"]] == ["stays"], "what has a form for phones"
    drawn = [figure["drawing"] for each in made["states"] for figure in each["figures"]]
    assert drawn[5] == drawn[7], "what stays is drawn once"
    drawn += [figure["drawing"] for figure in made["narrow"]]
    assert set(drawn) == set(made["drawings"]), "each state has all that it shows"
    late = made["states"][3]["figures"][0]
    assert "as known on" in late["subtitle"] and "sources’ account" in late["alt"]


def test_rows_that_a_chart_does_not_see_make_no_state():
    @sees(many=lambda rows, story: rows[:2])
    def grows(many, story, *, order="reading"):
        return len(many), order

    assert grows(pd.DataFrame({"a": range(3)}), None, order="verdict") == (2, "verdict")
    scene = Scene()
    scene.drawings = (SimpleNamespace(name="grows", rows=("many",), sees=grows.sees),)
    made = states.sweep(scene)
    assert [each["account"] for each in made["states"]] == ["both", "article", "checked"]


def test_a_drawing_of_several_states_says_in_which_it_stands():
    figure = Figure("02-map", story.open().words, kind="Map", title="It is", subtitle="").empty()
    drawings = {"key": {"svg": figure.bare(), "description": [], "marks": []}}
    told = {"name": "02-map", "drawing": "key", "alt": "Map: it is (as known then)."}
    assert "<desc>Map: it is (as known then).</desc>" in States((), drawings).drawing(told, {}).svg


def test_a_day_finds_the_last_state_that_had_come_by_then():
    days = [("2008-11-25", "2008-11-25"), ("2008-11-28", "2008-11-28"), ("", "2008-12-01")]
    own = [State("n", "both", day, since, ({},) if day else ()) for day, since in days]
    all_states = States((*own, State("n", "article", "", "", ({},))), {})
    for day, place in (("2008-01-01", 0), ("2008-11-27", 0), ("2008-11-28", 1), ("2009-01-01", 2)):
        assert all_states.at("both", day) == own[place], day
    assert all_states.at("both", "") == own[2] and own[2].name == "n"
    assert all_states.at("article", "2008-11-27").name == "n.article"


def test_outlines_are_coarsened_without_moving():
    path = "M 10.04 10.06 " + "".join(f"L {20 + n}.26 {30 - n}.31 " for n in range(9)) + "z "
    root = ET.fromstring(f'<svg><path d="{path}{path}"/><path d="M 0 0 Q 1 1 2 2 {path}"/></svg>')
    outlines.coarsen(root)
    made, kept = (each.get("d") for each in root)
    assert made == "m10 10.1l10.3 20.2" + " 1 -1" * 8 + "zm0 0l10.3 20.2" + " 1 -1" * 8 + "z"
    assert kept.startswith("M 0 0 Q"), "a curve stays"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", STATED)
def test_each_state_has_a_page_that_says_what_was_selected(told, lang, name):
    place = told / "site" / ("" if lang == OWN else lang)
    of = read(told / "states" / lang, name)
    names = [state.name for state in (*of.all, of.phone) if state.figures]
    assert sorted(names) == sorted(file.stem for file in place.glob(f"{name}.*.html"))
    assert {state.account for state in of.all} == {"both", "article", "checked"}
    own = (place / f"{name}.html").read_text("utf-8")
    assert f'href="{of.phone.name}.html"' in own and of.phone.name == f"{name}.narrow"
    for state in filter(lambda each: each.figures, of.all):
        text = (place / f"{state.name}.html").read_text("utf-8")
        assert f'href="{state.name}.html"' in own, "a link away"
        assert "style-src 'self'" in html.unescape(text) and 'href="states.css"' in text
        assert "<style" not in text and "download=" not in text, "no file of another state"
        selected = story.open(
            lang=lang, account=state.account, as_of=state.day or "latest"
        ).words.selection
        subtitles = re.findall(r'<p class="subtitle">(.*?)</p>', text)
        said = [unheld(html.unescape(re.sub("<[^>]+>", "", each))) for each in subtitles]
        assert said and all(unheld(selected) in each for each in said)
        for link in re.findall(r'href="([\w./-]+\.html)', text):
            assert (place / link).is_file() or "../" in link or lang == OWN, link
    assert (place / "states.css").is_file()
