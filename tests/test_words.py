"""Alt text and long description hold every value that a figure draws, and none that it does not."""

import copy
import json
import re
from collections import Counter
from html import unescape
from types import SimpleNamespace

import pytest
from drawing import NAMES, usual
from shared import unheld
from typed_numbers import numbers

from dossier.dataset.paths import FIGURES, NOTEBOOKS
from dossier.i18n.language import LANGUAGES, Words
from dossier.plot.alt_text import describe, extent
from dossier.plot.ledger.columns import TICK

WORDS = Words("en")
FIGURE_FILES = sorted(FIGURES.glob("en/*.json"))
# Written in a picture, in no mark: sums of the marks beside them.
SUMS = {
    "03-contracts": (r"^after .* in parts$", r"^\$[\d,.]+m: \d+ contracts signed$"),
    "03-deliveries": (r"^\d[\d,]* in all$", r"^\d+ contracts signed in"),
}
COUNTED = r"^[✓≈◐✗○–] [a-z ]+ \d+$|^[a-z ]+ \d+$|^\d+ of \d+( holds?(, \d+ open)?)?$|^and \d+ more$"


def committed():
    return {file.stem: json.loads(file.read_text("utf-8")) for file in FIGURE_FILES}


@pytest.fixture(params=committed().values(), ids=lambda about: about["name"])
def about(request):
    return request.param


def valued(mark):
    """Write the value of a mark as the reader sees it."""
    if money := re.fullmatch(r"USD (bn|m)", mark["unit"]):
        return f"${WORDS.number(mark['value'])}{money[1]}"
    if mark["unit"]:
        return f"{WORDS.number(mark['value'])} {mark['unit']}"
    return str(mark["value"])


def told(day):
    """Write a date of a mark in words, in each form that a range may have."""
    return [day[:4], WORDS.number(int(day[8:])) if len(day) == 10 else ""]


def ranges(marks):
    """List what the alt text must say: the ends of each range, as the marks have them."""
    amounts, ends = {}, []
    for mark in marks:
        if mark["unit"]:
            amounts.setdefault(mark["unit"], []).append(mark["value"])
    for unit, values in amounts.items():
        if len(values) > 1:
            low, high = ({"value": end(values), "unit": unit} for end in (min, max))
            money = re.search(r"USD (bn|m)", unit)
            ends += [
                f"{valued(low).rstrip('bnm')}–" if money else valued(low).removesuffix(f" {unit}")
            ]
            ends += [valued(high).removeprefix("$" if money else "")]
    since = [mark["since"] for mark in marks if mark["since"]]
    if since:
        ends += told(min(since)) + told(max(mark["until"] for mark in marks))
    if not ends:
        ends = [f"{n} {WORDS.verdict(verdict)}" for verdict, n in verdicts(marks).items()]
    return ends


def verdicts(marks):
    """Count the verdicts of claims, where marks are claims, else of all marks."""
    own = [mark for mark in marks if mark["id"] in mark["claims"]] or marks
    return Counter(mark["verdict"] for mark in own if mark["verdict"])


def faults_of_alt(about):
    """List what is wrong with the alternative text of a figure, as its JSON has it."""
    alt, marks = about["alt"], about["marks"]
    kind, title = about["kind"], about["title"].rstrip(".")
    first, _, rest = alt.partition(f"{kind}: {title}. ")
    faults = [f"does not begin with kind and finding: {alt}"] if first or not rest else []
    if rest.count(".") - len(re.findall(r"\d\.\d", rest)) != 1:
        faults.append(f"more than a sentence of range: {rest}")
    faults += [f"lacks {end}" for end in ranges(marks) if end not in rest]
    drawn = numbers(title) + [str(n) for n in verdicts(marks).values()]
    for mark in marks:
        drawn += numbers(valued(mark)) + told(mark["since"]) + told(mark["until"])
    return faults + [f"{number} is not drawn" for number in numbers(alt) if number not in drawn]


def faults_of_description(about):
    """List what is wrong with the long description of a figure, as its JSON has it."""
    marks = {id: mark for id, mark in enumerate(about["marks"])}
    faults = []
    for line in about["description"]:
        found = next((id for id, mark in marks.items() if line == spoken(mark)), None)
        if found is None:
            faults.append(f"no mark is: {line}")
        marks.pop(found, None)
    return faults + [f"no line is: {spoken(mark)}" for mark in marks.values()]


def spoken(mark):
    """Say a mark as the description must: label, value with unit, status, verdict, each once."""
    parts = [WORDS.status(mark["status"]), WORDS.verdict(mark["verdict"])]
    value = valued(mark) if WORDS.shortened(valued(mark)) else valued(mark).removesuffix(".")
    within = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", mark["label"])
    if value not in parts and not within:
        parts.insert(0, value)
    return f"{mark['label']}: {', '.join(part for part in parts if part)}"


def test_the_alternative_text_is_kind_finding_and_range(about):
    assert faults_of_alt(about) == []


def test_the_description_is_every_mark_and_no_other(about):
    assert faults_of_description(about) == []


