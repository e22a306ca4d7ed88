"""Each rule is tried with the fault it is to catch, on a tiny package, some on the real one."""

import csv
import random
import re
import shutil
import socket
import sys
from datetime import date, timedelta
from pathlib import Path
from subprocess import run

import pytest
from conftest import describe, described, write_csv

from dossier.dataset import paths, rules, standard
from dossier.dataset.paths import DATA, shown
from dossier.dataset.rules import Problem, check, examine, remarks

LAST = {"the last row": True}
EARLY = "1900-01-01"


def read(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return list(rows), rows.fieldnames


def write(folder, table, rows, header):
    write_csv(folder / f"{table}.csv", header, rows)


def find(rows, where):
    """Find the first row with these cells; True stands for any but the empty one."""
    if where is LAST:
        return len(rows) - 1
    return next(
        place
        for place, row in enumerate(rows)
        if all(row[name] == want or (want is True and row[name]) for name, want in where.items())
    )


# Values made from the package that is to be broken.


def article_source(folder, row=None):
    return read(folder, "article")[0][0]["source_id"]


def last_source(folder, row):
    return read(folder, "sources")[0][-1]["source_id"]


def same_actor(folder, row):
    return row["from_id"]


def day_before_arriving(folder, row):
    return (date.fromisoformat(row["arrive"]) - timedelta(days=1)).isoformat()


FACTS = "accords tour_stops money parts series relations postures events"


def same_as_in_fact(column):
    """Make the value that the fact of a link has in its own row."""

    def value(folder, link):
        for table in FACTS.split():
            rows, header = read(folder, table)
            for fact in rows:
                if fact[header[0]] == link["fact_id"]:
                    return fact[column]

    return value


# name: (table, column, its new value, which row, a piece of the message)
CELLS = {
    # What the descriptor says of a cell
    "enum": (
        *("claims", "verdict", "true", {}),
        '"true" is not allowed; allowed: corroborated, refined, partly',
    ),
    "required": ("claims", "why", "", {}, "is empty"),
    "required enum": ("sources", "kind", "", {}, "is empty; allowed: article, transcript"),
    "pattern": ("sources", "language", "english", {}, "one such as en (the pattern [a-z]{2})"),
    "currency that is none": (
        *("money", "currency", "EUO", {}),
        '"EUO" is no currency; did you mean EUR? allowed: ISO 4217, such as EUR',
    ),
    "currency in small letters": ("parts", "currency", "eur", {}, "allowed: one such as EUR (the"),
    "negative sum": (
        "money",
        "amount",
        "-4.4",
        {},
        '"-4.4" is not allowed; allowed: 0',
    ),
    "negative volume": ("series", "value", "-1", {}, "allowed: 0 or more"),
    "off the globe": ("places", "latitude", "95", {"latitude": True}, "allowed: 90 or less"),
    "too long": ("claims", "label", "x" * 60, {}, "60 characters; allowed: at most 48"),
    "decimal comma": (
        "money",
        "amount",
        "4,4",
        {},
        '"4,4" is not a number; allowed: ',
    ),
    "exponent": ("money", "amount", "4e3", {}, "digits with a decimal point"),
    "year as a float": ("series", "year", "2008.0", {}, "is not a whole number"),
    "year of five digits": ("series", "year", "02003", {}, "is not a whole number"),
    "German date": ("sources", "accessed", "25.11.2008", {}, "allowed: a day written YYYY-MM-DD"),
    "no such day": ("events", "start", "2008-02-30", {}, '"2008-02-30" is not a date'),
    "spreadsheet truth": ("accords", "disputed", "TRUE", {}, "allowed: true, false"),
    "unknown speech": ("claims", "speech", "shouted", {}, "allowed: narration, quote"),
    "source in no language": (
        *("sources", "language", "xx", {}),
        '"xx" is no language; allowed: the code of one, such as es',
    ),
    "quotation where none is read": (
        *("money", "said_by", "As {F01.years}", {}),
        "{F01.years} would show as it is; allowed: in claims: claim, label, ",
    ),
    "no web address": ("sources", "url", "ftp://example.org", {}, "https?://"),
    # Characters
    "NUL": ("claims", "why", "a\0b", {}, "holds a control character (U+0000)"),
    "line break": ("claims", "why", "a\nb", {}, "holds a line break"),
    "blank at the end": ("claims", "why", "so ", {}, "blanks at an end"),
    "no-break blank": ("actors", "name_en", "\u00a0x", {}, "blanks at an end"),
    "word for nothing": ("claims", "ambiguity", "N/A", {}, "allowed: an empty cell"),
    "failed formula": (
        "claims",
        "ambiguity",
        "#REF!",
        {},
        "is an error of a spreadsheet; allowed:",
    ),
    "failed sum": ("money", "amount", "#DIV/0!", {}, "is an error of a spreadsheet; allowed: what"),
    "letter that does not show": (
        *("claims", "ambiguity", "\u200b", {}),
        "shows nothing; allowed: text, or an empty cell",
    ),
    "loose accent": ("actors", "name_es", "Peru\u0301", {}, "not in Unicode NFC"),
    # Translations
    "language that is not there": ("translations", "lang", "xx", LAST, "allowed: es, ru"),
    "translation of no table": ("translations", "table", "zz", LAST, "a table of the package"),
    "translation of no column": ("translations", "field", "zz", LAST, "allowed: a column of"),
    "translation of no row": ("translations", "row_id", "Z99", LAST, '"Z99" is not there'),
    # Keys
    "unknown sentence": (
        "claims",
        "sentence_id",
        "HS7",
        {"sentence_id": "HS1"},
        "did you mean HS1",
    ),
    "unknown claim": ("evidence", "claim_id", "C999", {"verdict": "context"}, "is not in claims; "),
    "unknown source": ("accords", "source_id", "S9999", {"account": "checked"}, "of sources"),
    "unknown leader": ("article", "leader_id", "nobody", {}, "any actor_id of actors"),
    "claim of no fact": ("fact_claims", "fact_id", "V9999", LAST, '"V9999" is no fact; '),
    "source of no fact": ("fact_sources", "fact_id", "V9999", LAST, "the key of a fact"),
    "source told twice": (
        *("fact_sources", "source_id", same_as_in_fact("source_id"), LAST),
        "already; allowed: a further source_id",
    ),
    "claim told twice": (
        *("fact_claims", "claim_id", same_as_in_fact("claim_id"), {}),
        "already; allowed: a further claim_id",
    ),
    # Sentences, claims, outcomes
    "gap in the sentences": ("sentences", "position", "999", LAST, "counting from 0"),
    "a late headline": ("sentences", "kind", "headline", LAST, "allowed there: body"),
    "length of the article": ("article", "text_length", "1", {}, "the sentences with a space"),
    "verdict that no evidence carries": (
        *("claims", "verdict", "contradicted", {"verdict": "corroborated"}),
        "says corroborated; allowed: corroborated, or evidence that says so",
    ),
    "unchecked with evidence": (
        *("claims", "verdict", "unchecked", {"verdict": "corroborated"}),
        "unchecked, but its evidence says corroborated",
    ),
    "outcome without source": (
        *("outcomes", "source_id", "", {"outcome": "partly"}),
        "partly without a source; allowed: a source_id, or unknown",
    ),
    # Where evidence stands, and the copy that was read
    "first words alone": ("evidence", "ends", "", {"starts": True}, "both or neither"),
    "nine words of a passage": (
        *("evidence", "ends", "he said on the very day", {"starts": "He flew a week"}),
        "10 words with those of starts; allowed: 8",
    ),
    "found but not read": ("evidence", "read", "quoted", {"starts": True}, "has its place"),
    "day of no copy": (
        *("sources", "archived_on", "2020-01-01", {"archived": ""}),
        "without an archived copy; allowed: an empty cell",
    ),
    "archived before it was there": (
        *("sources", "archived_on", EARLY, {"archived": True, "published": True}),
        f"{EARLY} is before published ",
    ),
    "archived nowhere": (
        *("sources", "archived", "ftp://example.org", {"archived": True}),
        "https?://",
    ),
    "length without digest": (
        *("sources", "text_sha256", "", {"text_length": True}),
        "is empty, but text_length is there; allowed: both or neither",
    ),
    # Dates
    "stated interval": ("claims", "stated_to", EARLY, {"stated_from": True}, "before stated_from"),
    "resolved interval": ("claims", "resolved_to", EARLY, {"resolved_from": True}, "or later"),
    "claimed period": ("claims", "period_to", "1950", {"period_from": True}, "1950 is before"),
    "period of a total": ("money", "period_to", "1950", {"period_from": True}, "or later"),
    "posture ends early": ("postures", "end", EARLY, {"start": True}, "is before start"),
    "event ends early": ("events", "end", EARLY, {}, "is before start"),
    "date without precision": (
        *("sources", "published_precision", "", {"published": True}),
        "is empty, but published is",
    ),
    "precision of an outcome": ("outcomes", "date_precision", "", {"date": True}, "month, year"),
    "month inside": (
        *("parts", "signed", "2006-05-17", {"signed_precision": "month"}),
        "with the precision month; allowed: a day ending in -01",
    ),
    "read before published": (
        *("sources", "accessed", EARLY, {"published": True}),
        f"{EARLY} is before published ",
    ),
    # Facts
    "departs before arriving": (
        *("tour_stops", "depart", day_before_arriving, {"arrive": True, "depart": True}),
        " (arrive in row ",
    ),
    "arrives before the last departure": (
        *("tour_stops", "arrive", "2005-02-01", LAST),
        "2005-02-01 is before 2005-03-14 (depart in row 4); allowed: 2005-03-14 or later",
    ),
    "begins after it went on": (
        *("tour_stops", "arrive", "2006-03-13", {"depart": "2005-03-14"}),
        "2006-03-13 is after 2005-03-14 (depart in row 4); allowed: 2005-03-14 or earlier",
    ),
    "tour that ends in another life": (
        *("tour_stops", "depart", "2050-03-15", LAST),
        "2050-03-15 is 45 years from 2005-03-14, the tour's next date; allowed: at most 30 years",
    ),
    "year of five digits in a period": (
        *("money", "period_to", "20040", {"period_from": True}),
        '"20040" is no year; allowed: 1 to 9999',
    ),
    "gap in the stops": ("tour_stops", "position", "99", LAST, "counting from 1"),
    "departure without source": (
        *("tour_stops", "depart_source_id", "", {"depart": True}),
        "is empty, but depart is there; allowed: both or neither",
    ),
    "source without departure": (
        *("tour_stops", "depart", "", {"depart_source_id": True}),
        "is empty, but depart_source_id is there; allowed: both or neither",
    ),
    "low above high": ("parts", "value_high", "0", {}, "0 is less than value_low"),
    "quantity without unit": ("claims", "quantity_unit", "", {"quantity": True}, "its unit"),
    "unit without quantity": (
        *("postures", "quantity_unit", "ships", {"quantity": ""}),
        '"ships" without a quantity; allowed: an empty cell',
    ),
    "blank in an address": ("sources", "url", "https://example.org/a b", {}, "is no web address"),
    "address without host": ("article", "url", "https:///x", {}, "http:// or https://, a host"),
    "article rests on another": (
        *("accords", "source_id", last_source, {"account": "article"}),
        "on the article's account; allowed: ",
    ),
    "checked rests on the article": (
        *("relations", "source_id", article_source, {"account": "checked"}),
        "is the article, but the account is checked; allowed: an independent source",
    ),
    "article row without claim": (
        *("postures", "claim_id", "", {"account": "article"}),
        "is empty, but the account is the article's",
    ),
    "city without latitude": ("places", "latitude", "", {"precision": "city"}, "for a city"),
    "place without source": ("places", "source_id", "", {"precision": "point"}, "their source"),
    "state of another country": ("actors", "country", "XYZ", {"kind": "state"}, "for the state"),
    "accord with itself": (
        *("accords", "party_b_id", lambda folder, row: row["party_a_id"], {}),
        "is on both ends; allowed: another actor",
    ),
    "translation that quotes another number": (
        *("translations", "text", "{F02}", {"table": "outcomes"}),
        "quotes {F02}, its original nothing; allowed: what the original quotes",
    ),
    # Numbers that a row of money has
    "typed sum": (
        *("claims", "why", "They sold for more than $2.5bn", {"claim_id": "C02"}),
        "row 2 has it; allowed: {F01} or {F02}",
    ),
    "typed sum on another scale": (
        *("evidence", "finding", "Boats for 2,500 million dollars", {"evidence_id": "E002"}),
        '"2,500 million" is typed',
    ),
    "typed sum of the same source": (
        *("outcomes", "finding", "A total of 2.5 bn dollars", {"source_id": "S03"}),
        "allowed: {F02}",
    ),
    "typed period": (
        *("claims", "ambiguity", "Sold from 2001 to 2004", {"claim_id": "C02"}),
        "allowed: {F01.years} or {F02.years}",
    ),
    # Places on the map
    "sign of the latitude": (
        *("places", "latitude", "5", {"place_id": "port-azul"}),
        "5, -70.5 is far from SUD: the sign of the latitude is wrong; allowed: -5.0, -70.5",
    ),
    "sign of the longitude": (
        *("places", "longitude", "-10.25", {"place_id": "norby"}),
        "the sign of the longitude is wrong; allowed: 60.5, 10.25",
    ),
    "actor courts itself": ("relations", "to_id", same_actor, {}, "is on both ends"),
}

# Other ways to break a package. Each returns the number of the row that is to be named.


def add(table, changes, **where):
    """Append a copy of the first row with `where`, with changes."""

    def edit(folder):
        rows, header = read(folder, table)
        rows.append(rows[find(rows, where)] | changes)
        write(folder, table, rows, header)
        return len(rows) + 1

    return edit


def swap(table):
    """Swap the first two rows of a table."""

    def edit(folder):
        rows, header = read(folder, table)
        write(folder, table, [rows[1], rows[0], *rows[2:]], header)
        return 3

    return edit


def raw(table, row, change):
    """Change the bytes of a file; the row to be named is given, LAST or a number."""

    def edit(folder):
        file = folder / f"{table}.csv"
        before = file.read_bytes()
        file.write_bytes(change(before))
        return before.count(b"\n") if row is LAST else row

    return edit


def remove(table):
    """Remove a file."""

    def edit(folder):
        (folder / f"{table}.csv").unlink()
        return 0

    return edit


def reorder_columns(folder):
    rows, header = read(folder, "sectors")
    write(folder, "sectors", rows, [header[1], header[0], *header[2:]])
    return 1


def add_stray(folder):
    (folder / "more.csv").write_text("a\n1\n", "utf-8")
    return 0


def drop_evidence(folder):
    claims, _ = read(folder, "claims")
    place = find(claims, {"verdict": "corroborated"})
    rows, header = read(folder, "evidence")
    kept = [row for row in rows if row["claim_id"] != claims[place]["claim_id"]]
    write(folder, "evidence", kept, header)
    return place + 2


def drop_outcome(folder):
    rows, header = read(folder, "outcomes")
    write(folder, "outcomes", rows[1:], header)
    return find(read(folder, "claims")[0], {"claim_id": rows[0]["claim_id"]}) + 2


def report_the_announced(folder):
    claim = read(folder, "outcomes")[0][0]["claim_id"]
    rows, header = read(folder, "claims")
    rows[find(rows, {"claim_id": claim})]["status"] = "reported"
    write(folder, "claims", rows, header)
    return 2


def swap_degrees(folder):
    rows, header = read(folder, "places")
    place = rows[0]
    place["latitude"], place["longitude"] = place["longitude"], place["latitude"]
    write(folder, "places", rows, header)
    return 2


def type_into_a_translation(folder):
    rows, header = read(folder, "translations")
    about = {"table": "claims", "row_id": "C02", "field": "why", "lang": "es"}
    write(folder, "translations", [about | {"text": "Unos 2,5 mil M$"}, *rows], header)
    return 2


def call_the_article(folder):
    witness = {"evidence_id": "E9999", "source_id": article_source(folder)}
    return add("evidence", witness, verdict="corroborated")(folder)


def keep_the_precision(folder):
    rows, header = read(folder, "parts")
    place = find(rows, {"signed": True})
    rows[place]["signed"] = ""
    write(folder, "parts", rows, header)
    return place + 2


def put_latin_1(before):
    """Put a letter of Latin-1 in front of the second cell of row 2."""
    place = before.index(b",", before.index(b"\n")) + 1
    return before[:place] + "é".encode("latin-1") + before[place:]


def number_rows(before):
    header, *rows = before.splitlines()
    return b"\n".join([b"," + header, *(b"%d,%s" % each for each in enumerate(rows)), b""])


def put_header_again(before):
    header, first, *rows = before.splitlines()
    return b"\n".join([header, first, header, *rows, b""])


def rename(old, new):
    return lambda before: before.replace(old, new, 1)


# name: (how to break it, table, column, a piece of the message)
OTHERS = {
    "byte order mark": (
        raw("claims", 1, lambda b: b"\xef\xbb\xbf" + b),
        "claims",
        "",
        "byte order",
    ),
    "CRLF": (raw("claims", 1, lambda b: b.replace(b"\n", b"\r\n")), "claims", "", "LF alone"),
    "one CR": (raw("claims", LAST, lambda b: b[:-1] + b"\r\n"), "claims", "", "carriage return"),
    "no last line end": (raw("claims", LAST, lambda b: b[:-1]), "claims", "", "no line end"),
    "Latin-1": (raw("sectors", 2, put_latin_1), "sectors", "name_en", "bytes that are not UTF-8"),
    "UTF-16": (
        *(raw("claims", 0, lambda b: b.decode().encode("utf-16")), "claims", ""),
        "the file is UTF-16; allowed: text saved as UTF-8",
    ),
    "empty file": (raw("sectors", 0, lambda b: b""), "sectors", "", "the file is empty"),
    "other table": (
        raw("sectors", 1, lambda b: b"a,b\n1,2\n"),
        "sectors",
        "",
        "is no header; allo",
    ),
    "line above the header": (
        *(raw("claims", 1, lambda b: b"Our claims,,\n" + b), "claims", ""),
        "the header stands in row 2; take away what is above it: row 1 is no data",
    ),
    "header taken for data": (
        *(raw("claims", 1, lambda b: b[b.index(b"\n") + 1 :]), "claims", ""),
        "is no header; allowed: the columns of the descriptor, claim_id, sentence_id",
    ),
    "missing file": (remove("sectors"), "sectors", "", "the file is missing"),
    "stray file": (add_stray, "more", "", "not in the descriptor"),
    "column by another name": (
        *(raw("sectors", 1, rename(b"name_es", b"espanol")), "sectors", "espanol"),
        'column 3, "espanol", is not in the descriptor; did you mean name_es?',
    ),
    "column with a capital": (
        *(raw("sectors", 1, rename(b"sector_id", b"Sector_ID")), "sectors", "Sector_ID"),
        'column 1, "Sector_ID", is not in the descriptor; did you mean sector_id?',
    ),
    "columns without a name": (
        *(raw("sectors", 1, lambda b: b.replace(b"\n", b",,\n")), "sectors", ""),
        "columns without a name: 5 (empty), 6 (empty); allowed: none (dossier tidy takes",
    ),
    "index of a data frame": (
        *(raw("sectors", 1, number_rows), "sectors", ""),
        "columns without a name: 1 (numbers of rows); allowed: none (dossier tidy takes them",
    ),
    "header of a second file": (
        *(raw("sectors", 3, put_header_again), "sectors", ""),
        "the header stands here again; allowed: once (dossier tidy takes it away)",
    ),
    **{
        f"no rows of {table}": (
            *(raw(table, 0, lambda b: b[: b.index(b"\n") + 1]), table, ""),
            "no rows, but ",
        )
        for table in ("claims", "sources", "actors", "places")
    },
    "column too many": (
        *(raw("sectors", 1, lambda b: b.replace(b"\n", b",x\n")), "sectors", "x"),
        'column 5, "x", is not in the descriptor; allowed: sector_id, name_en',
    ),
    "column twice": (
        *(raw("sectors", 1, rename(b"name_es", b"name_en")), "sectors", "name_en"),
        "the column stands twice; did you mean name_es?",
    ),
    "columns in another order": (reorder_columns, "sectors", "sector_id", "the descriptor's order"),
    "row too short": (
        *(raw("events", LAST, lambda b: b[: b.rindex(b",")] + b"\n"), "events", ""),
        "11 cells; allowed: 12",
    ),
    "row too long": (
        *(raw("events", LAST, lambda b: b[:-1] + b", and more\n"), "events", ""),
        "13 cells; allowed: 12, as in the header; a text with a comma needs quotes",
    ),
    "blank line": (raw("sectors", 2, rename(b"\n", b"\n\n")), "sectors", "", "no blank lines"),
    "open quote": (raw("sectors", 2, rename(b"\n", b'\n"')), "sectors", "", "quotes do not match"),
    "key twice": (
        *(add("claims", {}, claim_id=True), "claims", "claim_id"),
        "stands already in row 2; allowed: each claim_id once",
    ),
    "pair twice": (
        *(add("fact_sources", {}, fact_id=True), "fact_sources", "source_id"),
        "allowed: each fact_id and source_id once",
    ),
    "unsorted": (swap("claims"), "claims", "claim_id", "allowed: rows sorted by claim_id"),
    "sentences unsorted": (swap("sentences"), "sentences", "position", "sorted by position"),
    "S005 after S10": (
        *(add("sources", {"source_id": "S005"}, source_id=True), "sources", "source_id"),
        '"S005" stands after "S1',
    ),
    "second volume of a year": (
        *(add("series", {"series_id": "D999"}, year=True), "series", "year"),
        "allowed: each from_id and to_id and unit and year once",
    ),
    "second article": (add("article", {"article_id": "zz"}), "article", "article_id", "one"),
    "verdict without evidence": (drop_evidence, "claims", "verdict", "is missing; allowed: unch"),
    "source speaks twice": (
        *(add("evidence", {"evidence_id": "E9999"}, verdict="corroborated"), "evidence"),
        *("source_id", "allowed: each claim_id and source_id once"),
    ),
    "article as its own witness": (call_the_article, "evidence", "source_id", "has the origin of"),
    "swapped coordinates": (
        *(swap_degrees, "places", "latitude"),
        "10.25, 60.5 is far from NRL: latitude and longitude are swapped; allowed: 60.5, 10.25",
    ),
    "sum typed into a translation": (
        *(type_into_a_translation, "translations", "text"),
        '"2,5 mil M$" is typed, but ',
    ),
    "plan without outcome": (drop_outcome, "claims", "status", "has no outcome"),
    "outcome of no plan": (report_the_announced, "outcomes", "claim_id", "is reported; allowed: a"),
    "precision without date": (
        *(keep_the_precision, "parts", "signed_precision"),
        "without signed; allowed: an empty cell",
    ),
}

# Here one fault has others behind it, which are told too.
ECHOES = {
    *(
        "key twice",
        "pair twice",
        "source told twice",
        "second article",
    ),
    *("required", "verdict without evidence", "plan without outcome"),
    *("claim told twice", "sentences unsorted", "S005 after S10", "unknown sentence"),
    *("article row without claim",),
}


def change_cell(table, column, value, where):
    """Change a cell; the value may be made from the package."""

    def edit(folder):
        rows, header = read(folder, table)
        place = find(rows, where)
        rows[place][column] = value(folder, rows[place]) if callable(value) else value
        write(folder, table, rows, header)
        return place + 2

    return edit


CASES = {
    name: (change_cell(table, column, value, where), table, column, words)
    for name, (table, column, value, where, words) in CELLS.items()
} | OTHERS


DESCRIPTORS = {}  # as they were read, by their bytes


def read_once(folder, load=rules.load_descriptor):
    raw = (folder / "datapackage.yaml").read_bytes()
    if raw not in DESCRIPTORS:
        DESCRIPTORS[raw] = load(folder)
    return DESCRIPTORS[raw]


@pytest.fixture(autouse=True)
def each_descriptor_is_read_once(monkeypatch):
    """Most tests have a package with the same descriptor."""
    monkeypatch.setattr(rules, "load_descriptor", read_once)


def test_sound_package(folder):
    assert check(folder) == []


# These are tried on the package of this repository, too; the rules ask for no story.
REAL = (
    *("enum", "required", "unknown speech", "translation of no row", "source told twice"),
    *("unknown claim", "departs before arriving", "article row without claim"),
    *("Latin-1", "second volume of a year", "verdict without evidence", "plan without outcome"),
)


@pytest.mark.parametrize(
    ("which", "name"),
    [*(("tiny", name) for name in CASES), *(("data_copy", name) for name in REAL)],
)
def test_broken_package(request, which, name):
    folder = request.getfixturevalue(which)
    edit, table, column, words = CASES[name]
    row = edit(folder)
    problems = check(folder)
    expected = (shown(folder / f"{table}.csv"), row, column)
    found = [each.message for each in problems if (each.file, each.row, each.column) == expected]
    assert len(found) == 1, problems
    assert words in found[0]
    assert name in ECHOES or len(problems) == 1, problems


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        (
            "tour_stops",
            "depart",
            "2006-03-15",
            "is 366 days from 2005-03-14, the next date; usual: at",
        ),
        (
            "parts",
            "signed",
            "1922-05-01",
            "is 79 years from 2001, the next date; usual: at most 25 y",
        ),
        ("series", "year", "2052", "the next date; usual: at most 25 years"),
        ("sources", "accessed", "2999-01-01", "is still to come; usual: a day until "),
    ],
)
def test_a_date_far_from_the_others_or_to_come_is_remarked(tiny, table, column, value, said):
    change_cell(table, column, value, LAST)(tiny)
    problems, tables = examine(tiny)
    found = [each for each in remarks(tables) if each.column == column]
    assert not problems and len(found) == 1 and f"{value} is " in found[0].message
    assert said in found[0].message, found


