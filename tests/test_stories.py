"""Small stories, each unlike the others in one thing: green in check, drawn, and told truly."""

import json

import pytest
import stories

import dossier as ds
from dossier.charts import arms, relations
from dossier.charts.arms.deliveries import OWN
from dossier.dataset.package import Package
from dossier.dataset.rules import check, examine, remarks
from dossier.run.blank import cut
from dossier.run.material import material
from dossier.story import tally
from dossier.story.own_words import words_of
from dossier.widgets import states
from dossier.widgets.scene import Scene

# Of the descriptor, where a story has something other than the rest.
ABOUT = {"Spanish": {"languages": ["es", "en"]}}
SPENT = {"parts": "part_id", "series": "series_id"}  # left out where a story has sums alone
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


def in_spanish(rows):
    """Tell it in Spanish, and translate one text of it into English."""
    rows["outcomes"][0]["finding"] = "Voló una semana más tarde"
    rows["translations"] = [{"table": "outcomes", "row_id": "C03", "field": "finding"}]
    rows["translations"][0] |= {"lang": "en", "text": "He flew a week later"}
    return rows


def across_the_date_line(rows):
    rows["places"][0] |= {"latitude": -18.1, "longitude": 178.4, "country": "FJI"}
    rows["places"][2] |= {"latitude": -12.0, "longitude": -77.0}
    return rows


