"""Figures with controls: what is drawn, said and saved, without a browser."""

import copy
import datetime
import json
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest
from drawing import NAMES, _run, code_cells
from redraw import scene_of

import dossier as ds
from dossier.charts import tour
from dossier.dataset import paths
from dossier.dataset.errors import ParameterError
from dossier.plot.figure import Figure
from dossier.plot.mark import Mark
from dossier.story.as_of import days_that_matter
from dossier.story.parameters import COMMON, EVERY, NOTEBOOKS
from dossier.story.tables import Prose
from dossier.story.templates import card
from dossier.widgets import controls, finding, save
from dossier.widgets.panel import Panel
from dossier.widgets.picture import Picture
from dossier.widgets.scene import Scene


def route(story, projection, extent):
    return tour.route_map(story["tour_stops"], story, projection=projection, extent=extent)


def day_by_day(story):
    return tour.day_strip(story["tour_stops"], story)


# Two that a notebook could draw.
route.__module__ = day_by_day.__module__ = tour.__name__


@pytest.fixture(scope="module")
def story():
    return ds.open()


@pytest.fixture(scope="module")
def scene(story):
    """Two drawings; what one test has drawn, the next need not draw again."""
    return Scene(story, [route, day_by_day])


@pytest.fixture
def panel(scene):
    return Panel(scene)