@pytest.mark.parametrize("example", ["", r"\1dollars"])
def test_without_a_sound_example_the_first_sound_cell_is_one(tiny, example):
    text = (tiny / "datapackage.yaml").read_text("utf-8")
    text = re.sub(r"(\n +example: ).*", example, text)
    (tiny / "datapackage.yaml").write_text(text, "utf-8")
    change_cell("money", "currency", "usd", {})(tiny)
    (problem,) = check(tiny)
    assert problem.message.endswith("allowed: one such as USD (the pattern [A-Z]{3})")


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ('"tiny"', '"other"', "name"),
        ('"path": "money.csv"', '"path": "sums.csv"', "resources, money"),
        ('"resources"', '"tables"', "resources"),
        ("{", "", "all that it says"),
    ],
)
def test_another_descriptor_that_says_otherwise_is_remarked(tiny, old, new, entry):
    file = standard.write(tiny)
    before = remarks(examine(tiny)[1])
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    problems, tables = examine(tiny)
    (found,) = set(remarks(tables)) - set(before)
    assert problems == [] and found.file == shown(file)
    assert found.message.startswith(f"{entry} is not what datapackage.yaml says, of which this")


def test_a_slip_beside_the_article_is_told_of_its_own_row(tiny):
    """The first date of a tour, which all others follow: these are not told of in its place."""
    row = change_cell("tour_stops", "arrive", "2006-03-13", {"stop_id": "T03"})(tiny)
    change_cell("tour_stops", "depart", "", {"stop_id": "T03"})(tiny)
    change_cell("tour_stops", "depart_source_id", "", {"stop_id": "T03"})(tiny)
    (problem,) = check(tiny)
    assert (problem.row, problem.column) == (row, "arrive")


