"""Packages to test on: a tiny one of our own making, and copies to break."""

import csv
import gc
import pickle
import shutil
import signal
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from browser import browser, launched  # noqa: F401
from made_site import made_site  # noqa: F401
from told_site import told, told_site  # noqa: F401

from dossier.dataset.article import digest
from dossier.dataset.descriptor import Once
from dossier.dataset.model import LOADER
from dossier.dataset.paths import DATA
from dossier.run import page_workers, staging
from dossier.run.kernel import YOUNG

# Files that take longest go first, so that none is left alone at the end while a core idles.
LONGEST = """
jupyterlab pages_in_languages pseudo pages_for_everybody touch build pages_in_a_browser
states_in_a_browser figures_in_a_browser freshness sweep warm export build_languages cluster
record_against_edits cli your_own_story selection narrow shared_pages checks marks_in_a_browser
hostile explain explorer new stories counted numbers paper interrupts broken_packages serve
parameters drawn_places accounts
""".split()


def pytest_configure():
    """Hear Ctrl-C, and let the processes of tests hear it, also in a shell's background.

    Garbage is looked for as seldom as in kernels: drawings let few things go.
    """
    gc.set_threshold(YOUNG)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items):
    """Put the longest files first, then notebooks, then the others as they are."""
    place = {f"test_{name}": number for number, name in enumerate(LONGEST)}
    place |= {item.path.stem: len(LONGEST) for item in items if item.path.suffix == ".ipynb"}
    items.sort(key=lambda item: place.get(item.path.stem, len(place)))


def pytest_collection_finish():
    """Leave what all tests have loaded out of each search for garbage."""
    gc.collect()
    gc.freeze()


# An invented story. Quotes and spaces are as a page would print them.
SENTENCES = {
    "HS1": "Norland sells boats to Sudland",
    "P1S1": "Norland sold boats worth $2.5 billion to Sudland in 2001-2004, “in good faith”.",
    "P1S2": "Next week the minister is to fly from Norby to Port Azul.",
    "P2S1": "New treaties are hoped for after an eight-year silence.",
}


def tiny_sentences():
    rows = []
    for position, (name, text) in enumerate(SENTENCES.items()):
        length, sha256 = digest(text)
        kind = "body" if position else "headline"
        words = text.split()
        ends = {"starts": " ".join(words[:2]), "ends": " ".join(words[-2:])}
        place = {"sentence_id": name, "position": position, "kind": kind}
        rows.append(place | {"length": length, "sha256": sha256} | ends)
    return rows


def claim(key, sentence, status, verdict, **cells):
    words = {"claim": f"What {key} says", "label": f"Claim {key}", "why": "The sources say so"}
    kind = {"topic": "tour", "speech": "narration", "status": status, "verdict": verdict}
    return {"claim_id": key, "sentence_id": sentence} | words | kind | cells


def source(key, origin, **cells):
    day = {"published": "2005-03-02", "published_precision": "day", "accessed": "2006-01-01"}
    what = {"title": f"Document {key}", "publisher": "A publisher", "language": "en"}
    where = {"url": f"https://example.org/{key}", "kind": "press", "origin": origin}
    return {"source_id": key} | what | day | where | cells


def evidence(key, claim_id, source_id, verdict):
    names = {"evidence_id": key, "claim_id": claim_id, "source_id": source_id}
    return names | {"finding": "It says so", "verdict": verdict}


def translation(key, field, text):
    place = {"table": "outcomes", "row_id": key, "field": field, "lang": "es"}
    return place | {"text": text}


def named(key, column, **cells):
    return {column: key, "name_en": key, "name_es": key, "name_ru": key} | cells


def fact(account, claim_id, source_id, **cells):
    return {"account": account, "claim_id": claim_id, "source_id": source_id} | cells


def stop(key, account, position, place, arrive, depart, claim_id, source_id):
    days = {"arrive": arrive, "depart": depart, "depart_source_id": source_id if depart else ""}
    how = {"inferred": "false", "arrived_by": "flight", "event": "Talks", "status": "reported"}
    row = {"stop_id": key, "position": position, "place_id": place} | days | how
    return row | fact(account, claim_id, source_id)


