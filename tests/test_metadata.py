"""The schema.org metadata of the pages: well formed, complete, harmless."""

import json
import re

import jsonschema
import pytest

from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.pages import metadata
from dossier.pages.downloads import Downloads
from dossier.story import story

TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
WEB = {"type": "string", "pattern": "^https?://"}
PAGE = {"type": "string", "pattern": r"^[\w./-]+(#\w+)?$"}


def thing(kind, required, **further):
    """What schema.org and the search engines' guides ask of a thing; nothing unknown may be in."""
    known = {"@type": {"const": kind}, **required, **further}
    names = ["@type", *required]
    return {
        "type": "object",
        "properties": known,
        "required": names,
        "additionalProperties": False,
    }


NAME = {"@id": {"type": "string", "pattern": r"^#\w+$"}}
NAMED = {"type": "object", "properties": NAME, "required": ["@id"], "additionalProperties": False}


def once(schema):
    """A thing that others name."""
    return schema | {"properties": schema["properties"] | NAME}


PERSON = {"anyOf": [thing(kind, {"name": TEXT}) for kind in ("Person", "Organization")]}
PEOPLE = {"type": "array", "items": PERSON, "minItems": 1}
ARTICLE = thing(
    "NewsArticle", {"headline": TEXT, "url": WEB, "datePublished": DAY, "publisher": PERSON}
)
FILE = thing("DataDownload", {"contentUrl": PAGE, "encodingFormat": TEXT, "name": TEXT})
DATASET = thing(
    "Dataset",
    {
        "@context": {"const": "https://schema.org"},
        "name": TEXT,
        "description": {"type": "string", "minLength": 50, "maxLength": 5000},
        "license": {"type": "array", "items": WEB, "minItems": 1},
        "creator": PEOPLE,
        "distribution": {"type": "array", "items": FILE, "minItems": 1},
    },
    url=PAGE,
    version=TEXT,
    dateCreated=DAY,
    inLanguage=TEXT,
    isAccessibleForFree={"type": "boolean"},
    isBasedOn=ARTICLE,
)
CLAIM = thing("Claim", {"appearance": NAMED}, author=PERSON, datePublished=DAY)
RATING = thing(
    "Rating",
    {
        "ratingValue": {"type": "integer", "minimum": 1, "maximum": 4},
        "worstRating": {"const": 1},
        "bestRating": {"const": 4},
        "alternateName": TEXT,
    },
)
REVIEW = thing(
    "ClaimReview",
    {
        "url": PAGE,
        "claimReviewed": TEXT,
        "reviewRating": NAMED,
        "author": {"type": "array", "items": NAMED, "minItems": 1},
        "itemReviewed": CLAIM,
        "citation": {"type": "array", "items": WEB, "minItems": 1, "uniqueItems": True},
    },
    reviewBody=TEXT,
    datePublished=DAY,
    inLanguage=TEXT,
)
REVIEWS = {
    "type": "object",
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "type": "array",
            "prefixItems": [once(ARTICLE)],
            "items": {"anyOf": [REVIEW, once(RATING), *map(once, PERSON["anyOf"])]},
        },
    },
    "required": ["@context", "@graph"],
    "additionalProperties": False,
}


def told_of(reviews):
    """List the reviews, each with the things that it names in their places."""
    there = {each["@id"]: each for each in reviews["@graph"] if "@id" in each}
    told = [each for each in reviews["@graph"] if each["@type"] == "ClaimReview"]
    for each in told:
        each["reviewRating"] = there[each["reviewRating"]["@id"]]
        each["author"] = [there[one["@id"]] for one in each["author"]]
        each["itemReviewed"]["appearance"] = there[each["itemReviewed"]["appearance"]["@id"]]
    return told


def data_of(page):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return json.loads(found[1])


@pytest.mark.parametrize("name", ["index", "data"])
def test_the_data_set_is_described(made_site, name):
    described = data_of((made_site / f"{name}.html").read_text("utf-8"))
    jsonschema.validate(described, DATASET)
    for file in described["distribution"]:
        assert (made_site / file["contentUrl"]).is_file()


def test_each_checked_claim_has_a_review_and_no_other(made_site):
    page = (made_site / "claims.html").read_text("utf-8")
    reviews = data_of(page)
    jsonschema.validate(reviews, REVIEWS)
    claims = Package(DATA).load("claims")
    told = told_of(reviews)
    checked = claims[~claims["verdict"].isin(["unchecked", "not_checkable"])]
    assert [one["url"].partition("#")[2] for one in told] == list(checked["claim_id"])
    assert all(f'id="{one["url"].partition("#")[2]}"' in page for one in told)


def test_a_rating_says_how_true():
    rated = {
        one["reviewRating"]["alternateName"]: one["reviewRating"]["ratingValue"]
        for one in told_of(metadata.reviews(story.open()))
    }
    order = sorted(rated, key=rated.get)
    assert order == ["contradicted", "partly right", "refined", "corroborated"]


def test_the_publisher_answers_for_what_the_article_tells():
    opened = story.open()
    authors = {
        one["url"].partition("#")[2]: one["itemReviewed"]["author"]["name"]
        for one in told_of(metadata.reviews(opened))
        if "author" in one["itemReviewed"]
    }
    speakers = opened.claims.set_index("claim_id")["speaker_id"]
    for key, name in authors.items():
        own = speakers[key] == "article"
        assert name == (opened.article["publisher"] if own else opened.actor(speakers[key]))


def test_a_review_without_rating_is_not_valid():
    reviews = metadata.reviews(story.open())
    del reviews["@graph"][-1]["reviewRating"]
    with pytest.raises(jsonschema.ValidationError, match="reviewRating"):
        jsonschema.validate(reviews, REVIEWS)


def test_addresses_are_whole_once_the_site_has_one():
    opened, site = story.open(), "https://example.org/story/"
    told = told_of(metadata.reviews(opened, site))
    assert all(one["url"].startswith(f"{site}claims.html#C") for one in told)
    appeared = {one["itemReviewed"]["appearance"]["url"] for one in told}
    assert appeared == {opened.article["url"]}
    described = metadata.dataset(opened, Downloads(opened, {}), site)
    files = [file["contentUrl"] for file in described["distribution"]]
    assert described["url"].startswith(site) and all(one.startswith(site) for one in files)


def test_a_review_cites_the_evidence_that_it_rests_on():
    opened = story.open()
    sources = opened.sources["url"]
    for one in told_of(metadata.reviews(opened)):
        key = one["url"].partition("#")[2]
        own = opened.evidence[opened.evidence["claim_id"] == key]["source_id"]
        assert set(one["citation"]) == set(sources[own])


def test_a_package_that_names_nobody_is_still_described(tiny):
    opened = story.open(str(tiny))
    opened.package.descriptor.pop("contributors", None)
    jsonschema.validate(metadata.reviews(opened), REVIEWS)
    assert "creator" not in metadata.dataset(opened, Downloads(opened, {}))


def test_no_text_ends_the_element():
    evil = "</script><script>alert(1)</script><!-- \u2028"
    written = metadata.script({"name": evil})
    assert written.count("<") == 2 and json.loads(re.sub("<[^>]*>", "", written))["name"] == evil
