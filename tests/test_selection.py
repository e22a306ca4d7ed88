"""What was not selected or not known is not told as none: in sentences, titles and files.

The notebooks are run in this process, on each account, on three days, with and without filters.
What they say is held against plain counts of the CSVs, and no text runs into another.
"""

import json
import re
from functools import cache

import pytest
from counted import known, table
from crowding import crowding
from drawing import NAMES, draw, usual
from test_counted import undrawn
from told_site import OTHERS

from dossier.i18n.language import LANGUAGES, OWN
from dossier.story.tables import Prose

ACCOUNTS = ("article", "checked", "both")
DAYS = ("latest", "2008-11-25", "2008-11-22")
FILTERS = {
    "01-accords": ("sectors", ("trade",)),
    "04-relations": ("actors", ("RUS", "VEN")),
    "05-postures": ("actors", ("USA",)),
    "06-verdicts": ("speakers", ("putin",)),
}
# Each account and each day; test_counted crosses them all, without the figures.
PAIRS = [("both", "latest"), ("article", "latest"), ("checked", DAYS[2]), ("both", DAYS[1])]
COUNTED = {  # the sentence on the rows of one account: table, columns that a filter looks at
    r"relations?\.": ("relations", ["from_id", "to_id"]),
    r"military moves?\b": ("postures", ["actor_id"]),
    r"stops? of the tour\.": ("tour_stops", []),
}
CHOSEN = [
    (name, *pair, FILTERS[name][1]) for name in FILTERS for pair in zip(ACCOUNTS, DAYS, strict=True)
]
CASES = [
    pytest.param(name, account, day, chosen, id=f"{name}-{account}-{day}-{bool(chosen)}")
    for name, account, day, chosen in [*((n, *pair, ()) for n in NAMES for pair in PAIRS), *CHOSEN]
]


@cache
def told(name, account, day, chosen, lang="en"):
    if (account, day, chosen, lang) == (*PAIRS[0], (), OWN):
        return usual(name)
    own = {FILTERS[name][0]: list(chosen)} if chosen else {}
    return draw(name, account=account, as_of=day, lang=lang, **own)


@pytest.mark.parametrize(("name", "account", "day", "chosen"), CASES)
def test_a_notebook_tells_of_what_was_selected_alone(name, account, day, chosen):
    drawn = told(name, account, day, chosen)
    said = "\n".join(drawn.sentences.values())
    other = {"article": "sources", "checked": "article"}.get(account)
    assert not other or not re.search(rf"^The {other} (names?|reports?) ", said, re.MULTILINE)
    for text in said.splitlines():
        assert not re.search(r"[:(]\s*[.;)]|: –|\bnobody\b", text), f"an empty list: {text}"
    for counted, (facts, columns) in COUNTED.items():
        for teller, key in (("article names", "article"), ("sources (?:name|report)", "checked")):
            found = re.search(rf"The {teller} (\d+) {counted}", said)
            rows = table(facts)
            rows = rows[(rows["account"] == key) & rows["source_id"].isin(known(day))]
            if chosen and columns:
                rows = rows[rows[columns].isin(chosen).any(axis=1)]
            if found:
                assert int(found[1]) == len(rows), found[0]
                assert len(rows), "none is told as zero"
    if account == "article":
        assert "that sources could settle" not in said
        assert not any(mark.verdict for each in drawn.figures.values() for mark in each.marks)


@pytest.mark.parametrize(("name", "account", "day", "chosen"), CASES)
def test_a_figure_says_what_was_selected(name, account, day, chosen):
    usual = account == "both" and day == "latest" and not chosen
    for figure in told(name, account, day, chosen).figures.values():
        selection = json.loads(figure.json())["selection"]
        assert bool(selection) != usual
        assert selection in figure.subtitle and selection in figure.alt
        assert ("account" in selection) == (account != "both")
        assert ("as known on" in selection) == (day != "latest")
        assert ("only " in selection) == bool(chosen)
        if not figure.marks and day == "latest" and not usual:
            assert "on the date asked for" not in figure.svg(), "the date is not the cause"
        assert usual or crowding(figure) == [], figure.name


LITTLE = [  # so little is left that lists in titles and subtitles have nothing to name
    ("01-accords", {"account": "checked", "sectors": ["science"]}),
    ("04-relations", {"as_of": "2008-11-22", "actors": ["GEO"]}),
    ("05-postures", {"account": "checked", "actors": ["GEO"], "as_of": "2009-09-18"}),
    ("05-postures", {"actors": ["nato", "CUB"]}),
]


@pytest.mark.parametrize(("name", "values"), LITTLE)
def test_nothing_is_counted_or_listed_that_is_not_there(name, values):
    drawn = draw(name, **values)
    texts = [f"{each.title}\n{each.subtitle}" for each in drawn.figures.values()]
    for words in [*texts, *drawn.sentences.values()]:
        assert not re.search(r"[;:,(] ?[.;,)]|[;:,]$|\b0 ", words, re.MULTILINE), words


def test_one_sum_that_the_article_gives_is_not_all_that_were_published():
    told_by = {account: told("03-arms", account, "latest", ()).sentences for account in ACCOUNTS}
    counted = {account: "published" in str(texts) for account, texts in told_by.items()}
    assert counted == {"article": False, "checked": True, "both": True}


@pytest.mark.parametrize(
    ("lang", "account"), [(lang, ACCOUNTS[place % 2]) for place, lang in enumerate(OTHERS)]
)
@pytest.mark.parametrize("name", NAMES)
def test_every_language_says_as_much(lang, name, account):
    own, other = (
        {cell: shown for cell, shown in told.items() if isinstance(shown, Prose)}
        for told in (undrawn(name, account=account, lang=each) for each in (OWN, lang))
    )
    assert own and set(other) == set(own)
    assert all("{" not in str(sentence) for sentence in other.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_narrowed_span_of_years_is_named_where_it_is_drawn(lang):
    years = sorted(table("series")["year"].astype(int))
    narrow = {"year_from": years[0] + 1, "year_to": years[0] + 3}
    drawn = draw("03-arms", lang=lang, **narrow)
    for name, figure in drawn.figures.items():
        selection = json.loads(figure.json())["selection"]
        told = all(str(year) in selection for year in narrow.values())
        assert told == (name == "03-deliveries"), name
        assert selection in figure.subtitle and selection in figure.alt
    said = [text for text in drawn.sentences.values() if str(narrow["year_from"]) in text]
    assert said and all(str(narrow["year_to"]) in text for text in said)


def test_a_span_that_leaves_nothing_out_is_not_named():
    years = sorted(table("series")["year"].astype(int))
    whole = draw("03-arms", year_from=years[0] - 9, year_to=years[-1] + 9)
    assert not json.loads(whole.figures["03-deliveries"].json())["selection"]