def tiny_tables():
    whole, sha256 = digest(" ".join(SENTENCES.values()))
    deal = {"payer_id": "SUD", "payee_id": "NRL", "currency": "USD"}
    period = {"period_from": 2001, "period_to": 2004}
    total = deal | {"amount": 2.5, "comparator": "=", "said_by": "A minister"}
    total |= {"kind": "arms", "scale": "billion"}
    total |= {"said_on": "2005-03-01", "said_on_precision": "month"}
    pair = {"from_id": "NRL", "to_id": "SUD", "label": "Sells boats", "sign": 1}
    move = {"actor_id": "NRL", "counterpart_id": "SUD", "kind": "flight", "label": "A flight"}
    move |= {"place_id": "port-azul", "status": "reported"}
    event = {"label": "Talks", "topic": "tour", "actor_id": "NRL", "status": "reported"}
    accord = {"party_a_id": "NRL", "party_b_id": "SUD", "title": "On boats", "sector_id": "trade"}
    accord |= {"status": "signed", "disputed": "false"}
    return {
        "article": [
            {
                "article_id": "norland-2005",
                "source_id": "S01",
                "title": SENTENCES["HS1"],
                "publisher": "The Example",
                "agency_id": "wire",
                "published": "2005-03-02",
                "url": "https://example.org/S01",
                "leader_id": "minister",
                "visitor_id": "NRL",
                "host_id": "SUD",
                "text_length": whole,
                "text_sha256": sha256,
            }
        ],
        "sentences": tiny_sentences(),
        "claims": [
            claim("C01", "HS1", "reported", "corroborated", topic="arms"),
            claim(
                "C02",
                "P1S1",
                "reported",
                "refined",
                topic="arms",
                quantity=2.5,
                quantity_unit="USD bn",
                **period,
            ),
            claim(
                "C03",
                "P1S2",
                "planned",
                "contradicted",
                stated_date="next week",
                stated_from="2005-03-07",
                stated_to="2005-03-11",
                resolved_from="2005-03-14",
                resolved_to="2005-03-15",
                date_precision="day",
            ),
            claim("C04", "P2S1", "aspiration", "unchecked", topic="accords"),
            claim("C05", "P2S1", "background", "not_checkable", quantity=8, quantity_unit="years"),
        ],
        "sources": [
            source("S01", "the-example", kind="article"),
            source("S02", "register", published="2005-02-01", published_precision="month")
            | {"archived": "https://archive.example.org/S02", "archived_on": "2005-02-20"}
            | {"text_length": whole, "text_sha256": sha256},
            source("S03", "ministry"),
            source("S10", "atlas", published="", published_precision="", kind="reference"),
        ],
        "evidence": [
            evidence("E001", "C01", "S02", "corroborated")
            | {"starts": "He flew a week", "ends": "he said", "read": "full"},
            evidence("E002", "C02", "S02", "refined"),
            evidence("E003", "C02", "S03", "context"),
            evidence("E004", "C03", "S03", "contradicted"),
        ],
        "outcomes": [
            {
                "claim_id": "C03",
                "outcome": "partly",
                "date": "2005-03-14",
                "date_precision": "day",
                "finding": "He flew a week later",
                "source_id": "S03",
            },
            {"claim_id": "C04", "outcome": "unknown", "finding": "Nothing was found"},
        ],
        "translations": [
            translation("C03", "finding", "Voló una semana más tarde"),
            translation("C04", "finding", "No se encontró nada"),
        ],
        "actors": [
            named("NRL", "actor_id", kind="state", country="NRL"),
            named("SUD", "actor_id", kind="state", country="SUD"),
            named("minister", "actor_id", kind="person", country="NRL"),
            named("wire", "actor_id", kind="agency"),
        ],
        "places": [
            named("norby", "place_id", country="NRL", precision="city")
            | {"latitude": 60.5, "longitude": 10.25, "source_id": "S10"},
            named("norland", "place_id", country="NRL", precision="country"),
            named("port-azul", "place_id", country="SUD", precision="point")
            | {"latitude": -5, "longitude": -70.5, "source_id": "S10"},
        ],
        "sectors": [named("trade", "sector_id")],
        "accords": [
            accord | {"accord_id": "A01"} | fact("article", "C01", "S01"),
            accord | {"accord_id": "A02", "date": "2005-03-02"} | fact("checked", "C01", "S02"),
        ],
        "tour_stops": [
            stop("T01", "article", 1, "norby", "2005-03-07", "2005-03-08", "C03", "S01"),
            stop("T02", "article", 2, "port-azul", "2005-03-08", "", "C03", "S01"),
            stop("T03", "checked", 1, "norby", "2005-03-13", "2005-03-14", "", "S03"),
            stop("T04", "checked", 2, "port-azul", "2005-03-14", "2005-03-15", "C03", "S03"),
        ],
        "money": [
            total
            | {"money_id": "F01", "basis": "bought", "status": "reported"}
            | fact("article", "C02", "S01", **period),
            total
            | {"money_id": "F02", "basis": "signed", "status": "signed"}
            | fact("checked", "C02", "S02", **period),
        ],
        "parts": [
            deal
            | {"part_id": "K01", "item": "Boats", "signed": "2002-05-01"}
            | {
                "signed_precision": "month",
                "value_low": 900,
                "value_high": 1200.5,
                "scale": "million",
            }
            | {"status": "signed", "claim_id": "C02", "source_id": "S02"},
        ],
        "series": [
            {"series_id": "D001", "from_id": "NRL", "to_id": "SUD", "label": "Boats delivered"}
            | {"year": 2003, "value": 12.5, "unit": "million TIV"}
            | {"claim_id": "C02", "source_id": "S02"},
        ],
        "relations": [
            pair | {"relation_id": "R01", "status": "reported"} | fact("article", "C01", "S01"),
            pair | {"relation_id": "R02", "status": "reported"} | fact("checked", "C01", "S02"),
        ],
        "postures": [
            move | {"posture_id": "M01"} | fact("article", "C03", "S01"),
            move
            | {"posture_id": "M02", "start": "2005-03-14", "end": "2005-03-15"}
            | {"quantity": 2, "quantity_unit": "aircraft"}
            | fact("checked", "C03", "S03"),
        ],
        "events": [
            event
            | {"event_id": "V01", "start": "2005-03-14", "end": "2005-03-15", "precision": "day"}
            | {"in_article": "true", "claim_id": "C03", "source_id": "S03"},
            event
            | {"event_id": "V02", "start": "2005-04-01", "precision": "month"}
            | {"in_article": "false", "source_id": "S02"},
        ],
        "fact_claims": [
            {"fact_id": "T04", "claim_id": "C01"},
            {"fact_id": "V01", "claim_id": "C02"},
        ],
        "fact_sources": [
            {"fact_id": "F02", "source_id": "S03"},
            {"fact_id": "V01", "source_id": "S02"},
        ],
    }