UNITS = {  # whether the values of some years add up
    "billion m³": True,
    "тонн": True,
    "percent": False,
    "USD/t": False,
    "euros por tonelada": False,
    "долларов за 1000 м³": False,
}
# name: (what is other, the notebooks without rows, the notebook to run, what it says, and does not)
STORIES = {
    "no money": (without_money, ["03-arms"], "06-verdicts", "claims", "TIV"),
    "EUR": (euros, [], "03-arms", "€900–1,200.5m, of a total of €2.5m", "$"),
    "no tour": (without_tour, ["02-tour"], "01-accords", "Accords of ITA and PER", "None"),
    "host": (host_of_no_party, [], "01-accords", "Accords of ITA and PER", "Accords of wire"),
    "1961": (of_1961, [], "03-arms", "12.5 million TIV in 1959", "No value in the years"),
    "date line": (across_the_date_line, [], "02-tour", "from norby to port-azul", "No stop"),
    "Spanish": (in_spanish, [], "00-overview", "De 3 afirmaciones", "claims"),
    "unchecked": (unchecked, [], "01-accords", "names 1 accord or wish", "could settle"),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_small_story_is_told_truly(name, tmp_path):
    change, bare, notebook, told, untold = STORIES[name]
    folder = stories.write(
        tmp_path / name.replace(" ", "-"), change(stories.tables()), **ABOUT.get(name, {})
    )
    assert check(folder) == []
    there = stories.alive(Package(folder))
    assert [each for each in stories.NAMES if each not in there] == bare
    package = Package(folder)
    text = stories.said(stories.run(notebook, package=str(folder), lang=package.languages[0]))
    assert told in text and untold not in text


def test_a_text_is_told_in_its_own_language_and_translated_into_others(tmp_path):
    rows = in_spanish(stories.tables())
    folder = str(stories.write(tmp_path / "es", rows, **ABOUT["Spanish"]))
    told = {story.words.lang: story["outcomes"]["finding"][0] for story in both(folder)}
    assert told == {"es": "Voló una semana más tarde", "en": "He flew a week later"}


def both(folder):
    """Open a story in its own language, unasked, and in English."""
    return ds.open(folder), ds.open(folder, lang="en")


def test_states_and_controls_are_of_the_figures_that_the_story_has(tmp_path):
    rows = stories.tables()
    gone = {row[key] for name, key in SPENT.items() for row in rows.pop(name)}
    for link in ("fact_claims", "fact_sources"):
        rows[link] = [row for row in rows[link] if row["fact_id"] not in gone]
    charts = arms.totals_chart, arms.contracts_chart, arms.deliveries_chart
    scene = Scene(ds.open(str(stories.write(tmp_path / "spent", rows))), charts)
    assert [each.draw for each in scene.drawings] == [arms.totals_chart]
    drawn = {each["name"] for state in states.sweep(scene)["states"] for each in state["figures"]}
    assert drawn == {"03-totals"}


def test_another_story_has_words_of_its_own_for_its_moves():
    described = material("datapackage.yaml").read_text("utf-8")
    (moves,) = cut(described, ["postures"], [], ["en"])
    lines = {line.split()[2]: line for line in moves.splitlines() if "{name:" in line}
    listed = {name.rstrip(",") for name, line in lines.items() if "enum:" in line}
    assert listed == {"account", "status"}


def test_a_kind_of_relation_has_a_verb_in_each_language(tmp_path):
    rows = stories.tables()
    rows["relations"] = [row | {"kind": "lend"} for row in rows["relations"]]
    verb, verbo = "{source} lends to {target}", "{source} presta a {target}"
    about = {"verbs": {"lend": verb}, "translations": {"es": {verb: verbo}}}
    folder = str(stories.write(tmp_path / "verbs", rows, **about))
    assert check(folder) == []
    titles = [
        relations.arc_map(s["relations"], s).title
        for s in (ds.open(folder, lang=lang) for lang in ("en", "es"))
    ]
    assert titles == [
        "According to the sources, ITA lends to PER",
        "Según las fuentes, ITA presta a PER",
    ]


def test_a_kind_of_relation_without_a_verb_is_remarked(tmp_path):
    rows = stories.tables()
    rows["relations"] = [row | {"kind": "lend"} for row in rows["relations"]]
    of = {}
    for verbs in ({}, {"lend": "{source} lends to {target}"}):
        folder = stories.write(tmp_path / f"verbs-{len(verbs)}", rows, verbs=verbs)
        of[len(verbs)] = [each for each in remarks(examine(folder)[1]) if each.column == "kind"]
    assert [each.row for each in of[0]] == [2] and not of[1]
    assert of[0][0].message.startswith('"lend" has no verb')


def test_yearly_values_without_a_sum_are_no_sum(tmp_path):
    rows = stories.tables()
    words = {}
    for own in ({}, {"03-arms": {"word": "Gas"}}):
        folder = tmp_path / f"own-{len(own)}"
        stories.write(folder, rows, without=("money", "parts"), notebooks=own)
        words[len(own)] = words_of(Package(folder), "es")
    assert words[0].page("03-arms") == "Valores anuales" and words[1].page("03-arms") == "Gas"
    assert words[1].headed["03-arms"]["title"] == "What do the yearly values say?"


def test_a_former_state_has_the_area_of_today_and_a_note(tmp_path):
    text = json.dumps(stories.tables()).replace('"ITA"', '"SUHH"').replace('"PER"', '"VEN"')
    rows = json.loads(text)
    gone = {"actor_id": "YUCS", "country": "YUCS", "name_en": "Yugoslavia"}
    rows["actors"].insert(-2, rows["actors"][0] | gone)  # of which nothing is drawn but a place
    rows["places"][2]["country"] = "YUCS"
    folder = str(stories.write(tmp_path / "then", rows))
    assert check(folder) == []
    story = ds.open(folder)
    note = "SUHH and Yugoslavia no longer exist and are drawn as the countries that lie there"
    assert story.border_policy.startswith(note)
    area = story.boundaries.set_index("iso3").to_crs("ESRI:54034").area  # of equal area
    assert area["SUHH"] > area["RUS"] + area["KAZ"]
    assert len(relations.arc_map(story["relations"], story).marks) == 2


def test_each_unit_has_a_scale_of_its_own(tmp_path):
    rows = stories.tables()
    rows["series"] += [rows["series"][0] | {"series_id": "D002", "value": 3.5, "unit": "percent"}]
    story = ds.open(str(stories.write(tmp_path / "units", rows)))
    asked = {"year_from": 2000, "year_to": 2010}
    figure = arms.deliveries_chart(story["series"], story["money"], story, **asked)
    assert {mark.id: mark.unit for mark in figure.marks}.items() >= {
        ("D001", "million TIV"),
        ("D002", "percent"),
    }
    bars = {bar.get_gid(): bar.get_height() for bar in figure.canvas.axes[0].patches}
    assert bars["03-deliveries-D001"] > bars["03-deliveries-D002"] == OWN
    assert figure.title == "Boats delivered: 12.5 million TIV in 2003"


@pytest.mark.parametrize("unit", UNITS)
def test_prices_shares_and_rates_do_not_add_up(unit, tmp_path):
    rows = stories.tables()
    later = {"series_id": "D002", "year": 2004, "value": 145}
    rows["series"] = [
        {**row, "unit": unit} for row in (rows["series"][0], rows["series"][0] | later)
    ]
    story = ds.open(str(stories.write(tmp_path / "rates", rows)))
    figure = arms.deliveries_chart(
        story["series"], story["money"], story, year_from=2003, year_to=2004
    )
    adds = figure.title.startswith("Boats delivered: 158 ") and figure.subtitle.endswith("a year")
    assert adds == UNITS[unit]
    assert adds or figure.title.endswith(f"most in 2004, 145 {unit}")


def test_what_is_paid_later_adds_up_to_the_sum(tmp_path):
    rows = stories.tables()
    later = {"part_id": "K02", "item": "Second instalment", "status": "planned"}
    later |= {"value_low": 1300, "value_high": 1600}
    rows["parts"] += [rows["parts"][0] | later]
    story = ds.open(str(stories.write(tmp_path / "instalments", rows)))
    figure = arms.contracts_chart(story["parts"], story["money"], story)
    marks = {mark.id: mark for mark in figure.marks}
    assert {"K01-low", "K02-low", "K02-high", "F01-rest-low"} <= {*marks}
    assert marks["K02-low"].status == "planned"
    assert marks["F01-rest-low"].value == 300


def test_a_sum_is_told_as_exact_as_it_is_said_to_be(tmp_path):
    rows = stories.tables()
    rows["money"][0] |= {"comparator": "~", "amount": 90, "scale": "thousand"}
    rows["money"][0] |= {"currency": "GBP", "period_from": "", "period_to": ""}
    story = ds.open(str(stories.write(tmp_path / "about", rows)))
    facts = tally.headline_facts(story.claims, story.words).set_index("claim_id")
    assert facts.at["C02", "said"] == "about £90,000"
    title = "The article gives a sum of about £90,000 (no period given)"
    assert arms.totals_chart(story["money"], story).title == title


def test_a_country_without_an_area_is_a_point(tmp_path):
    rows = stories.tables()
    rows["places"][1] |= {"country": "VAT", "longitude": 12.45, "source_id": "S10"}
    (problem,) = check(stories.write(tmp_path / "half", rows))
    assert problem.message == "is empty for a country; allowed: degrees"
    rows["places"][1] |= {"latitude": 41.9}
    assert check(stories.write(tmp_path / "whole", rows)) == []


def test_an_unknown_former_state_is_named(tmp_path):
    text = json.dumps(stories.tables()).replace('"ITA"', '"SUHX"')
    said = [problem.message for problem in check(stories.write(tmp_path / "x", json.loads(text)))]
    assert any('"SUHX" is not known; did you mean SUHH' in each for each in said)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"languages": "es"}, "languages: 'es' cannot be used; allowed: a list of codes"),
        ({"verbs": {"lend": "{source} lends"}}, "verbs, lend: '{source} lends' cannot be used"),
        ({"verbs": ["lends"]}, "verbs: \"['lends']\" cannot be used"),
        (
            {"notebooks": {"02-tour": {"titel": "Where?"}}},
            '"titel" would be ignored; did you',
        ),
        ({"translations": {"es": {"a": 1}}}, "translations, es, a: '1' cannot be used"),
    ],
)
def test_words_of_a_package_are_checked(about, said, tmp_path):
    problems = check(stories.write(tmp_path / "words", stories.tables(), **about))
    assert said in "\n".join(problem.message for problem in problems)