def with_fault(field, change):
    about = copy.deepcopy(committed()["02-map"])
    about[field] = change(about[field])
    return about


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda alt: f"{alt} In all 4711 km.", "4711 is not drawn"),
        (lambda alt: alt.replace("Map: ", ""), "does not begin with kind and finding"),
        (lambda alt: re.sub(r" Range: [\d,.]+", " Range: some", alt), "lacks"),
        (lambda alt: f"{alt} And more. And more.", "more than a sentence"),
    ],
)
def test_a_fault_of_the_alternative_text_is_told(change, fault):
    assert fault in " ".join(faults_of_alt(with_fault("alt", change)))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda lines: lines[1:], "no line is: "),
        (lambda lines: [*lines, "Lima: 4711 km, reported"], "no mark is: Lima: 4711 km"),
        (lambda lines: [lines[0].replace(" km", " m"), *lines[1:]], "no mark is: "),
    ],
)
def test_a_fault_of_the_description_is_told(change, fault):
    assert fault in " ".join(faults_of_description(with_fault("description", change)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_thing_is_said_once(lang):
    words = Words(lang)
    said = {
        "signed": dict(label="Lima", value="corroborated", status="signed", verdict="corroborated"),
        "told": dict(label="Lima", value="He was in Lima.", status="reported", verdict=""),
        "place": dict(label="Georgia: ships", value="Georgia", status="planned", verdict=""),
        "dated": dict(label="Lima", value="24 нояб.", status="reported", verdict=""),
    }
    said["signed"]["value"] = words.verdict("corroborated")
    told = {key: describe(SimpleNamespace(**mark, unit=""), words) for key, mark in said.items()}
    signed, holds = words.status("signed"), words.verdict("corroborated")
    assert told["signed"] == f"Lima: {signed}, {holds}"
    assert told["told"] == f"Lima: He was in Lima, {words.status('reported')}"
    assert told["place"] == f"Georgia: ships: {words.status('planned')}"
    assert told["dated"].count(".") == (lang == "ru")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Verdicts: 2 corroborated and 1 contradicted"),
        ("es", "Veredictos: corroborado (2) y contradicho (1)"),
        ("ru", "Вердикты: подтверждено — 2 и опровергнуто — 1"),
    ],
)
def test_the_alternative_text_counts_the_verdicts_of_the_claims(lang, said):
    told = {"C01": "corroborated", "C02": "corroborated", "C03": "contradicted", "E01": "context"}
    marks = [
        SimpleNamespace(
            id=key, claims=(key.replace("E", "C"),), verdict=verdict, value="", unit="", since=""
        )
        for key, verdict in told.items()
    ]
    for mark in marks:
        mark.until = mark.since
    assert extent(marks, Words(lang)) == said
    assert extent(marks[:1], Words(lang)) == said.partition(":")[0] + ": " + Words(lang).verdict(
        "corroborated"
    )


def test_the_alternative_text_writes_the_unit_of_a_range_of_sums_once():
    look = {"claims": (), "verdict": "", "since": "", "until": "", "unit": "USD m"}
    marks = [SimpleNamespace(id="F", value=value, **look) for value in (900, 1600)]
    assert extent(marks, WORDS) == "Range: $900–1,600m"


def figures():
    return {key: figure for name in NAMES for key, figure in usual(name).figures.items()}


@pytest.mark.parametrize("name", committed())
def test_the_description_goes_in_the_order_of_drawing(name):
    figure = figures()[name]
    lines = [spoken(vars(mark)) for mark in figure.marks]
    assert committed()[name]["description"] == lines


@pytest.mark.parametrize("name", committed())
def test_each_number_written_in_a_picture_is_in_the_words(name):
    figure = figures()[name]
    said = numbers(" ".join([figure.title, figure.subtitle, figure.description]))
    texts = [text for axes in figure.canvas.axes for text in axes.texts]
    for text in (text.get_text() for text in texts if text.get_label() != TICK):
        flat = " ".join(text.split())
        alone = not re.search(r"[^\W\d]", flat)  # along an axis
        if alone or re.search("|".join([COUNTED, *SUMS.get(name, ())]), flat):
            continue
        assert set(numbers(flat)) <= set(said), flat


def outputs():
    for file in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")):
        for cell in json.loads(file.read_text("utf-8"))["cells"]:
            yield from cell.get("outputs", ())


def test_both_reach_the_notebooks():
    shown = {}
    for output in outputs():
        picture = output.get("metadata", {}).get("image/png", {})
        if "figure" in picture:
            shown[picture["figure"]] = picture | {"text": "".join(output["data"]["text/plain"])}
    assert shown.keys() == committed().keys()
    for name, about in committed().items():
        assert shown[name]["alt"] == about["alt"]
        assert shown[name]["description"] == about["description"]
        words = [about["alt"], about["subtitle"], *about["description"]]
        assert shown[name]["text"] == "\n".join(filter(None, words))


@pytest.mark.parametrize("name", committed())
def test_both_reach_the_pages(name, told_site):
    notebook = next(each for each in NAMES if each[:2] == name[:2])
    page = (told_site / f"{notebook}.html").read_text("utf-8")
    start = page.index(f'<figure class="drawing" id="{name}">')
    shown = unheld(unescape(page[start : page.index("</figure>", start)]))
    about = json.loads(unheld(json.dumps(committed()[name], ensure_ascii=False)))
    assert f"<p>{about['alt']}</p>" in shown and f"<desc>{about['alt']}</desc>" in shown
    listed = re.findall(r'<li(?: id="[^"]*")?>([^<].*?)</li>', shown, re.DOTALL)
    assert listed == about["description"]