def write_csv(file, header, rows):
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def described(folder):
    """Read the descriptor of a package, with the reader in C, which is ten times as fast."""
    return yaml.load((folder / "datapackage.yaml").read_text("utf-8"), LOADER)


def describe(folder, descriptor):
    """Write the descriptor of a package."""
    text = yaml.dump(descriptor, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper))
    (folder / "datapackage.yaml").write_text(text, "utf-8")


@pytest.fixture(scope="session", autouse=True)
def parsed_once():
    """Parse each text of a descriptor once; whoever asks for it again has a copy of its own."""
    load = yaml.load
    parsed = lru_cache(16)(lambda text: pickle.dumps(load(text, Once)))

    def again(text, loader):
        return pickle.loads(parsed(text)) if loader is Once else load(text, loader)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "load", again)
        yield


@pytest.fixture(scope="session")
def tiny_polygons(tmp_path_factory):
    """The borders of the two countries of the invented story."""
    import geopandas
    from shapely import box

    land = {"NRL": box(5, 57, 20, 70), "SUD": box(-75, -20, -60, 0)}
    frame = geopandas.GeoDataFrame({"iso3": [*land], "name": [*land]}, geometry=[*land.values()])
    file = tmp_path_factory.mktemp("polygons") / "polygons.parquet"
    frame.set_crs(4326).to_parquet(file)
    return file


@pytest.fixture(scope="session")
def tiny_original(tmp_path_factory, tiny_polygons):
    folder = tmp_path_factory.mktemp("tiny")
    descriptor = described(DATA)
    polygons = {"path": "polygons.parquet", "policy": "None."}
    descriptor |= {"name": "tiny", "title": "Boats for Sudland", "boundaries": polygons}
    shutil.copy(tiny_polygons, folder / "polygons.parquet")
    describe(folder, descriptor)
    tables = tiny_tables()
    for resource in descriptor["resources"]:
        header = [field["name"] for field in resource["schema"]["fields"]]
        write_csv(folder / resource["path"], header, tables[resource["name"]])
    return folder


@pytest.fixture(scope="module")
def written_here():
    """Write pages in this process, which cuts the letters of a face once for all its builds.

    A build that is a process of its own has others write them; test_build holds both together.
    """

    def export(sites):
        for site in sites:
            page_workers._write(*site)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staging, "export", export)
        yield


@pytest.fixture(scope="module")
def small(tmp_path_factory, tiny_original, written_here):
    """Work in a collection on the small package: pages of toys take half the time then."""
    folder = tmp_path_factory.mktemp("small").resolve()
    (folder / "notebooks").mkdir()
    shutil.copytree(tiny_original, folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for module in ("plan", "output"):
            patch.setattr(f"dossier.run.{module}.DATA", folder / "data")
        yield folder


@pytest.fixture
def tiny(tiny_original, tmp_path):
    """A sound package of a few rows a table, to change at will."""
    return Path(shutil.copytree(tiny_original, tmp_path / "tiny"))


@pytest.fixture
def data_copy(tmp_path):
    """A copy of the package of this repository, to change at will."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(params=["tiny", "data_copy"])
def folder(request):
    """Both packages, one after the other: what a check finds depends on no story."""
    return request.getfixturevalue(request.param)
