"""What search engines and libraries read of the pages: schema.org metadata as JSON-LD."""

import json

from markupsafe import Markup

from dossier.dataset.rows import dicts
from dossier.pages.citation import authors, licences

CONTEXT = "https://schema.org"
RATED = ("contradicted", "partly", "refined", "corroborated")  # from false to true
UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def script(thing):
    """Write metadata as an element of a page; no text in it can end the element."""
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))


def dataset(story, downloads, site=""):
    """Describe the package as a schema.org Dataset."""
    about, say = story.package.descriptor, story.words.text
    files = [(downloads.archive, "application/zip")]
    files += [(table, "text/csv") for table in downloads.tables]
    thing = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": say(story.package.title),
        "description": say(about.get("description", story.package.title)),
        "inLanguage": story.words.lang,
        "url": f"{site}data.html",
        "version": str(about.get("version", "")),
        "license": [licence["path"] for licence in licences(about)],
        "creator": _people(about, say),
        "dateCreated": str(about.get("created", ""))[:10],
        "isAccessibleForFree": True,
        "isBasedOn": article(story),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": each.title or say(story.package.title),
                "encodingFormat": kind,
                "contentUrl": f"{site}{each.address}",
            }
            for each, kind in files
        ],
    }
    return _filled(thing)


def reviews(story, site=""):
    """Describe what was made of each claim that could be checked, as schema.org ClaimReviews.

    The article, those who review and the ratings stand once, before the reviews, which name them.
    """
    about, words = story.package.descriptor, story.words
    kinds = story.actors()["kind"]
    checked = story.claims[story.claims["verdict"].isin(RATED)]
    written = {"@id": "#article"} | article(story)
    people = _people(about, words.text) or [_organization(words.text(story.package.title))]
    people = [{"@id": f"#author{place}"} | each for place, each in enumerate(people, 1)]
    ratings = [{"@id": f"#{verdict}"} | _rating(verdict, words) for verdict in RATED]
    common = {
        "author": list(map(_named, people)),
        "datePublished": str(about.get("created", ""))[:10],
        "inLanguage": words.lang,
    }
    cited = story.evidence.join(story.sources["url"], on="source_id").groupby("claim_id")["url"]
    cited = cited.agg(lambda urls: list(urls.unique()))
    told = [
        _review(each, story, kinds, written, site)
        | common
        | {"citation": cited.get(each["claim_id"], [])}
        for each in dicts(checked)
    ]
    return {"@context": CONTEXT, "@graph": [written, *people, *ratings, *map(_filled, told)]}


def article(story):
    """Describe the article that the claims are from."""
    row = story.article
    return {
        "@type": "NewsArticle",
        "headline": row["title"],
        "url": row["url"],
        "datePublished": row["published"].date().isoformat(),
        "publisher": _organization(row["publisher"]),
    }


def _review(claim, story, kinds, written, site):
    speaker, said_by = claim["speaker_id"], None
    if isinstance(speaker, str) and kinds[speaker] == "publication":
        said_by = written["publisher"]  # who publishes an article answers for it
    elif isinstance(speaker, str):
        kind = "Person" if kinds[speaker] == "person" else "Organization"
        said_by = {"@type": kind, "name": story.actor(speaker)}
    return {
        "@type": "ClaimReview",
        "url": f"{site}claims.html#{claim['claim_id']}",
        "claimReviewed": claim["claim"],
        "reviewBody": claim["why"],
        "reviewRating": {"@id": f"#{claim['verdict']}"},
        "itemReviewed": _filled(
            {
                "@type": "Claim",
                "author": said_by,
                "datePublished": written["datePublished"],
                "appearance": _named(written),
            }
        ),
    }


def _rating(verdict, words):
    return {
        "@type": "Rating",
        "ratingValue": RATED.index(verdict) + 1,
        "worstRating": 1,
        "bestRating": len(RATED),
        "alternateName": words.verdict(verdict),
    }


def _named(thing):
    return {"@id": thing["@id"]}


def _people(descriptor, say):
    return [_organization(say(name)) for name in authors(descriptor)]


def _organization(name):
    return {"@type": "Organization", "name": name}


def _filled(thing):
    """Leave out what is not known."""
    return {key: value for key, value in thing.items() if value not in ("", None, [])}
