"""Languages side by side: one build makes all of them, or none."""

import json
import shutil
from pathlib import Path

import pytest
from shared import unheld
from toy import collection, drawing, notebook, tree, usual

from dossier.cli import main
from dossier.dataset import paths
from dossier.dataset.errors import BuildError
from dossier.i18n.language import LANGUAGES
from dossier.run.builder import build

SPANISH = 'assert lang != "es", "no habla"'
PAGES = ("", "es/", "ru/")


@pytest.fixture(scope="module")
def built(small, tmp_path_factory):
    """A toy collection that has been built once in all languages."""
    folder = tmp_path_factory.mktemp("toy")
    build(notebooks=usual(folder), languages=LANGUAGES)
    return folder


@pytest.fixture
def copy(built, tmp_path):
    """A copy of it, to change and to spoil."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def one(folder):
    """A collection of one notebook."""
    return collection(folder, **{"02-tour": drawing("02-tour", 1)})


def remade(copy, languages=LANGUAGES, heights=(11, 12)):
    """Build the copy with other heights."""
    return build(notebooks=usual(copy, heights), languages=languages)


def heights(copy, lang):
    """Tell what the figures and the pages of a language say, each once."""
    titles = [
        json.loads((copy / "figures" / lang / f"{bar}-bar.json").read_text("utf-8"))["title"]
        for bar in ("02", "03")
    ]
    page = (copy / "_site" / lang.removeprefix("en") / "index.html").read_text("utf-8")
    return {title: title in unheld(page) for title in titles}


def test_each_language_has_its_figures_and_pages(built):
    made = tree(built)
    for lang, pages in zip(LANGUAGES, PAGES, strict=True):
        assert f"figures/{lang}/02-bar.svg" in made
        assert f'<html lang="{lang}"' in made[f"_site/{pages}index.html"].decode()
        assert f"_site/{pages}02-tour.html" in made
    assert sorted(each.name for each in (built / "notebooks").iterdir()) == [
        "02-tour.ipynb",
        "03-arms.ipynb",
    ], "the notebooks kept are those in the collection's own language"


def test_a_second_build_changes_nothing(copy):
    again = build(notebooks=copy / "notebooks", languages=LANGUAGES)
    assert again.ran == () and again.replaced == []


def test_one_language_leaves_the_others(copy):
    lang, old = "es", {each: heights(copy, each) for each in LANGUAGES}
    done = remade(copy, (lang,))
    assert len(done.ran) == 2 and all(f"({lang})" in title for title in done.ran)
    assert heights(copy, lang) == {"It is 11 high": True, "It is 12 high": True}
    for other in set(LANGUAGES) - {lang}:
        assert heights(copy, other) == old[other]
    links = (copy / "_site" / "index.html").read_text("utf-8")
    assert 'href="es/index.html"' in links and 'href="ru/index.html"' in links


def test_a_part_of_a_fresh_clone_leaves_what_was_not_asked_for(copy):
    """Notes on executed notebooks are not in a clone: they must not decide what stays."""
    shutil.rmtree(copy / ".dossier"), shutil.rmtree(copy / "_site")
    old = tree(copy, "figures")
    build(notebooks=usual(copy, (11, 2)), languages=LANGUAGES, selected=("02-tour",))
    new = tree(copy, "figures")
    assert set(new) == set(old)
    changed = {path for path in new if new[path] != old[path]}
    assert changed and all("/02-bar." in path for path in changed)
    for page in PAGES:
        assert "02-tour.html" in (copy / "_site" / page / "index.html").read_text("utf-8")


def test_a_failure_in_one_language_leaves_all_as_they_were(copy):
    old = tree(copy, "figures", "_site")
    home = collection(copy, **{"03-arms": notebook("03-arms", SPANISH)})
    with pytest.raises(BuildError, match=r"03-arms \(es\) stopped, cell 4 of 5") as failed:
        build(notebooks=home, languages=LANGUAGES[:2])
    assert "no habla" in str(failed.value) and "es/failed/03-arms.ipynb" in str(failed.value)
    assert (copy / ".dossier" / "es" / "failed" / "03-arms.ipynb").is_file()
    assert tree(copy, "figures", "_site") == old


def test_several_languages_stand_side_by_side_elsewhere_too(small, tmp_path):
    build(notebooks=one(tmp_path), languages=("es", "en"), output=tmp_path / "x")
    pages = {lang: tmp_path / "x/_site" / place for lang, place in {"es": "", "en": "en"}.items()}
    for (lang, folder), way in zip(pages.items(), ("en/index", "../index"), strict=True):
        page = (folder / "index.html").read_text("utf-8")
        assert f'<html lang="{lang}"' in page and f'href="{way}.html"' in page


def test_the_command_builds_all_languages_or_those_asked_for(small, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(paths, "NOTEBOOKS", one(tmp_path / "toy"))
    assert main(["build", "--lang", "ru,es"]) == 0
    assert sorted(each.name for each in (tmp_path / "toy" / "figures").iterdir()) == ["es", "ru"]
    assert main(["build"]) == 0
    said = capsys.readouterr()
    assert "_site/index.html" in said.out and "_site/ru/index.html" in said.out
    assert "done  02-tour (es)" in said.err
    assert "2 of 3 notebooks would come out as they are" in said.err
    assert main(["build", "--lang", "en,pt"]) == 2
    assert "lang: 'pt' is not allowed; allowed: en, es, ru" in capsys.readouterr().err
