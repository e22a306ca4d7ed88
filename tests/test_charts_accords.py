"""Accords: fields by account, and the documents found, draw what their rows say."""

import pandas as pd
import pytest
from crowding import crowding
from drawing import ASKED, marks

import dossier as ds
from dossier.charts import accords
from dossier.dataset.paths import ROOT
from dossier.plot.ledger import narrow
from dossier.story import accords as told
from dossier.story import documents


def accord(id, account, sector, status, partner="PER", **other):
    facts = {
        "id": id,
        "account": account,
        "party_a_id": "RUS",
        "party_b_id": partner,
        "title": f"Title of {id}",
        "sector_id": sector,
        "form": "protocol" if account == "checked" else None,
        "status": status,
        "disputed": False,
        "date": pd.Timestamp("2008-11-24"),
        "place_id": "lima",
        "verdict": "refined" if account == "article" else "",
        "claims": ("C04",) if account == "article" else (),
        "wordings": ("A claim.",) if account == "article" else (),
        "sources": ("S01",),
        "publishers": ("A paper",),
    }
    return facts | other


ROWS = pd.DataFrame(
    [
        accord("A01", "article", "defence", "signed"),
        accord("A02", "article", "energy", "aspiration"),
        accord("A03", "checked", "defence", "signed"),
        accord("A04", "checked", "elections", "signed"),
    ]
)
EXPECTED = accord("A05", "article", "defence", "expected", partner="VEN", date=pd.NaT)
ABROAD = [
    accord("A06", "checked", "nuclear", "signed", partner="VEN", place_id="caracas"),
    accord("A07", "checked", "defence", "reported", partner="VEN", disputed=True),
]


@pytest.fixture(scope="module")
def story():
    return ds.open()


def test_between_visitor_and_host_in_either_order(story):
    turned = accord("A08", "checked", "trade", "signed", party_a_id="PER", party_b_id="RUS")
    rows = pd.DataFrame([*ROWS.to_dict("records"), *ABROAD, turned])
    assert list(accords.between(rows, story)["id"]) == ["A01", "A02", "A03", "A04", "A08"]
    assert list(accords.between(rows.iloc[:0], story)) == [*rows, "parties"]


def test_fields_count_what_is_signed_and_wished_for():
    counts = told.fields(ROWS)
    assert list(counts.index) == ["defence", "elections", "energy"]
    assert counts.loc["defence"].to_list() == [1, 1, 0, 0]
    assert counts.loc["energy"].to_list() == [0, 0, 1, 0]
    assert told.left_out(counts) == ["elections"]


def test_each_accord_is_a_dot_in_its_row(story):
    figure = accords.sector_matrix(ROWS, story)
    drawn = marks(figure)
    assert set(drawn) == {"A01", "A02", "A03", "A04"}
    assert drawn["A01"].value == "Defence" and drawn["A01"].verdict == "refined"
    assert drawn["A01"].position[1] == drawn["A03"].position[1]
    assert drawn["A01"].position[0] < drawn["A03"].position[0] < drawn["A02"].position[0]
    out = "The article leaves out 1 of the 2 subjects on which a document was found"
    assert figure.title == out


def test_a_wish_is_hollow_and_a_document_full(story):
    figure = accords.sector_matrix(ROWS, story)
    dots = {dot.get_gid(): dot for dot in figure.canvas.axes[0].lines if dot.get_gid()}
    assert dots["01-sectors-A02"].get_fillstyle() == "none"
    assert dots["01-sectors-A03"].get_fillstyle() == "full"


@pytest.mark.parametrize(
    ("account", "title"),
    [
        ("article", "The article has something signed on 1 subject, and only plans or wishes on 1"),
        ("checked", "Documents were found on 2 subjects"),
    ],
)
def test_the_title_is_true_of_one_account(story, account, title):
    assert accords.sector_matrix(ROWS[ROWS["account"] == account], story).title == title


def test_many_accords_in_a_cell_stay_in_their_column(story):
    many = pd.DataFrame([accord(f"A{n}", "checked", "trade", "signed") for n in range(10, 40)])
    both = pd.concat([ROWS, many])
    drawn = marks(accords.sector_matrix(both, story))
    wish = drawn["A02"].position[0]
    assert max(drawn[key].position[0] for key in many["id"]) < wish