def test_the_article_may_stand_among_the_evidence_as_context(tiny):
    context = {"evidence_id": "E999", "source_id": article_source(tiny), "verdict": "context"}
    add("evidence", context, verdict="corroborated")(tiny)
    assert check(tiny) == []


def test_enough_cases():
    assert len(CASES) >= 40
    assert set(ECHOES) <= set(CASES)


# name: (text of the tiny descriptor, what to put in its place, a piece of the message)
DESCRIPTIONS = {
    "address": ("path: sectors.csv", "path: http://example.org/sectors.csv", "leaves the package"),
    "path out": (
        "path: sectors.csv",
        "path: ../sectors.csv",
        '"../sectors.csv" leaves the package',
    ),
    "absolute path": ("path: sectors.csv", "path: /etc/hosts", "allowed: a file inside its folder"),
    "no path": ("path: sectors.csv", "profile: x", "path is missing"),
    "unknown type": ("type: boolean", "type: bool", "type bool is not known; allowed: string, int"),
    "ignored constraint": ("maxLength: 48", "maxlength: 48", "did you mean maxLength"),
    "unique keys": ("primaryKey: sector_id", "uniqueKeys: [[sector_id]]", '"uniqueKeys" would be'),
    "unknown key": ("primaryKey: sector_id", "primaryKey: id", "the unknown field id"),
    "unknown reference": ("resource: places", "resource: place", "a foreign key to an unknown"),
    "odd reference": ("resource: places", "resource: 5", "resource: '5' cannot be used"),
    "bad pattern": ("pattern: '[A-Z]{3}'", "pattern: '[A-Z'", "not a regular expression"),
    "bad bound": ("minimum: 1900", "minimum: long ago", "long ago is not a whole number"),
    "no name": ("name: tiny", "label: tiny", "name is missing"),
    "same name": ("name: events", "name: postures", "table postures is described twice"),
    "dialect": (
        "path: sectors.csv",
        "path: sectors.csv\n  dialect: {a: b}",
        "dialect: ",
    ),
    "no polygons": ("path: polygons", "path: a", '"a.parquet" is missing'),
    "remote polygons": ("path: polygons", "path: s3://a", "leaves the package"),
}


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_broken_descriptor(tiny, monkeypatch, name):
    old, new, words = DESCRIPTIONS[name]
    file = tiny / "datapackage.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(socket, "socket", None)  # whatever would fetch fails
    problems = [each for each in check(tiny) if each.file == shown(file)]
    assert any(words in each.message for each in problems), problems
    assert {(each.row, each.column) for each in problems} == {(0, "")}


