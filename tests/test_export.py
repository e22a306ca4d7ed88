"""One notebook as one file: complete, its links inside, or nothing written."""

import base64
import json
import re
import shutil
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from browser import overflow, visit
from made_site import NAMES
from test_site import Reader
from toy import collection, drawing

from dossier.cli import main
from dossier.dataset.errors import BuildError
from dossier.dataset.paths import DATA, FIGURES, NOTEBOOKS
from dossier.i18n.language import OWN
from dossier.plot import bundle
from dossier.run.execute import Result
from dossier.run.export import export as do

ENDINGS = bundle.ENDINGS
TITLED = """titles => Object.entries(titles).every(([id, title]) =>
    document.getElementById(id).querySelector('.finding').textContent
        .replaceAll('\\u00a0', ' ') === title)"""


def committed(name):
    """Give what a run of a notebook gave when it was committed."""
    text = (NOTEBOOKS / f"{name}.ipynb").read_text("utf-8")
    figures = {
        figure: {end: (FIGURES / "en" / f"{figure}.{end}").read_bytes() for end in ENDINGS}
        for figure in bundle.shown(json.loads(text))
    }
    return Result(name, text, figures)


@pytest.fixture
def unrun(monkeypatch):
    """Take runs as they were committed; a kernel takes long to start."""
    monkeypatch.setattr("dossier.run.export._run", lambda job, scratch: committed(job.name))


# One with tables in sight, one with maps and forms for a phone, the one with most marks.
SENT = [name for name in NAMES if name[:2] in ("00", "02", "06")]


@pytest.fixture(scope="module", params=SENT)
def sent(request, tmp_path_factory):
    file = tmp_path_factory.mktemp("sent") / f"{request.param}.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.run.export._run", lambda job, scratch: committed(job.name))
        assert main(["export", request.param, "-o", str(file)]) == 0
    return file


def test_every_link_is_inside_or_a_web_address(sent):
    page = Reader(sent.read_text("utf-8"))
    for link in page.links:
        outside = link.startswith(("https://", "http://", "data:"))
        assert outside or (link[0] == "#" and link[1:] in page.ids), link
    assert len(page.ids) == len(set(page.ids))
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False))


def test_every_claim_drawn_is_at_the_end_with_its_evidence(sent):
    text = sent.read_text("utf-8")
    page = Reader(text)
    marks = [
        mark
        for figure in committed(sent.stem).figures.values()
        for mark in json.loads(figure["json"])["marks"]
    ]
    linked = {mark["claims"][0] for mark in marks if mark["claims"]}
    assert linked and linked <= set(page.ids)
    assert text.index('id="claims"') < text.index('<article class="claim item')
    assert "findings in the sources" in text


def test_the_files_of_the_figures_are_inside(sent):
    page = Reader(sent.read_text("utf-8"))
    inside = [link for link in page.links if link.startswith("data:")]
    figures = committed(sent.stem).figures
    assert len(inside) == len(ENDINGS) * len(figures) + 1, "and the notebook"
    held = {base64.b64decode(link.partition(",")[2]) for link in inside}
    assert {files["svg"] for files in figures.values()} < held
    assert committed(sent.stem).notebook.encode() in held


@pytest.mark.parametrize("sent", ["02-tour", "06-verdicts"], indirect=True)
def test_the_file_works_alone(browser, sent):
    with visit(browser, f"file://{sent}", width=360) as seen:
        assert seen.page.locator("figure.drawing svg").count()
        assert overflow(seen.page) <= 0
        mark = seen.page.locator('figure.drawing svg a[*|href^="#C"]').first
        mark.focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_function("() => document.querySelector('.claim:target')")
        with seen.page.expect_download() as taken:
            seen.page.locator(".files a").first.click()
        assert taken.value.suggested_filename.endswith(".svg")
    assert not seen.left and not seen.errors


@pytest.fixture(scope="module")
def carrying(told, tmp_path_factory):
    """One file of the tour that carries its states, from a package that takes reports."""
    folder = tmp_path_factory.mktemp("carrying")
    package, file = shutil.copytree(DATA, folder / "data"), folder / "tour.html"
    with (package / "datapackage.yaml").open("a", encoding="utf-8") as descriptor:
        descriptor.write("report_url: https://example.org/new\n")
    states = (told / "states" / OWN / "02-tour.json.z").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        run = replace(committed("02-tour"), states=states)
        patch.setattr("dossier.run.export._run", lambda job, scratch: run)
        assert main(["export", "02-tour", "--package", str(package), "-o", str(file)]) == 0
    return file, bundle.unpack_states(states)["states"]


def test_one_file_carries_its_states_and_keeps_them(browser, carrying):
    file, states = carrying
    with visit(browser, f"file://{file}") as seen:
        for state in filter(lambda each: each["figures"], states):
            day = f"&as_of={state['day']}" if state["day"] else ""
            chosen = f"#account={state['account']}{day}"
            seen.page.evaluate("chosen => { location.hash = chosen }", chosen)
            titles = {each["name"]: each["title"] for each in state["figures"]}
            seen.page.wait_for_function(TITLED, arg=titles)
            assert not seen.left and not seen.errors
    links = re.findall(r'href="(#account=[^"]*)"', file.read_text("utf-8"))
    assert len(set(links)) == len(states)
    assert Reader(file.read_text("utf-8")).ids.count("02-map") == len(states)