def test_each_pair_has_rows_of_its_own_where_the_article_has_no_main_pair(story):
    other = ds.open(str(ROOT / "examples" / "clinton-asia-2009"))
    figure = accords.sector_matrix(other["accords"], other)
    assert len(figure.marks) == len(other["accords"])
    drawn = {text.get_text() for text in figure.canvas.axes[0].texts}
    assert drawn >= {"United States and Indonesia", "United States and China"}


def test_an_accord_without_the_visitor_names_both_its_parties(story):
    rows = pd.DataFrame(
        [*ROWS.to_dict("records"), apart := accord("A09", "checked", "trade", "signed")]
    )
    rows.loc[rows["id"] == apart["id"], ["party_a_id", "party_b_id"]] = ["VEN", "BRA"]
    found = accords.by_partner(rows, story).set_index("id")["partner"]
    assert found["A09"] == "Brazil and Venezuela" and found["A03"] == "Peru"


def test_documents_leave_out_wishes_and_name_the_partner(story):
    rows = accords.by_partner(pd.DataFrame([*ROWS.to_dict("records"), *ABROAD]), story)
    assert list(rows["id"]) == ["A01", "A03", "A04", "A06", "A07"]
    assert list(rows["partner_id"].unique()) == ["PER", "VEN"]
    assert list(documents.found(rows)["id"]) == ["A03", "A04", "A06"]


def test_each_document_is_a_dot_with_its_form(story):
    figure = accords.document_ledger(pd.DataFrame([*ROWS.to_dict("records"), *ABROAD]), story)
    drawn = marks(figure)
    assert set(drawn) == {"A01", "A03", "A04", "A06", "A07"}
    assert drawn["A03"].label == "Peru, 24 Nov: Title of A03" and drawn["A03"].value == "protocol"
    assert drawn["A07"].value.startswith("disputed")
    assert drawn["A03"].position[1] == drawn["A07"].position[1], "one row a field"
    assert figure.title == "1 of 3 documents found is about defence, and 1 more is in dispute"


def test_on_a_phone_the_partner_stands_above_its_documents_of_each_field(story):
    with narrow():
        rows = pd.DataFrame([*ROWS.to_dict("records"), *ABROAD])
        (axes,) = accords.document_ledger(rows, story).canvas.axes
    said = [text.get_text() for text in sorted(axes.texts, key=lambda t: t.get_position()[1])]
    named = [text for text in said if text in ("Defence", "Peru", "Venezuela")]
    assert named == ["Peru", "Defence", "Peru", "Venezuela", "Peru", "Venezuela"]


@pytest.mark.parametrize(
    ("sector", "title"),
    [
        ("nuclear", "the 1 undisputed document is about something else"),
        ("defence", "about it: 1 of 1 document"),
    ],
)
def test_the_title_says_what_came_of_what_was_expected(story, sector, title):
    rows = pd.DataFrame([EXPECTED, ABROAD[0] | {"sector_id": sector}])
    expected = "The article expected an accord on defence with Venezuela"
    assert accords.document_ledger(rows, story).title == f"{expected}; {title}"


def test_only_disputed_documents(story):
    title = accords.document_ledger(pd.DataFrame([ABROAD[1]]), story).title
    assert title == "No document was found that no source disputes"


@pytest.mark.parametrize("chart", [accords.sector_matrix, accords.document_ledger])
def test_no_rows_make_an_empty_figure(chart, story):
    figure = chart(ROWS.iloc[:0], story)
    assert figure.marks == [] and "There is nothing of this" in figure.svg()


@pytest.mark.parametrize(("account", "day"), ASKED)
def test_texts_keep_apart(account, day):
    story = ds.open(account=account, as_of=day)
    rows = story.table("accords")
    for figure in (
        accords.sector_matrix(accords.between(rows, story), story),
        accords.document_ledger(rows, story),
    ):
        assert crowding(figure) == [], figure.name
        assert len({mark.id for mark in figure.marks}) == len(figure.marks)


@pytest.mark.parametrize("rows", [ROWS, pd.DataFrame(ABROAD[1:])])
def test_long_titles_and_single_rows_keep_apart(story, rows):
    long = rows.assign(title="A very long title " * 5)
    assert crowding(accords.sector_matrix(long, story)) == []
    assert crowding(accords.document_ledger(long, story)) == []


def test_every_accord_is_drawn(story):
    rows = story.table("accords")
    drawn = {*marks(accords.sector_matrix(accords.between(rows, story), story))}
    drawn |= {*marks(accords.document_ledger(rows, story))}
    assert drawn == set(rows["id"])