def test_link_out_of_the_folder(tiny):
    shutil.move(tiny / "sectors.csv", tiny.parent / "sectors.csv")
    (tiny / "sectors.csv").symlink_to(tiny.parent / "sectors.csv")
    assert any('path "sectors.csv" leaves the package' in each.message for each in check(tiny))


def test_key_of_two_facts(tiny):
    file = tiny / "datapackage.yaml"
    text = file.read_text("utf-8")
    assert "pattern: V[0-9]{2,}" in text
    file.write_text(text.replace("pattern: V[0-9]{2,}", "pattern: '[A-Z][0-9]{2,}'"), "utf-8")
    row = change_cell("events", "event_id", "R01", {})(tiny)
    (found,) = [each for each in check(tiny) if "is also a key in" in each.message]
    assert (found.file, found.row, found.column) == (shown(tiny / "events.csv"), row, "event_id")


@pytest.mark.parametrize(
    ("text", "row", "words"),
    [
        ("a: [1\nb: 2\n", 2, "not valid YAML"),
        ("a: 1\nb:\n  c: 2\na: 3\n", 4, 'the key "a" stands here and in row 1; allowed: once'),
        ("a:\n- b: 1\n  c: 2\n  b: 1\n", 4, 'the key "b" stands here and in row 2'),
        ("a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", 2, "rows 2, 4, 6; allowed"),
        ("- a\n", 0, "allowed: a mapping"),
        ("", 0, "mapping"),
    ],
)
def test_unreadable_descriptor(tiny, text, row, words):
    (tiny / "datapackage.yaml").write_text(text, "utf-8")
    (problem,) = check(tiny)
    assert (problem.file, problem.row) == (shown(tiny / "datapackage.yaml"), row)
    assert words in problem.message


