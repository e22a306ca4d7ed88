"""No word escapes translation: notebooks, figures and pages, all said in a pseudo-language."""

import re
from types import SimpleNamespace

import made_site
import matplotlib.text
import pseudo
import pytest
import told_site
from crowding import crowding
from drawing import NAMES
from made_site import PAGES
from test_languages import messages
from test_pages_in_languages import said

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, FIGURES
from dossier.i18n.language import Words
from dossier.plot.bundle import ENDINGS


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """All figures, sentences and pages in the pseudo-language."""
    alone = {pseudo.LANG: pseudo.LANG}  # no switch to languages, whose names are their own
    with pseudo.spoken(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_site, "CUT", lambda *_: b"")  # texts are read, their letters not seen
        pages, drawn = told_site.site(tmp_path_factory.mktemp("pseudo"), pseudo.LANG, alone)
    return SimpleNamespace(pages=pages, figures=drawn.figures, sentences=drawn.sentences)


def visible(figure):
    """List the texts of a figure, and those that stand for it."""
    texts = figure.canvas.findobj(matplotlib.text.Text)
    return [text.get_text() for text in texts if text.get_visible()] + [figure.alt]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_escapes_translation(spoken, name):
    drawn = {key: figure for key, figure in spoken.figures.items() if key[:2] == name[:2]}
    told = [text for key, text in spoken.sentences.items() if key.startswith(name)]
    assert drawn and told
    texts = [text for figure in drawn.values() for text in visible(figure)]
    texts += [re.sub(r"\]\([^()]*\)", "]", text) for text in told]
    assert [text for text in texts if pseudo.escaped(text)] == []


def test_a_text_that_escapes_is_found():
    assert pseudo.escaped("Nothing at all to be seen here") and pseudo.escaped("[Çläïm] or else")
    assert not pseudo.escaped("[Çläïmöñ] 4.4, Venezuela and Cuba, 21 Nov 2008")


def test_longer_words_find_room(spoken):
    crowded = {name: crowding(figure) for name, figure in spoken.figures.items()}
    assert {name: texts for name, texts in crowded.items() if texts} == {}


def test_every_message_said_is_gathered(spoken):
    assert pseudo.Pseudo.asked - messages() == set(), "mark them: message(...), forms(...)"


def technical():
    """List words that are the same in all languages: names of files, tables, figures, formats."""
    package = Package(DATA)
    names = [*PAGES, *ENDINGS, *package.tables, "html", "ipynb", "kB", "zip", package.name]
    names += [licence["title"] for licence in package.descriptor["licenses"]]
    names += [file.stem for file in FIGURES.glob("en/*.json")]
    english = Words().locale.languages
    names += [english[key] for key in package.load("sources")["language"].unique()]
    return {word.casefold() for name in names for word in re.findall(r"[^\W\d_]+", name)}


@pytest.mark.parametrize("name", PAGES)
def test_no_text_of_a_page_escapes_translation(spoken, name):
    texts, known = said(spoken.pages, name, pseudo.LANG), technical()
    found = {text: [w for w in pseudo.escaped(text) if w.casefold() not in known] for text in texts}
    assert len(texts) > 20 and {text: words for text, words in found.items() if words} == {}
