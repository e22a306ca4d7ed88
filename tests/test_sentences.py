"""Cutting a text into sentences, and the command that keeps their table."""

import csv

import pytest
from conftest import SENTENCES

from dossier.cli import main
from dossier.dataset.article import normalise
from dossier.dataset.paths import DATA, ROOT
from dossier.dataset.sentences import cut, edges, paragraphs, read

ARTICLE = ROOT.parent / "shared" / "article.txt"

# Sentences with abbreviations, quotes and datelines in their midst; "|" parts two of them.
CUT = {
    "en": [
        "Dr. Smith met Gen. Jones at 5 p.m. on Nov. 25, 2008.|He left.",
        "LIMA, Nov. 25 (EFE) - The U.S. and Peru signed accords of $4.4 billion.|It held.",
        "LONDON (Reuters) — The bank said Monday.|The U.S. Navy was there.",
        "“We are back,” he said.|“We will stay.”|Nobody asked.",
        "“Will it hold?” asked Mr. Lee.|It did.",
        "The firm, Acme Inc., sold No. 7 to J. R. R. Tolkien.|It was 3.5 km away.",
        "He lives in the U.S.|She lives in the U.K.|They write.",
        "They said “no.”|Then they left.",
        "Sen. Ann B. Cole (D., Ohio) spoke (see p. 4).|It rained.",
        "Prices rose 4.5 percent... and then fell.|Nobody knew why.",
        "The U.N. Security Council met at 10 a.m. Monday.|Brazil lost.",
        "Lt. Col. A. Meyer, Ph.D., resigned.|In 1999. the dot was wrong.",
        "“Stop!” she cried.|(It did not.)|2008 ended badly.",
        "He sat.|Peru won.|Was it No. 1?|Yes!",
        "The yen fell vs. the dollar, St. Louis Fed. data show.|What now?",
        "1. The first item.|2. The second.",
    ],
    "es": [
        "El Sr. Gómez llegó a las 5 p.m. con la Dra. Ruiz.|¿Quién los esperaba?|Nadie.",
        "EE. UU. y Perú firmaron acuerdos por US$ 4.400 millones.|«Sí», dijo el Gral. Pérez.",
        "Lima, 25 nov. (EFE).- El presidente llegó.|La S.A. Acme pagó 3,5 millones.",
        "El art. 5 de la Ley núm. 27 dice eso.|¡Basta!|Los EE.UU. esperan.",
        "D. Juan y Dña. Ana, etc., salieron al mar.|Nadie los vio.",
    ],
    "ru": [
        "Продано оружия на 4,4 млрд долл. в 2008 г. и позже.|Это много.",
        "Д. А. Медведев прибыл 25 ноября 2008 г. в Лиму.|А. С. Пушкин не прибыл.",
        "По словам проф. Иванова, т.е. эксперта, и т. д., всё верно.|«Да», — сказал он.",
        "В 2008 г. Россия вернулась.|Это было в 2008 г.|Потом ушла.",
        "«Зачем?» — спросил г-н Петров.|Корабль им. Ленина стоит 3 млн руб. в год.",
    ],
    "fr": [
        "M. Dupont est là.|Il attend J.-P. Martin.",
        "Elle part.|« Nous verrons. »|« Oui\u00a0! » dit-il.|«\u202fNon.\u202f»|Il reste.",
    ],
    "zh": ["俄罗斯回来了!|它走了."],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang in CUT for text in CUT[lang]])
def test_a_sentence_ends_where_it_ends(lang, text):
    assert cut(text.replace("|", " "), lang) == text.split("|")


def test_a_no_break_space_keeps_a_sentence_together():
    assert cut("She works for Ya! Corp.\u00a0Peru too. Yes.", "en")[-1] == "Yes."
    assert cut("It is Ya!\u00a0Corp.", "en") == ["It is Ya!\u00a0Corp."]
    assert cut("It is Ya! Corp.", "en") != ["It is Ya! Corp."]


LONG = "A line that is as long as those of a page that breaks no lines, and a few words more: " * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Head\n\nOne broken\nline.\n\nTwo.\n", ["Head", "One broken line.", "Two."]),
        ("Head\nOne broken\nline.\n\nTwo.", ["Head", "One broken line.", "Two."]),
        ("A head in\ntwo lines\n\nOne.", ["A head in two lines", "One."]),
        (f"Head\n{LONG}.\nTwo.\n\nThree.", ["Head", f"{LONG}.", "Two.", "Three."]),
        ("\ufeffHead\r\n\r\nOne.\r\n", ["Head", "One."]),
        ("Head\nOne.", ["Head", "One."]),
        (" \n\n", []),
        ("Head\n\n- One\n- two\nlines\n\nEnd.", ["Head", "- One", "- two lines", "End."]),
        ("Head\n\nHe went on\n- with a dash.", ["Head", "He went on - with a dash."]),
        ("\nOne.\n\nTwo.\n", ["", "One.", "Two."]),
    ],
)
def test_paragraphs(text, expected):
    assert paragraphs(text) == expected


def test_a_text_that_begins_with_an_empty_line_has_no_headline():
    found = read("\nIt began. It went on.\n\nIt ended.\n", "en")
    assert [(each.key, each.kind) for each in found] == [
        *(("P1S1", "body"), ("P1S2", "body"), ("P2S1", "body"))
    ]


def test_the_items_of_a_list_are_sentences_without_their_signs():
    kinds = ("headline", "heading", "body")
    found = read("Head\n\nThey want:\n• a line, by 2012\n• “more”, he said.\n", "en", kinds)
    assert [(each.kind, each.text) for each in found[1:]] == [
        ("body", "They want:"),
        ("body", "a line, by 2012"),
        ("body", "“more”, he said."),
    ]