def test_a_descriptor_in_utf_16_is_told_what_to_do(tiny):
    file = tiny / "datapackage.yaml"
    file.write_bytes(file.read_text("utf-8").encode("utf-16"))
    (problem,) = check(tiny)
    assert problem.message.endswith("text saved as UTF-8 (an editor does, by Save As)")


def test_a_table_that_the_package_is_without_is_told_once(tiny):
    descriptor = described(tiny)
    kept = [each for each in descriptor["resources"] if each["name"] != "places"]
    for schema in (resource["schema"] for resource in kept):
        keys = schema.get("foreignKeys", [])
        schema["foreignKeys"] = [k for k in keys if k["reference"]["resource"] != "places"]
    describe(tiny, descriptor | {"resources": kept})
    (tiny / "places.csv").unlink()
    (problem,) = [each for each in check(tiny) if "tour_stops.csv" in each.file]
    assert (problem.row, problem.column) == (2, "place_id")
    said = "is not in places, which the package is without (rows alike: {} more); allowed: that"
    assert said.format(len(read(tiny, "tour_stops")[0]) - 1) in problem.message


def test_no_package(tmp_path):
    (problem,) = check(tmp_path / "nothing")
    assert "no package" in problem.message
    assert str(tmp_path / "nothing" / "datapackage.yaml") in problem.message


