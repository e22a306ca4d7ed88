"""Tables as spreadsheets save them: put right and told, or refused with the place and the way."""

import pytest

from dossier.cli import main
from dossier.dataset.spreadsheet import Unclear, mend
from dossier.dataset.tidy import tidy

FIELDS = {
    "boat_id": "string",
    "name": "string",
    "built": "date",
    "length": "number",
    "crew": "integer",
    "afloat": "boolean",
}
BOATS = {
    "name": "boats",
    "schema": {
        "primaryKey": "boat_id",
        "fields": [{"name": name, "type": kind} for name, kind in FIELDS.items()],
    },
}
GOOD = """boat_id,name,built,length,crew,afloat
B2,"Ana, the old one",2008-11-25,4.5,12,true
B10,Андрей,,,,
"""


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("date", "25/11/2008", "2008-11-25"),
        ("date", "11/25/2008", "2008-11-25"),
        ("date", "11/11/2008", "2008-11-11"),
        ("date", "03.04.2008", "2008-04-03"),
        ("date", "25-11-2008", "2008-11-25"),
        ("date", "2008/4/3", "2008-04-03"),
        ("date", "2008-11-25 00:00:00", "2008-11-25"),
        ("date", "2008-11-25", "2008-11-25"),
        ("number", "4,5", "4.5"),
        ("number", "0,125", "0.125"),
        ("number", ".5", "0.5"),
        ("number", "-,5", "-0.5"),
        ("number", "−4.4", "-4.4"),
        ("number", "1.234,5", "1234.5"),
        ("number", "1,234.5", "1234.5"),
        ("number", "1,234,567", "1234567"),
        ("number", "1\u00a0234,5", "1234.5"),
        ("number", "+3", "3"),
        ("number", "4.40", "4.40"),
        ("integer", "2008.0", "2008"),
        ("integer", "2008,00", "2008"),
        ("integer", "100 000", "100000"),
        ("integer", "1,234,567", "1234567"),
        ("boolean", "FALSE", "false"),
        ("boolean", "Verdadero", "true"),
        ("boolean", "ложь", "false"),
        ("string", "4,5", "4,5"),
        ("string", "TRUE", "TRUE"),
    ],
)
def test_a_cell_with_one_meaning_is_put_right(kind, cell, value):
    assert mend(cell, kind) == value
    assert mend(value, kind) == value


@pytest.mark.parametrize(
    ("kind", "cell", "message"),
    [
        ("date", "03/04/2008", '"03/04/2008" is 2008-03-04 or 2008-04-03; allowed: the one'),
        ("date", "11/25/08", "has a short year; allowed: all of it, as YYYY-MM-DD"),
        ("date", "31/06/2008", "allowed: a day written YYYY-MM-DD"),
        ("date", "39777", "allowed: a day written YYYY-MM-DD"),
        ("number", "4,400", '"4,400" is 4.400 or 4400; allowed: the one that is meant'),
        ("number", "1.5E+09", "was shortened; allowed: all its digits"),
        ("number", "12,34,567", "allowed: digits with a decimal point"),
        ("number", "1,2,3", "allowed: digits with a decimal point"),
        ("number", "$4", "allowed: digits with a decimal point"),
        ("integer", "4,000", '"4,000" is 4 or 4000; allowed: the one that is meant'),
        ("integer", "4.000", '"4.000" is 4 or 4000; allowed: the one that is meant'),
        ("integer", "1,234", '"1,234" is 1.234 or 1234; allowed: the one that is meant'),
        ("integer", "4.5", "allowed: digits only"),
        ("boolean", "yes", "allowed: true, false"),
        ("string", "11/24/08", "allowed: the text, as it was"),
    ],
)
def test_a_cell_with_no_meaning_or_two_is_refused(kind, cell, message):
    with pytest.raises(Unclear) as refused:
        mend(cell, kind)
    assert message in str(refused.value)


def put_right(text, tmp_path, encoding="utf-8"):
    raw = text if isinstance(text, bytes) else text.encode(encoding)
    return tidy(raw, tmp_path / "boats.csv", BOATS)


