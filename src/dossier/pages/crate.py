"""What is in the archive of the pages, for machines: an RO-Crate 1.2 in its own words.

Files are data entities; the article, the claims, the sources, and the notebooks and figures of the
pages are contextual entities. That a figure was made of rows is an action, with the tables as its
objects, the notebook as its instrument and the keys of the rows in its description.
"""

import json

from dossier.dataset.keys import FACTS, natural
from dossier.pages.citation import authors, licences
from dossier.story.rows import bare, records

FILE = "ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.2/context"
PROFILE = "https://w3id.org/ro/crate/1.2"
FORMATS = {
    "csv": "text/csv",
    "ipynb": "application/x-ipynb+json",
    "json": "application/json",
    "md": "text/markdown",
    "parquet": "application/vnd.apache.parquet",
    "png": "image/png",
    "svg": "image/svg+xml",
    "yaml": "application/yaml",
}
KEYED = {"claims": "claim_id", "evidence": "evidence_id"} | FACTS  # tables that figures draw


def text(story, files, notebooks, figures):
    """Write the metadata of the archive."""
    kept = [*_files(story, files), *_people(story), *_licences(story)]
    context = [_article(story), *_sources(story), *_claims(story)]
    context += [_notebook(name) for name in notebooks]
    for figure in figures:
        context += _made(figure, story, notebooks)
    descriptor = {"conformsTo": {"@id": PROFILE}, "about": {"@id": "./"}}
    graph = [
        _entity(FILE, "CreativeWork", **descriptor),
        _root(story, files, [each["@id"] for each in context]),
        *kept,
        *context,
    ]
    about = {"@context": CONTEXT, "@graph": graph}
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _entity(key, kind, **values):
    """Describe a thing; what is not known is left out."""
    known = {name: value for name, value in values.items() if value not in (None, "", [])}
    return {"@id": key, "@type": kind} | known


def _refer(keys):
    return [{"@id": key} for key in keys]


def _root(story, files, mentioned):
    about, say = story.package.descriptor, story.words.text
    return _entity(
        "./",
        "Dataset",
        name=say(story.package.title),
        description=say(about.get("description", story.package.title)),
        identifier=story.package.name,
        version=str(about.get("version", "")),
        datePublished=str(about.get("created", ""))[:10],
        inLanguage=story.words.lang,
        author=_refer(each["@id"] for each in _people(story)),
        license=_refer(each["@id"] for each in _licences(story)),
        isBasedOn={"@id": story.article["url"]},
        hasPart=_refer(files),
        mentions=_refer(mentioned),
    )


def _files(story, files):
    tables = {about["path"]: about for about in story.package.descriptor["resources"]}
    for name in files:
        about = tables.get(name, {})
        description = story.words.text(about["description"]) if "description" in about else ""
        kind = FORMATS.get(name.rpartition(".")[2], "text/plain")
        title = about.get("name", name)
        yield _entity(name, "File", name=title, description=description, encodingFormat=kind)


def _people(story):
    people = [story.words.text(name) for name in authors(story.package.descriptor)]
    return [_entity(f"#author-{n}", "Organization", name=name) for n, name in enumerate(people, 1)]


def _licences(story):
    return [
        _entity(each["path"], "CreativeWork", name=each.get("title", each.get("name")))
        for each in licences(story.package.descriptor)
    ]


def _article(story):
    row = bare(story.article)
    about = {"headline": row["title"], "publisher": row["publisher"]}
    return _entity(row["url"], "NewsArticle", datePublished=row["published"], **about)


def _sources(story):
    for row in records(story.sources):
        yield _entity(
            f"#{row['source_id']}",
            "CreativeWork",
            name=row["title"],
            publisher=row["publisher"],
            datePublished=row["published"],
            inLanguage=row["language"],
            url=row["url"],
            archivedAt=row["archived"],
        )


def _claims(story):
    cited = story.evidence.groupby("claim_id")["source_id"].agg(list)
    for row in records(story.claims):
        yield _entity(
            f"#{row['claim_id']}",
            "Claim",
            text=row["claim"],
            appearance={"@id": story.article["url"]},
            citation=_refer(f"#{key}" for key in cited.get(row["claim_id"], ())),
        )


def _notebook(name):
    about = {"name": name, "encodingFormat": FORMATS["ipynb"]}
    return _entity(f"#{name}", "SoftwareSourceCode", programmingLanguage="Python", **about)


def _made(figure, story, notebooks):
    """Describe a figure, and of which rows it was made."""
    name, rows = figure["name"], _rows(figure, story.package)
    number = name.partition("-")[0]
    yield _entity(f"#{name}", "ImageObject", name=figure["title"], description=figure["alt"])
    yield _entity(
        f"#{name}-made",
        "CreateAction",
        name=name,
        object=_refer(story.package.resource(table)["path"] for table in rows),
        instrument=_refer(f"#{each}" for each in notebooks if each.partition("-")[0] == number),
        result={"@id": f"#{name}"},
        agent=_refer(each["@id"] for each in _people(story)),
        description="; ".join(f"{table}: {', '.join(keys)}" for table, keys in rows.items()),
    )


def _rows(figure, package):
    """Find the rows behind the marks of a figure, by table: a mark begins with the key of its row.

    A mark that stands for more than one row, such as a total, has none.
    """
    drawn = {mark["id"] for mark in figure["marks"]}
    drawn |= {key.partition("-")[0] for key in drawn}
    found = {table: drawn.intersection(package.cells(table, key)) for table, key in KEYED.items()}
    return {table: sorted(keys, key=natural) for table, keys in found.items() if keys}