def test_all_problems_in_one_run(tiny):
    names = ["enum", "CRLF", "missing file", "departs before arriving", "unknown source"]
    for name in names:
        CASES[name][0](tiny)
    problems = check(tiny)
    text = "\n".join(map(str, problems))
    assert problems == sorted(problems)
    assert all(CASES[name][3] in text for name in names)


def test_an_empty_cell_of_a_key_is_told_once(tiny):
    rows, header = read(tiny, "evidence")
    write(tiny, "evidence", [row | {"claim_id": "C01", "source_id": ""} for row in rows], header)
    empty = [each for each in check(tiny) if each.column == "source_id"]
    assert [each.row for each in empty] == [*range(2, len(rows) + 2)]


def test_a_ragged_row_is_told_once(tiny):
    raw("claims", 2, rename(b"Claim C01", b"Claim, C01"))(tiny)
    assert [(each.row, each.column) for each in check(tiny)] == [(2, "")]


# How a row is torn, and the words on where.
TORN = {
    "a comma too many": ("What C01 says", "What, C01 says", "seems in column claim"),
    "a comma too few": (",,,,,corroborated", ",,,,corroborated", "21 cells; allowed: 22"),
    "cut off": (",The sources say so,", "", "20 cells; allowed: 22"),
}


@pytest.mark.parametrize("how", TORN)
def test_a_ragged_row_hides_no_other_fault_of_its_own(tiny, how):
    old, new, words = TORN[how]
    for table, column, value in (("claims", "status", "sold"), ("claims", "sentence_id", "HS7")):
        change_cell(table, column, value, {"claim_id": "C01"})(tiny)
    file = tiny / "claims.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    told = {each.column: each.message for each in check(tiny) if each.row == 2}
    assert words in told.pop("")
    assert set(told) == {"status", "sentence_id"}