def said(problems):
    return [str(each).partition("boats.csv")[2] for each in problems]


def test_a_tidy_table_stays_as_it_is(tmp_path):
    done = put_right(GOOD, tmp_path)
    assert (done.text, done.changes, done.refusals) == (GOOD, [], [])


# The first two are what LibreOffice 7.4 made of GOOD; the third is as Excel is said to save
# "CSV UTF-8" in Spain.
SAVED = {
    "LibreOffice, semicolons and quotes": """"boat_id";"name";"built";"length";"crew";"afloat"
"B2";"Ana, the old one";2008-11-25;4.5;12;TRUE
"B10";"Андрей";;;;
""",
    "LibreOffice, as it saves by itself": GOOD.replace("true", "TRUE"),
    "Excel": "\ufeffboat_id;name;built;length;crew;afloat\r\n"
    "B2;Ana, the old one;25/11/2008;4,5;12;VERDADERO\r\nB10;Андрей;;;;\r\n",
    "empty rows and columns": """boat_id,name,built,length,crew,afloat,,
B2,"Ana, the old one",2008-11-25,4.5,12,true,,
,,,,,,,
B10,Андрей,,,,,,
,,,,,,,
""",
    "tabs": "boat_id\tname\tbuilt\tlength\tcrew\tafloat\n"
    "B2\tAna, the old one\t2008-11-25\t4.5\t12\ttrue\nB10\tАндрей\t\t\t\t\n",
    "quoted": """"boat_id","name","built","length","crew","afloat"
"B2","Ana, the old one","2008-11-25","4.5","12","true"
"B10","Андрей","","","",""
""",
    "rows and columns in another order": """name,boat_id,crew,built,length,afloat
Андрей,B10,,,,
"Ana, the old one",B2,12,2008-11-25,4.5,true
""",
    "short rows": GOOD.replace("Андрей,,,,", "Андрей"),
    "breaks and blanks in cells": GOOD.replace("Ana, the", " Ana, \nthe"),
    "letters of two signs": GOOD.replace("й", "и\u0306"),
    "no last line end": GOOD.rstrip("\n"),
    "index of a data frame": GOOD.replace("boat_id", ",boat_id")
    .replace("\nB", "\n7,B", 1)
    .replace("\nB", "\n3,B"),
    "index of a data frame, read and saved again": GOOD.replace("boat_id", "Unnamed: 0,boat_id")
    .replace("\nB", "\n0,B", 1)
    .replace("\nB", "\n1,B"),
    "two files in one": GOOD.replace("B10", GOOD.partition("\n")[0] + "\nB10"),
    "tab in a cell": GOOD.replace("Ana, the", "Ana,\tthe"),
    "old line ends": GOOD.replace("\n", "\r"),
}


@pytest.mark.parametrize("name", SAVED)
def test_a_table_as_programs_save_it_is_put_right_and_told(name, tmp_path):
    done = put_right(SAVED[name], tmp_path)
    assert said(done.refusals) == []
    assert done.text == GOOD
    assert done.changes
    again = put_right(done.text, tmp_path)
    assert not again.changes


def test_unicode_text_of_excel(tmp_path):
    done = put_right(GOOD.encode("utf-16"), tmp_path)
    assert done.text == GOOD and said(done.changes) == [": UTF-16 written as UTF-8"]


