"""Sentences are found by length and digest, however the text was printed, copied and pasted."""

from decimal import Decimal

import pandas as pd
import pytest
from conftest import SENTENCES

from dossier.dataset.article import digest, locate, normalise, numbers, verify
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, ROOT, shown

ARTICLE = ROOT.parent / "shared" / "article.txt"
TEXT = " ".join(SENTENCES.values())
MENU = "Home | News | Sport\n\nRead more: Sudland (12 photos)\n"

PRINTINGS = {
    "plain": TEXT,
    "typewriter quotes": TEXT.replace("“", '"').replace("”", '"'),
    "other quotes": TEXT.replace("“", "«").replace("”", "»"),
    "no-break spaces": TEXT.replace("$2.5 billion", "$2.5\u00a0billion").replace(
        " to ", "\u202fto "
    ),
    "line breaks": TEXT.replace(" ", "\r\n"),
    "indented": "\n\t".join(SENTENCES.values()),
    "soft hyphens": TEXT.replace("minister", "min\u00adis\u00adter"),
    "broken words of a PDF": TEXT.replace("minister", "minis-\nter"),
    "broken compound of a PDF": TEXT.replace("eight-year", "eight-\nyear"),
    "hyphen of a PDF": TEXT.replace("eight-year", "eight\u2010year"),
    "zero-width spaces": "\ufeff" + TEXT.replace("2001-", "2001-\u200b"),
    "menus around": MENU + TEXT + "\n" + MENU,
    "menus between": f"\n\n{MENU}\n\n".join(SENTENCES.values()),
    "another order": "\n".join(reversed(SENTENCES.values())),
    "said twice": TEXT + "\n" + TEXT,
    "no blank between": TEXT.replace(". ", "."),
    "in brackets": " ".join(f"({text})" for text in SENTENCES.values()),
}


@pytest.mark.parametrize("name", PRINTINGS)
def test_printing_verifies(tiny, name):
    assert verify(PRINTINGS[name], Package(tiny)) == []


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("“a” „b‟ «c»", '"a" "b" "c"'),
        ("‘a’ ‚b‛ c′ `d`", "'a' 'b' c' 'd'"),
        (" a\u00a0\u2009b\r\n\u3000c\u2028d\t", "a b c d"),
        ("e\ufb03cient \ufb01re\ufb02y", "efficient firefly"),
        ("co\u00adop\u200berate\ufeff", "cooperate"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("e\u200b\u0301", "\u00e9"),
    ],
)
def test_normalise(text, normal):
    assert normalise(text) == normal
    assert normalise(normal) == normal


def test_a_sentence_does_not_end_within_a_word(tiny):
    text = TEXT.replace(SENTENCES["HS1"], SENTENCES["HS1"] + "ers")
    (problem,) = verify(text, Package(tiny))
    assert "HS1" in problem.message


def test_digest_counts_characters():
    assert digest(" é ")[0] == 1
    assert digest("“é”") == digest('"e\u0301"')


def test_missing_sentence(tiny):
    text = TEXT.replace(SENTENCES["P1S2"], "")
    (problem,) = verify(text, Package(tiny))
    place = (shown(tiny / "sentences.csv"), 4, "sha256")
    assert (problem.file, problem.row, problem.column) == place
    assert 'P1S2 ("Next week ... Port Azul.") is not in the text' in problem.message


@pytest.mark.parametrize(
    ("old", "new"), [("sells", "lends"), ("Norland sells", "norland sells"), ("2.5", "2,5")]
)
def test_changed_word(tiny, old, new):
    problems = verify(TEXT.replace(old, new, 1), Package(tiny))
    assert [problem.column for problem in problems] == ["sha256"]


def test_nothing_found(tiny):
    assert len(verify("", Package(tiny))) == len(SENTENCES)
    assert len(verify("Another page altogether.", Package(tiny))) == len(SENTENCES)


def test_whole_article(tiny):
    file = tiny / "article.csv"
    length, sha256 = digest(TEXT)
    file.write_text(file.read_text("utf-8").replace(sha256, "0" * 64), "utf-8")
    (problem,) = verify(TEXT, Package(tiny))
    assert (problem.file, problem.row, problem.column) == (shown(file), 2, "text_sha256")
    assert problem.message.endswith(f"allowed: {sha256}")


def test_quantity_in_its_sentence(tiny):
    file = tiny / "claims.csv"
    file.write_text(file.read_text("utf-8").replace(",2.5,", ",2.6,"), "utf-8")
    (problem,) = verify(TEXT, Package(tiny))
    assert (problem.file, problem.row, problem.column) == (shown(file), 3, "quantity")
    assert problem.message == "2.6 is not in P1S1; allowed: 2.5, 2001, 2004"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("worth $4.4 billion.", ["4.4"]),
        ("worth 4.4.", ["4.4"]),
        ("14.4 and 4.45", ["14.4", "4.45"]),
        ("4,400 tons, 12", ["4400", "12"]),
        ("an eight-year term", ["8"]),
        ("Eight of twenty", ["8", "20"]),
        ("weight and height", []),
        ("2005-2008", ["2005", "2008"]),
    ],
)
def test_numbers(sentence, found):
    assert numbers(sentence) == set(map(Decimal, found))


@pytest.mark.parametrize(
    ("lang", "sentence", "found"),
    [
        ("en", "one hundred and five men, twenty-one women", ["105", "21"]),
        ("en", "twenty, four and six", ["20", "4", "6"]),
        ("es", "45,5 millones a 59.000 familias", ["45.5", "59000"]),
        ("es", "treinta y un aviones, en 2007 200 tiendas", ["31", "2007", "200"]),
        ("es", "veintiuna personas; dos mil quinientos", ["21", "2500"]),
        ("ru", "двадцать один человек, 1\u00a0200 тонн, 3,5", ["21", "1200", "3.5"]),
        ("fi", "3,5 ja 12", ["3.5", "12"]),
    ],
)
def test_numbers_of_other_languages(lang, sentence, found):
    assert numbers(sentence, lang) == set(map(Decimal, found))


def test_the_work_grows_with_the_length_of_the_page(monkeypatch):
    """Each stretch of the right length is digested once, not all stretches of all lengths."""
    length, sha256 = digest("Not on this page, whatever you try")
    sentences = pd.DataFrame([{"sentence_id": "P1S1", "length": length, "sha256": sha256}])
    tried = []
    monkeypatch.setattr("dossier.dataset.article._sha256", lambda text: tried.append(text) or "")
    counts = []
    for items in (100, 200):
        page = "".join(f"Menu item {i}, more (words) here. " for i in range(100, 100 + items))
        assert locate(page, sentences) == {} and {len(text) for text in tried} == {length}
        counts.append(len(tried))
        tried.clear()
    assert counts[0] < counts[1] < 2.2 * counts[0]


@pytest.fixture
def article():
    if not ARTICLE.is_file():
        pytest.skip(f"the article's text is not at {ARTICLE}: sentences were not compared with it")
    return ARTICLE.read_text("utf-8")


def test_article_verifies(article):
    assert verify(article, Package(DATA)) == []


def test_article_pasted_with_its_page(article):
    assert verify(MENU + article.replace(" ", "\u00a0") + MENU, Package(DATA)) == []


def test_each_sentence_of_the_article_is_needed(article):
    package = Package(DATA)
    sentences = package.load("sentences")
    found = locate(article, sentences)
    assert list(found) == list(sentences["sentence_id"])
    for row in sentences.itertuples():
        text = normalise(article).replace(found[row.sentence_id], "", 1)
        assert [problem.row for problem in verify(text, package)] == [row.Index + 2]