def test_a_sum_of_something_else_may_be_typed(tiny):
    change_cell("claims", "why", "Fish was sold for $2.5bn", {"claim_id": "C01"})(tiny)
    assert check(tiny) == []


def test_what_may_be_meant_so_is_remarked_and_stops_nothing(tiny):
    change_cell("places", "latitude", "-60", {"place_id": "port-azul"})(tiny)
    change_cell("outcomes", "finding", "He flew 8 days later", {"claim_id": "C03"})(tiny)
    change_cell("actors", "name_ru", "", {"actor_id": "wire"})(tiny)
    problems, tables = examine(tiny)
    found = remarks(tables)
    told = {(Path(each.file).stem, each.row, each.column): each.message for each in found}
    assert [each.column for each in problems] == ["name_ru"]  # the descriptor requires it
    assert "-60, -70.5 is far from SUD as drawn" in told["places", 4, "latitude"]
    assert "has other numbers than" in told["translations", 2, "text"]
    assert "has no text in ru (rows alike: 1 more)" in told["outcomes", 2, "finding"]
    assert told["claims", 2, "why"].startswith("has no text in ")


def test_a_finding_of_no_figure_is_remarked(tiny, tmp_path, monkeypatch):
    file = tiny / "datapackage.yaml"
    named = "findings: [{figure: 01-bars}, {figure: 01-bras, marks: [F01]}]\n"
    text, found = re.subn(r"findings:.*\n(?:[ -].*\n)*", named, file.read_text("utf-8"))
    assert found == 1
    file.write_text(text, "utf-8")
    monkeypatch.setattr(paths, "FIGURES", tmp_path / "figures")
    problems, tables = examine(tiny)
    before = remarks(tables)
    assert problems == [], "none can be known before a build"
    (tmp_path / "figures" / "en").mkdir(parents=True)
    (tmp_path / "figures" / "en" / "01-bars.json").touch()
    (found,) = set(remarks(tables)) - set(before)
    assert found.file == shown(file)
    assert 'number 2 names "01-bras"' in found.message and "01-bars?" in found.message