def test_one_file_without_scripts_shows_no_control(browser, carrying):
    with visit(browser, f"file://{carrying[0]}", java_script_enabled=False) as seen:
        assert not seen.page.locator("nav.states").is_visible()
        assert seen.page.locator("figure.drawing").count()


def test_a_report_from_a_marks_card_names_claim_mark_and_state(browser, carrying):
    address = f"file://{carrying[0]}#account=checked"
    with visit(browser, address, has_touch=True, is_mobile=True, width=360) as seen:
        seen.page.wait_for_function("() => !document.querySelector('.still').hidden")
        mark = seen.page.locator('figure.drawing svg a[*|href^="#C"]').first
        claim = mark.evaluate("mark => mark.getAttribute('href').slice(1)")
        key = mark.evaluate("mark => mark.parentNode.id")
        mark.focus()
        seen.page.keyboard.press("Enter")
        link = seen.page.locator("#touched .report").first
        link.evaluate("link => addEventListener('click', event => event.preventDefault())")
        link.click()
        body = parse_qs(urlsplit(link.get_attribute("href")).query)["body"][0]
    assert body.endswith(f"MARK: {key} (#{claim})") and "account=checked" in body
    assert body.count("#account=checked") == 1, "where the reader was"


@pytest.mark.parametrize("sent", ["02-tour"], indirect=True)
def test_the_same_export_gives_the_same_bytes(sent, unrun, tmp_path):
    again = tmp_path / "again.html"
    assert main(["export", "02-tour", "-o", str(again)]) == 0
    assert sent.read_bytes() == again.read_bytes()


def test_a_notebook_is_run_with_the_parameters_given(tmp_path, capsys):
    file = tmp_path / "tour.html"
    arguments = ["-p", "account=article", "-p", "extent=region", "-o", str(file)]
    assert main(["export", "notebooks/02-tour.ipynb", *arguments]) == 0
    text = file.read_text("utf-8")
    assert "Drawn with account = article, extent = region." in text
    assert "the sources" not in re.search(r"<svg.*?</svg>", text, re.S)[0]
    assert list(tmp_path.iterdir()) == [file]
    assert str(file) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["09-none"], 2, "allowed: 00-overview"),
        (["02-tour", "-p", "acount=article"], 2, "did you mean account?"),
        (["02-tour", "-p", "account=nobody"], 2, "allowed: article, checked, both"),
        (["02-tour", "-p", "account"], 2, "no value given"),
        (["02-tour", "-p", "year_from=2005"], 2, "no such parameter"),
        (["02-tour", "--package", "nowhere"], 2, "no package"),
    ],
)
def test_bad_usage_is_one_message_and_writes_nothing(arguments, code, words, tmp_path, capsys):
    assert main(["export", *arguments, "-o", str(tmp_path / "a.html")]) == code
    told = capsys.readouterr().err
    assert words in told and told.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["none/a.html", ".", "claims.csv"])
def test_a_place_that_cannot_be_written_is_one_message(place, tmp_path, capsys):
    assert main(["export", "02-tour", "-o", str(tmp_path / place)]) == 1
    assert "allowed: " in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_notebook_that_cannot_be_read_is_named_and_nothing_is_written(tmp_path, monkeypatch):
    home = collection(tmp_path, **{"02-tour": drawing("02-tour", 1)})
    (home / "02-tour.ipynb").write_text('{"cells": [', "utf-8")
    monkeypatch.setattr("dossier.run.export.NOTEBOOKS", home)
    with pytest.raises(BuildError, match="02-tour.ipynb is no JSON"):
        do("02-tour", {}, tmp_path / "tour.html")
    assert not (tmp_path / "tour.html").exists()


def test_a_package_that_breaks_its_rules_is_not_exported(data_copy, tmp_path, capsys):
    claims = data_copy / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",corroborated,", ",certain,", 1), "utf-8")
    file = tmp_path / "a.html"
    assert main(["export", "02-tour", "--package", str(data_copy), "-o", str(file)]) == 1
    assert "certain" in capsys.readouterr().err and not file.exists()


def test_a_notebook_that_fails_leaves_the_old_file(monkeypatch, tmp_path, capsys):
    class Failing:
        def submit(self, run, job):
            failure = f"{job.name} stopped, cell 3 of 9: draw()\n  KeyError: 'Lima'"
            return type(
                "Done", (), {"result": lambda self: Result(job.name, "", failure=failure)}
            )()

    class Pool:
        def __init__(self, *arguments):
            pass

        def __enter__(self):
            return Failing()

        def __exit__(self, *arguments):
            pass

    monkeypatch.setattr("dossier.run.export.local", Pool)
    file = tmp_path / "a.html"
    file.write_text("old", "utf-8")
    assert main(["export", "02-tour", "-o", str(file)]) == 1
    assert "KeyError" in capsys.readouterr().err and file.read_text("utf-8") == "old"