def test_each_change_says_file_row_and_column(tmp_path):
    done = put_right(SAVED["Excel"], tmp_path)
    assert said(done.changes) == [
        ": byte order mark left out",
        ": lines end with LF alone",
        ": cells parted by commas, not semicolons",
        ", row 2, column built: '25/11/2008' written as '2008-11-25'",
        ", row 2, column length: '4,5' written as '4.5'",
        ", row 2, column afloat: 'VERDADERO' written as 'true'",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("true\n", "true,,\n"), ", row 2: 2 empty cells left out at its end"),
        (GOOD.replace(",name", ", name"), ": blanks around names of columns left out"),
        (GOOD.replace("Андрей", '"Андрей"'), ": quotes set where they are needed, and nowhere"),
    ],
)
def test_what_a_hand_wrote_is_told_as_what_it_is(text, message, tmp_path):
    done = put_right(text, tmp_path)
    (told,) = said(done.changes)
    assert done.text == GOOD and told.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            GOOD.replace("2008-11-25", "03/04/2008"),
            ', row 2, column built: "03/04/2008" is 2008-03-04 or 2008-04-03',
        ),
        (GOOD.replace('"Ana', "Ana").replace('one"', "one"), ", row 2: 7 cells, but the header"),
        (GOOD.replace(",crew", ",sailors"), ', row 1, column sailors: column 5, "sailors", is not'),
        (GOOD.replace(",crew", ",name"), ", row 1, column name: the column stands twice; did you"),
        (GOOD.replace("true\n", "true,left\n"), ", row 2: 7 cells, but the header has 6"),
        ("boat_id\nB1\n", ", row 1, column name: the column is missing; the descriptor has it"),
        ("Boats of 2008\n" + GOOD, ", row 1: the header stands in row 2; take away what is above"),
        (GOOD.partition("\n")[2], ", row 1: this is no header; allowed: the columns of the desc"),
        ("", ": the file is empty; allowed: a header and rows"),
        (
            f"{GOOD},Total,,4.5,,\n",
            ", row 4, column boat_id: is empty; allowed: the key",
        ),
        (GOOD.replace("name", "Name"), ', row 1, column Name: column 2, "Name", is not in the'),
        (GOOD.replace("4.5", "#REF!"), ', row 2, column length: "#REF!" is an error of a spread'),
        (GOOD.replace("Андрей", "#N/A"), ', row 3, column name: "#N/A" is an error of a spread'),
        (GOOD.replace("Андрей", "NULL"), ', row 3, column name: "NULL" stands for nothing'),
        (GOOD.encode("cp1251", "replace"), ", row 3: byte 0xc0 is not UTF-8"),
        (GOOD.replace('one"', "one"), ", row 2: quotes do not match"),
    ],
)
def test_what_cannot_be_put_right_is_refused_with_its_place(text, message, tmp_path):
    done = put_right(text, tmp_path)
    first, *more = said(done.refusals)
    assert first.startswith(message) and (not more or text.startswith("boat_id\nB1"))


@pytest.fixture
def saved(tiny):
    """A package of which three tables were saved by a spreadsheet, one with an unclear day."""
    for name in ("evidence", "outcomes", "sources"):
        file = tiny / f"{name}.csv"
        file.write_text(
            "\ufeff" + file.read_text("utf-8").replace("\n", "\r\n"), "utf-8", newline=""
        )
    file = tiny / "outcomes.csv"
    file.write_text(file.read_text("utf-8").replace("2005-03-14", "3/4/2005"), "utf-8")
    return tiny


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_dry_run_changes_nothing(saved, capsys):
    before = contents(saved)
    assert main(["tidy", str(saved), "--dry-run"]) == 1
    assert "tables, 2 would be put right, 1 refused" in capsys.readouterr().out
    assert contents(saved) == before


def test_what_is_refused_stays_whole_and_the_rest_is_put_right(saved, tiny_original, capsys):
    refused = (saved / "outcomes.csv").read_bytes()
    assert main(["tidy", str(saved)]) == 1
    out = capsys.readouterr().out
    assert 'outcomes.csv, row 2, column date: "3/4/2005" is 2005-03-04 or 2005-04-03' in out
    assert "2 put right, 1 refused and left as they are" in out.splitlines()[-1]
    assert contents(saved) == contents(tiny_original) | {"outcomes.csv": refused}
    (saved / "outcomes.csv").write_bytes(refused.replace(b"3/4/2005", b"14/3/2005"))
    assert main(["tidy", str(saved)]) == 0
    assert main(["check", str(saved)]) == 0
    assert contents(saved) == contents(tiny_original)


def test_our_own_package_is_tidy(capsys):
    assert main(["tidy", "--dry-run"]) == 0
    assert "nothing to put right" in capsys.readouterr().out