def test_polygons_that_cannot_be_read_are_told(tiny):
    (tiny / "polygons.parquet").write_bytes(b"none")
    (problem,) = check(tiny)
    assert problem.file == shown(tiny / "polygons.parquet")
    assert "is no GeoParquet" in problem.message


def test_problem_as_text():
    problem = Problem("data/claims.csv", 12, "verdict", "wrong")
    assert str(problem) == "data/claims.csv, row 12, column verdict: wrong"
    assert str(Problem("data/claims.csv", 0, "", "missing")) == "data/claims.csv: missing"
    shown = '"C02\u200b" is not C02\u00a0'
    assert str(Problem("a.csv", 2, "", shown)) == r'a.csv, row 2: "C02\u200b" is not C02\xa0'


def test_a_row_far_from_its_place_is_told_once(tiny):
    rows, header = read(tiny, "sources")
    write(tiny, "sources", [rows[-1], *rows[:-1]], header)
    (problem,) = check(tiny)
    assert (problem.row, problem.column) == (3, "source_id")
    assert f"(rows alike: {len(rows) - 2} more); allowed: rows sorted by" in problem.message


TABLES = [file.stem for file in sorted(DATA.glob("*.csv"))]


@pytest.mark.parametrize("table", TABLES)
def test_any_column_may_be_missing(tiny, table, monkeypatch):
    """The other rules run, and no other table is blamed."""
    about = rules.load_descriptor(tiny)
    assert not list(rules.faults(about, tiny))
    known = {"sound_resources": rules.sound_resources(about, tiny), "faults": ()}
    for name, found in known.items():
        monkeypatch.setattr(rules, name, lambda *_, found=found: found)
    rows, header = read(tiny, table)
    for column in header:
        rest = [name for name in header if name != column]
        write(tiny, table, [{name: row[name] for name in rest} for row in rows], rest)
        problems = check(tiny)
        file = shown(tiny / f"{table}.csv")
        assert Problem(file, 1, column, "the column is missing; the descriptor has it") in problems
        assert {each.file for each in problems} == {file}


@pytest.mark.parametrize("seed", range(20))
def test_never_raises(tiny, seed):
    chance = random.Random(seed)
    for file in sorted(tiny.iterdir()):
        body = bytearray(file.read_bytes())
        for _ in range(chance.choice([0, 1, 8])):
            place = chance.randrange(len(body) + 1)
            body[place : place + chance.randrange(9)] = chance.choice(
                [b"", b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"[", b": ", b"9" * 400, b"-"]
            )
        file.write_bytes(body)
    assert all(isinstance(each, Problem) for each in check(tiny))


def test_quick_start():
    """A check takes a moment because it loads none of these."""
    code = (
        f"import sys; from dossier.dataset.rules import check; check({str(DATA)!r});"
        " print(*sys.modules)"
    )
    modules = run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"pandas", "jsonschema", "requests"} & set(modules.split())
