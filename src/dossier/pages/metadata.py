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

    The article stands once, before the reviews; each names it, and the evidence that it rests on.
    """
    kinds = story.actors()["kind"]
    checked = story.claims[story.claims["verdict"].isin(RATED)]
    written = {"@id": story.article["url"]} | article(story)
    cited = story.evidence.join(story.sources["url"], on="source_id").groupby("claim_id")["url"]
    cited = cited.agg(lambda urls: list(urls.unique()))
    told = [
        _review(each, story, kinds, written, site) | {"citation": cited.get(each["claim_id"], [])}
        for each in dicts(checked)
    ]
    return {"@context": CONTEXT, "@graph": [written, *told]}


def article(story):
    """Describe the article that the claims are from."""
    row = story.article
    return {
        "@type": "NewsArticle",
        "headline": row["title"],
        "url": row["url"],
        "datePublished": row["published"].date().isoformat(),
        "publisher": {"@type": "Organization", "name": row["publisher"]},
    }


def _review(claim, story, kinds, written, site):
    about, say, speaker = story.package.descriptor, story.words.text, claim["speaker_id"]
    said_by = None
    if isinstance(speaker, str) and kinds[speaker] == "publication":
        said_by = written["publisher"]  # who publishes an article answers for it
    elif isinstance(speaker, str):
        kind = "Person" if kinds[speaker] == "person" else "Organization"
        said_by = {"@type": kind, "name": story.actor(speaker)}
    return _filled(
        {
            "@type": "ClaimReview",
            "url": f"{site}claims.html#{claim['claim_id']}",
            "claimReviewed": claim["claim"],
            "reviewBody": claim["why"],
            "author": _people(about, say)
            or [{"@type": "Organization", "name": say(story.package.title)}],
            "datePublished": str(about.get("created", ""))[:10],
            "inLanguage": story.words.lang,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": RATED.index(claim["verdict"]) + 1,
                "worstRating": 1,
                "bestRating": len(RATED),
                "alternateName": story.words.verdict(claim["verdict"]),
            },
            "itemReviewed": _filled(
                {
                    "@type": "Claim",
                    "author": said_by,
                    "datePublished": written["datePublished"],
                    "appearance": {"@id": written["@id"]},
                }
            ),
        }
    )


def _people(descriptor, say):
    return [{"@type": "Organization", "name": say(name)} for name in authors(descriptor)]


def _filled(thing):
    """Leave out what is not known."""
    return {key: value for key, value in thing.items() if value not in ("", None, [])}
