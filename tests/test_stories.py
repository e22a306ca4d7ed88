"""Small stories, each unlike the others in one thing: green in check, drawn, and told truly."""

import json

import pytest
import stories

from dossier.dataset.package import Package
from dossier.dataset.rules import check

GUESTS = ("leader_id", "visitor_id", "host_id")


def euros(rows):
    for row in rows["money"] + rows["parts"]:
        row |= {"currency": "EUR", "scale": "million"}
    return rows


def without_money(rows):
    for name in ("money", "parts", "series"):
        del rows[name]
    rows["fact_sources"] = [r for r in rows["fact_sources"] if not r["fact_id"].startswith("F")]
    return rows


def without_tour(rows):
    rows["article"][0] |= dict.fromkeys(GUESTS, "")
    rows["fact_claims"] = [row for row in rows["fact_claims"] if row["fact_id"][0] != "T"]
    del rows["tour_stops"]
    return rows


def unchecked(rows):
    for claim in rows["claims"]:
        claim |= {"verdict": "unchecked", "why": "Not looked at", "resolved_from": ""}
        claim["resolved_to"] = ""
    for name in ("accords", "tour_stops", "money", "relations", "postures"):
        rows[name] = [row for row in rows[name] if row["account"] == "article"]
    for name in ("parts", "series", "events", "fact_claims", "fact_sources", "translations"):
        del rows[name]
    rows["evidence"], rows["sources"] = [], [rows["sources"][0], rows["sources"][3]]
    unknown = {"outcome": "unknown", "finding": "Not looked for"}
    rows["outcomes"] = [{"claim_id": key} | unknown for key in ("C03", "C04")]
    return rows


def host_of_no_party(rows):
    rows["article"][0]["host_id"] = "wire"
    return rows


def of_1961(rows):
    text = json.dumps(rows)
    for day, early in {"2005-": "1961-", "2002-": "1958-"}.items():
        text = text.replace(day, early)
    for year, early in {"2001": "1957", "2003": "1959", "2004": "1960"}.items():
        text = text.replace(f" {year}", f" {early}")
    return json.loads(text)


def across_the_date_line(rows):
    rows["places"][0] |= {"latitude": -18.1, "longitude": 178.4, "country": "FJI"}
    rows["places"][2] |= {"latitude": -12.0, "longitude": -77.0}
    return rows


# name: (what is other, the notebooks without rows, the notebook to run, what it says, and does not)
STORIES = {
    "no money": (without_money, ["03-arms"], "06-verdicts", "claims", "TIV"),
    "EUR": (euros, [], "03-arms", "€900m to €1,200.5m, of a total of €2.5m", "$"),
    "no tour": (without_tour, ["02-tour"], "01-accords", "Accords of ITA and PER", "None"),
    "host": (host_of_no_party, [], "01-accords", "Accords of ITA and PER", "Accords of wire"),
    "1961": (of_1961, [], "03-arms", "12 million TIV in 1959", "No value in the years"),
    "date line": (across_the_date_line, [], "02-tour", "from norby to port-azul", "No stop"),
    "unchecked": (unchecked, [], "01-accords", "names 1 accord or wish", "could settle"),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_small_story_is_told_truly(name, tmp_path):
    change, bare, notebook, told, untold = STORIES[name]
    folder = stories.write(tmp_path / name.replace(" ", "-"), change(stories.tables()))
    assert check(folder) == []
    there = stories.alive(Package(folder))
    assert [each for each in stories.NAMES if each not in there] == bare
    text = stories.said(stories.run(notebook, package=str(folder)))
    assert told in text and untold not in text