def test_a_heading_is_one_where_the_package_knows_headings():
    text = "Head\n\nIt began. It went on.\n\nThe end\n\nIt ended."
    kinds = [(each.key, each.kind) for each in read(text, "en", ("headline", "heading", "body"))]
    assert kinds[:3] == [("HS1", "headline"), ("P1S1", "body"), ("P1S2", "body")]
    assert kinds[3:] == [("P2S1", "heading"), ("P3S1", "body")]
    assert {each.kind for each in read(text, "en")} == {"headline", "body"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland sold boats to Sudland again.", ("Norland sold boats", "to Sudland again")),
        ("It did.", ("It", "did")),
        ("No!", ("No", "No")),
        ("Washington, in turn, said no, he thinks.", ("Washington, in turn", "no, he thinks")),
        ("“Why not?” he asked us there (twice).", ("Why not?” he", "us there (twice")),
        (
            f"{'long' * 9} {'word' * 9} it is so {'late' * 9} {'last' * 9}.",
            ("long" * 9, "last" * 9),
        ),
        ("...", ("...", "...")),
        ("« C'est un début », dit-il.", ("C'est un", "début », dit-il")),
    ],
)
def test_first_and_last_words_do_not_overlap_and_fit_their_column(text, expected):
    assert edges(text) == expected


def test_no_text_is_lost():
    for lang, texts in CUT.items():
        for text in texts:
            whole = text.replace("|", " ")
            assert normalise(" ".join(cut(whole, lang))) == normalise(whole)


@pytest.mark.skipif(not ARTICLE.is_file(), reason="no ../shared/article.txt here")
def test_our_own_article_is_cut_as_its_table_has_it():
    text = ARTICLE.read_text("utf-8").replace("Support TwoCircles", "")
    with (DATA / "sentences.csv").open(encoding="utf-8", newline="") as file:
        committed = list(csv.DictReader(file))
    made = [each.row(position) for position, each in enumerate(read(text, "en"))]
    assert made == [{name: row[name] for name in made[0]} for row in committed]


@pytest.fixture
def text(tmp_path):
    file = tmp_path / "text.txt"
    head, first, second, third = SENTENCES.values()
    file.write_text(f"{head}\n\n{first} {second}\n\n{third}\n", "utf-8")
    return file


def test_a_table_without_rows_is_filled_and_then_compared(tiny, text, capsys):
    file = tiny / "sentences.csv"
    before = file.read_text("utf-8")
    assert main(["sentences", str(text), str(tiny)]) == 0
    assert "4 of 4 sentences found" in capsys.readouterr().out
    file.write_text(before.splitlines(keepends=True)[0], "utf-8")
    for name in ("claims", "outcomes", "evidence", "translations", "fact_claims"):
        other = tiny / f"{name}.csv"
        other.write_text(other.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    assert main(["sentences", str(text), str(tiny)]) == 0
    said = capsys.readouterr().out
    assert "P1S2    57  Next week the ... to Port Azul\n" in said
    digests = [line.split(",")[:5] for line in before.splitlines()]
    assert [line.split(",")[:5] for line in file.read_text("utf-8").splitlines()] == digests


def test_a_changed_text_is_named_and_claims_follow_their_sentences(tiny, text, capsys):
    before = {file.name: file.read_text("utf-8") for file in tiny.glob("*.csv")}
    text.write_text(text.read_text("utf-8").replace("\n\nNor", "\n\nAn advert\n\nNor"), "utf-8")
    assert main(["sentences", str(text), str(tiny)]) == 1
    said = capsys.readouterr().out
    assert 'P1S1 ("An ... advert") is cut so from the text' in said and "4 of 4 sentences" in said
    assert before == {file.name: file.read_text("utf-8") for file in tiny.glob("*.csv")}
    assert main(["sentences", str(text), str(tiny), "--write"]) == 0
    claims = (tiny / "claims.csv").read_text("utf-8").splitlines()[1:]
    assert [line.split(",")[1] for line in claims] == ["HS1", "P2S1", "P2S2", "P3S1", "P3S1"]
    assert main(["sentences", str(text), str(tiny)]) == 0


def test_a_sentence_with_claims_is_not_lost(tiny, text, capsys):
    before = {file.name: file.read_bytes() for file in tiny.glob("*.csv")}
    text.write_text(text.read_text("utf-8").replace("Next week", "Soon"), "utf-8")
    assert main(["sentences", str(text), str(tiny), "--write"]) == 1
    said = capsys.readouterr().err
    assert "claims.csv, row 4, column sentence_id: P1S2 is not in the text" in said
    assert before == {file.name: file.read_bytes() for file in tiny.glob("*.csv")}


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "holds no text"),
        (b" \n\n", "holds no text"),
        ("Año nuevo".encode("latin-1"), "row 1: byte 0xf1 is not UTF-8"),
        (None, "the file is missing"),
    ],
)
def test_a_text_that_cannot_be_read_is_one_message(tiny, tmp_path, raw, message, capsys):
    file = tmp_path / "other.txt"
    if raw is not None:
        file.write_bytes(raw)
    for command in (["sentences", str(file), str(tiny)], ["check", "--article", str(file)]):
        assert main(command) == 1
        said = capsys.readouterr().err
        assert message in said and said.count("\n") == 1, said


def test_the_dictionary_says_how_a_sentence_is_normalised():
    said = (DATA / "README.md").read_text("utf-8")
    assert "## How a sentence is known" in said and "2. Unicode NFC;" in said