def control(panel, name):
    return next(
        each for each in panel.knobs.children if f"dossier-control-{name}" in each._dom_classes
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_notebook_has_one_explore_cell_that_draws_its_own_figures(name, told):
    cells = [tags for _, tags, _ in code_cells(name) if "explore" in tags]
    assert len(cells) == 1
    scene = scene_of(name)
    static = {
        file.stem: file.read_text("utf-8")
        for file in (told / "figures" / "en").glob(f"{name[:2]}-*.json")
    }
    drawn = {
        figure.name: figure
        for figure in (scene.figure(each, scene.start()) for each in scene.drawings)
    }
    assert set(drawn) == set(static), "a figure of the notebook without controls, or the reverse"
    for figure in drawn.values():
        assert figure.json() == static[figure.name]


@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_of_a_notebook_has_a_control(name):
    scene = scene_of(name)
    found = {each.name for drawing in scene.drawings for each in scene.parameters(drawing)}
    one_choice = {each.name for each in COMMON if getattr(each, "options", "..")[1:] == ()}
    assert found == {each.name for each in NOTEBOOKS[name]} - one_choice - {"package"}


def test_where_nobody_can_move_a_control_a_line_says_what_there_is(story, monkeypatch):
    said = ds.explore(story, route)
    assert isinstance(said, Prose)
    assert "account, as_of, projection and extent" in said
    monkeypatch.setenv("VOILA_REQUEST_URL", "x")
    assert isinstance(ds.explore(story, route), Panel)
    monkeypatch.setenv("DOSSIER_BUILD", "1")
    assert isinstance(ds.explore(story, route), Prose)


@pytest.mark.parametrize(("asks", "kind"), [(True, Panel), (False, Prose)])
def test_a_program_that_lets_a_kernel_ask_gets_controls(asks, kind, story, monkeypatch):
    kernel = SimpleNamespace(get_parent=lambda: {"content": {"allow_stdin": asks}})
    monkeypatch.setattr("IPython.get_ipython", lambda: SimpleNamespace(kernel=kernel))
    assert isinstance(ds.explore(story, route), kind)


def test_a_hint_loads_no_widgets():
    code = (
        "import sys, dossier as ds; ds.explore(ds.open(), lambda story: None);"
        "assert not {'ipywidgets', 'anywidget'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_argument_that_is_no_parameter_is_named_with_the_nearest(story):
    def crooked(story, projecton):
        raise AssertionError

    with pytest.raises(ParameterError, match="did you mean projection") as told:
        ds.explore(story, crooked)
    assert "package" not in str(told.value), "no chart takes one"


def test_a_column_that_is_none_is_told_with_the_nearest(story):
    with pytest.raises(ParameterError, match="^clam: no such column; did you mean claim"):
        story.show(story["claims"], "clam")


def test_controls_offer_what_the_parameters_allow(story):
    made = {
        name: controls.make(each, story, each.parse(each.default, story.package))
        for name, each in EVERY.items()
    }
    assert [value for _, value in made["account"].options] == list(EVERY["account"].options)
    there = EVERY["actors"].present(story.package)
    assert tuple(key for _, key in made["actors"].options) == there
    assert "Georgia" in dict(made["actors"].options)
    years = story.package.load("series")["year"]
    slider = made["year_from"]
    assert slider.min <= years.min() and slider.max >= years.max()
    assert slider.max - slider.min < 100


@pytest.mark.parametrize(
    ("name", "parameter", "columns"),
    [
        ("01-accords", "sectors", [("accords", "sector_id")]),
        ("04-relations", "actors", [("relations", "from_id"), ("relations", "to_id")]),
        ("05-postures", "actors", [("postures", "actor_id")]),
        ("06-verdicts", "speakers", [("claims", "speaker_id")]),
    ],
)
def test_lists_hold_those_only_of_whom_there_are_rows(name, parameter, columns, story):
    panel = Panel(scene_of(name))
    tables = [(story.package.load(table), column) for table, column in columns]
    wanted = {key for frame, column in tables for key in frame[column].dropna()}
    assert {key for _, key in control(panel, parameter).options} == wanted


def test_the_slider_of_days_and_the_date_beside_it_keep_in_step(story):
    made = controls.make(EVERY["as_of"], story, None)
    stops = days_that_matter(story.package)
    assert stops[0] == story.article["published"].date()
    made.slider.value = stops[1]
    assert made.value == made.field.value == stops[1]
    between = next(
        a + datetime.timedelta(1)
        for a, b in zip(stops, stops[1:], strict=False)
        if (b - a).days > 1
    )
    seen = []
    made.observe(lambda told: seen.append(told["new"]), "value")
    made.field.value = between
    assert seen == [between], "a day between two stops is a day, too, and told once"
    assert made.slider.value < between
    made.field.value = None
    assert made.value is None and made.slider.value == "latest"


def test_a_change_draws_anew_and_says_the_finding_anew(panel):
    before = panel.picture.svg, panel.said.value
    control(panel, "account").value = "article"
    assert panel.picture.svg != before[0] and panel.said.value != before[1]
    assert panel.figure.title in panel.said.value
    assert "-p account=article" in panel.command.value
    control(panel, "account").value = "both"
    assert (panel.picture.svg, panel.said.value) == before
    assert "-p" not in panel.command.value


def test_each_figure_has_the_controls_that_it_answers_to(panel):
    control(panel, "projection").value = "flat"
    assert "projection=flat" in panel.command.value
    panel.drawing.value = panel.scene.drawings[1]
    assert panel.figure.name == "02-days"
    assert "projection" not in panel.command.value
    assert len(panel.knobs.children) == 5  # figure, lang, account, as_of, reset


def test_a_reset_brings_back_the_first_values_and_the_first_figure(panel):
    before = panel.picture.svg, panel.said.value
    control(panel, "account").value = "article"
    control(panel, "projection").value = "flat"
    panel.back.click()
    assert (panel.picture.svg, panel.said.value) == before
    assert control(panel, "account").value == "both" and "-p" not in panel.command.value


def test_a_panel_says_while_it_draws_that_it_does(story):
    seen = []

    def watching(story):
        seen.append(shown and shown[0].picture.busy)
        return route(story, "globe", "route")

    shown = []
    shown.append(Panel(Scene(story, [watching])))
    control(shown[0], "account").value = "article"
    assert seen[1] == "Drawing…" and shown[0].picture.busy == ""


def blank(name, words):
    return Figure(f"{name[:2]}-x", words, kind="Chart", title="[]", subtitle="[]")


def said_in(panel):
    """List the words around the figure: names of controls, values of lists, buttons."""
    parts = [*panel.knobs.children, panel.marks, panel.keep]
    parts += [each for part in panel.knobs.children for each in getattr(part, "children", ())]
    told = [part.description for part in parts if getattr(part, "description", "")]
    lists = [part.options for part in parts if hasattr(part, "options") and part != panel.marks]
    return told, [label for options in lists for label, _ in options]


@pytest.mark.parametrize("name", NAMES)
def test_a_panel_speaks_the_language_of_its_story_from_the_start_and_when_it_changes(name):
    """Look at what stands around the figure; test_pseudo looks at what stands in it."""
    scene = copy.copy(scene_of(name))
    scene.story = scene.story.but(lang="ru")
    scene.figure = lambda _, values: blank(name, scene.reader(values).words)
    panel = Panel(scene)
    told, listed = said_in(panel)
    latin = re.compile("[a-z]{3}")
    assert {word for word in (*told, *listed) if latin.search(word)} == {"English", "español"}
    control(panel, "lang").value = "es"
    assert "figura" in said_in(panel)[0] and "artículo y fuentes" in said_in(panel)[1]


def test_marks_are_counted_by_status_and_verdict(story):
    figure = Figure("09-x", story.words, kind="Chart", title="A < B", subtitle="None")
    for key, status, verdict in (
        ("a", "planned", "partly"),
        ("b", "planned", ""),
        ("c", "signed", "partly"),
    ):
        figure.marks.append(Mark(key, key, 1, "", status, verdict, (), (), (), (), ()))
    said = re.sub("<[^>]*>", " ", finding.finding(figure))
    assert "A &lt; B" in said
    assert "3 marks. By status: signed 1, planned 2." in said
    assert "◐\u00a0partly right 2." in said


def test_a_click_and_the_list_pick_the_same_mark_and_show_its_claim(panel):
    mark = next(each for each in panel.figure.marks if each.claims)
    panel.picture.picked = panel.picture.prefix + mark.id
    assert panel.marks.value == mark.id
    assert mark.claims[0] in panel.card.value and mark.wordings[0] in panel.card.value
    control(panel, "projection").value = "flat"
    assert panel.marks.value == mark.id, "the pick outlives a redraw that still draws the mark"
    other = next(each for each in panel.figure.marks if not each.claims)
    panel.marks.value = other.id
    assert panel.picture.mark_id() == other.id
    assert "the article says nothing of this" in panel.card.value
    assert other.publishers[0].split()[0] in panel.card.value


def test_a_mark_that_is_no_longer_drawn_is_let_go(panel):
    article = next(each for each in panel.figure.marks if each.verdict == "contradicted")
    panel.marks.value = article.id
    control(panel, "account").value = "checked"
    assert panel.marks.value == "" and panel.card.value == "" and panel.picture.picked == ""


def test_a_card_says_sentence_speaker_verdict_evidence_and_outcome(story):
    claims = story["claims"]
    key = claims.loc[claims["status"] == "planned", "claim_id"].iloc[0]
    claim = story.claim(key.lower())
    shown, record = claim._repr_html_(), claim.record
    said = re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", shown))
    for part in (record["claim"], record["sentence_id"], record["speaker"], record["why"]):
        assert part in said
    assert record["sentence"]["url"].replace("&", "&amp;") in shown
    assert all(piece["finding"].split(".")[0] in said for piece in record["evidence"])
    assert story.words.outcome(record["outcome"]["outcome"]) in said
    assert record["claim"] in repr(claim) and "Drawn in" not in repr(claim)
    with pytest.raises(ParameterError, match=f"did you mean {key}"):
        story.claim(key + "x")


def test_a_card_runs_nothing(story):
    record = story.claim(story["claims"]["claim_id"].iloc[0]).record
    record |= {"claim": "<script>alert(1)</script>"}
    record["sentence"] |= {"url": "javascript:alert(1)"}
    shown = card(story.words, claim=record)
    assert "<script>" not in shown and "javascript:" not in shown


def test_a_figure_is_saved_with_the_bytes_of_the_builder(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    panel = Panel(scene_of("02-tour"))
    panel.drawing.value = next(each for each in panel.scene.drawings if "map" in each.name)
    panel.keep.click()
    folder = tmp_path / "build" / "explored" / "as-committed" / "figures" / "en"
    assert str(folder.name) in panel.saved.value and "02-map" in panel.saved.value
    for ending in ("svg", "csv", "json"):
        committed = paths.FIGURES / "en" / f"02-map.{ending}"
        assert (folder / committed.name).read_bytes() == committed.read_bytes()
    assert (folder / "02-map.png").stat().st_size
    control(panel, "account").value = "article"
    assert panel.saved.value == ""
    panel.keep.click()
    files = list((tmp_path / "build" / "explored" / "account-article").rglob("02-map.json"))
    assert json.loads(files[0].read_text())["title"] == panel.figure.title


def test_a_folder_that_takes_no_files_is_told_in_one_line(panel, monkeypatch, tmp_path):
    (tmp_path / "build").write_text("a file where a folder should be")
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    panel.keep.click()
    assert str(tmp_path / "build") in panel.saved.value


def test_the_command_makes_the_figure_that_is_shown(story, tmp_path, monkeypatch):
    from dossier import cli
    from dossier.run.plan import make_plans

    figure = scene_of("03-arms").figure(scene_of("03-arms").drawings[2], story.parameters)
    values = story.parameters | {"as_of": datetime.date(2008, 11, 28), "year_from": 2004}
    line = save.command(figure, story.package, values).split()
    assert line[0] == "dossier"
    asked = []
    monkeypatch.setattr(
        "dossier.run.request.build_asked",
        lambda values, *_, **options: asked.append((values, options)) or ([], [], False),
    )
    assert cli.main(line[1:]) == 0
    ((values, options),) = asked
    (plan,) = make_plans(values, notebooks=paths.NOTEBOOKS, selected=options["selected"])
    assert [job.name for job in plan.jobs] == ["03-arms"]
    assert plan.given == {"as_of": "2008-11-28", "year_from": 2004}


def test_another_package_is_named_in_the_command(story, data_copy):
    other = ds.open(str(data_copy))
    figure = scene_of("02-tour").figure(scene_of("02-tour").drawings[1], story.parameters)
    assert f"--package {data_copy}" in save.command(figure, other.package, other.parameters)


def test_an_error_in_drawing_is_a_sentence_in_the_panel(story):
    def moody(story, projection):
        if projection == "flat":
            raise ParameterError("projection: not <today>")
        return route(story, projection, "route")

    shown = Panel(Scene(story, [moody]))
    control(shown, "projection").value = "flat"
    assert "not &lt;today&gt;" in shown.said.value


def test_no_two_figures_of_a_notebook_share_an_id(story):
    figure, picture = route(story, "globe", "route"), Picture()
    picture.show(figure)
    own = set(re.findall(r' id="([^"]+)"', picture.svg))
    assert own and not own & set(re.findall(r' id="([^"]+)"', figure.screen()))
    for reference in re.findall(r'(?:url\(|href=")#([^")]+)', picture.svg):
        assert reference in own


def test_on_a_screen_no_mark_leads_to_a_page_that_is_not_there(story):
    shown = route(story, "globe", "route").screen()
    assert ".html" not in shown
    assert shown.count('tabindex="0"') == len(route(story, "globe", "route").marks)


def test_the_scratch_notebook_runs():
    space, shown = {}, []
    for _, _, source in code_cells("explore"):
        shown.append(_run(source, space))
    assert len(space["found"]) and len(space["joined"]) == len(space["claims"])
    kinds = {type(each).__name__ for each in shown}
    assert kinds >= {"Story", "Table", "Claim", "Beside", "DataFrame", "Hint"}


def test_the_scratch_notebook_is_committed_as_an_empty_page():
    cells = json.loads((paths.NOTEBOOKS / "explore.ipynb").read_text())["cells"]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


def test_a_kept_notebook_holds_no_state_of_widgets():
    from dossier.run.normalise import tidy

    state = {"application/vnd.jupyter.widget-state+json": {"state": {"x": {}}}}
    kept = tidy({"cells": [], "metadata": {"widgets": state}})
    assert "widgets" not in kept["metadata"]
    for name in NAMES:
        text = (paths.NOTEBOOKS / f"{name}.ipynb").read_text()
        assert "vnd.jupyter.widget" not in text


def test_public_names_complete_and_a_wrong_one_hints(story):
    assert {"open", "explore", "beside", "charts"} <= set(dir(ds))
    assert "tour_stops" in story._ipython_key_completions_()
    assert "tour_stops" in story and "tour" not in story
    with pytest.raises(AttributeError, match="did you mean explore"):
        _ = ds.explor


@pytest.mark.parametrize(
    "module", ["dossier.story.story", "dossier.widgets", "dossier.widgets.side_by_side"]
)
def test_examples_in_docstrings_run(module):
    import doctest
    from importlib import import_module

    result = doctest.testmod(import_module(module), optionflags=doctest.ELLIPSIS)
    assert result.attempted and not result.failed
