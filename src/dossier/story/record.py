"""From an id to all that hangs on it: claims, evidence, outcome, figures and marks.

Values are the tables' own: ISO dates, words of the vocabulary, None where a cell is empty.
"""

from dossier.dataset.errors import ParameterError, allowed
from dossier.dataset.fragment import fragment
from dossier.dataset.keys import FACTS
from dossier.story.gallery import drawn_by, hangs_on
from dossier.story.rows import bare, brief, cited, placed, records, row_of


def explain(key, story, figures):
    """Collect what is known of a claim, source, sentence, evidence, fact, figure or mark.

    Args:
        key: its id, such as C61, S54, P12S1, E001, F01, 03-totals or T03-leg.
        story: the package, with both accounts.
        figures: as ``gallery.read_figures`` gives them.

    Returns:
        A dict with ``kind`` and ``id``; the rest depends on the kind.

    Raises:
        ParameterError: nothing has that id; names the nearest.
    """
    makers = _makers(story, figures)
    ids = "the id of a claim, source, sentence, evidence, fact, figure or mark"
    kinds = f"{ids}, or words or numbers that a row has"
    key = spelt(key, makers, "id", kinds)
    kind, make = makers[key]
    return {"kind": kind, "id": key} | make(key, story, figures)


def _makers(story, figures):
    """Map each id to its kind and to the function that explains it; tables go before marks."""
    drawn = {mark["id"] for figure in figures for mark in figure["marks"]}
    makers = dict.fromkeys(sorted(drawn), ("mark", _mark))
    makers |= {figure["name"]: ("figure", _figure) for figure in figures}
    for table, column in FACTS.items():
        makers |= dict.fromkeys(story.package.load(table)[column], ("fact", _fact))
    for kind, table, make in (
        ("evidence", "evidence", _piece),
        ("sentence", "sentences", _sentence),
        ("source", "sources", _source),
        ("claim", "claims", _claim),
    ):
        makers |= dict.fromkeys(story.package.load(table)[f"{kind}_id"], (kind, make))
    return makers


def spelt(key, known, what, kinds):
    """Find an id among those known, or one that differs in its capitals alone.

    Raises:
        ParameterError: there is none; names the nearest that begins alike.
    """
    alike = {each.lower(): each for each in known}
    if key in known or key.lower() in alike:
        return key if key in known else alike[key.lower()]
    pool = [each for each in known if each[0].lower() == key[:1].lower()] or known
    raise ParameterError(f"{what}: {key!r} is unknown; {allowed(key, pool, kinds)}")


def claims(story):
    """Collect the record of each claim: its row, speaker, sentence, evidence and outcome.

    Consoles, cards and pages show claims from these records.

    Returns:
        Dict of claim_id to record, in the order of the claims.
    """
    own = [field["name"] for field in story.package.fields("claims")]
    sentences = {key: placed(key, story) for key in story.claims["sentence_id"].unique()}
    evidence = {
        key: [_finding(piece, story) for piece in records(told)]
        for key, told in story.evidence.groupby("claim_id")
    }
    outcomes = {row["claim_id"]: row for row in records(story.table("outcomes"))}
    for row in outcomes.values():
        row["source"] = row["source_id"] and cited(row["source_id"], story)
    return {
        row["claim_id"]: {name: row[name] for name in own}
        | {
            "speaker": row["speaker_id"] and story.actor(row["speaker_id"]),
            "sentence": sentences[row["sentence_id"]],
            "evidence": evidence.get(row["claim_id"], []),
            "origins": row["origins"],
            "outcome": outcomes.get(row["claim_id"]),
        }
        for row in records(story.claims)
    }


def _claim(key, story, figures):
    return claims(story)[key] | {
        "figures": drawn_by(figures, lambda mark: key in mark["claims"]),
    }


def _sentence(key, story, figures):
    claims = story.claims[story.claims["sentence_id"] == key]
    ids = set(claims["claim_id"])
    return placed(key, story) | {
        "claims": [brief(claim) for claim in records(claims)],
        "figures": drawn_by(figures, lambda mark: ids & set(mark["claims"])),
    }


def _source(key, story, figures):
    origin = story.sources.at[key, "origin"]
    alike = story.sources.index[story.sources["origin"] == origin]
    evidence = story.evidence[story.evidence["source_id"] == key]
    columns = ("evidence_id", "claim_id", "finding", "figure", "verdict")
    row = bare(story.sources.loc[key])
    return row | {
        "kind": "source",
        "document": row["kind"],
        "shares_origin_with": [other for other in alike if other != key],
        "evidence": [{name: row[name] for name in columns} for row in records(evidence)],
        "figures": drawn_by(figures, lambda mark: key in mark["sources"]),
    }


def _piece(key, story, figures):
    row = row_of(story.evidence, "evidence_id", key)
    return _finding(row, story) | {
        "claims": [brief(row_of(story.claims, "claim_id", row["claim_id"]))],
        "figures": drawn_by(figures, lambda mark: hangs_on(mark, key)),
    }


def _fact(key, story, figures):
    table = next(name for name, column in FACTS.items() if key in set(story.table(name)[column]))
    row = row_of(story.table(table), FACTS[table], key)
    return {
        "table": table,
        "row": {field["name"]: row[field["name"]] for field in story.package.fields(table)},
        "claims": [brief(row_of(story.claims, "claim_id", claim)) for claim in row["claims"]],
        "sources": [cited(source, story) for source in row["sources"]],
        "figures": drawn_by(figures, lambda mark: hangs_on(mark, key)),
    }


def _mark(key, story, figures):
    drawn = drawn_by(figures, lambda mark: mark["id"] == key)
    return _behind(drawn, story) | {"figures": drawn}


def _figure(key, story, figures):
    figure = next(each for each in figures if each["name"] == key)
    words = {name: figure[name] for name in ("title", "subtitle", "alt")}
    return words | _behind([figure], story) | {"figures": drawn_by([figure], bool)}


def _behind(drawn, story):
    """Collect the claims and sources behind the marks of some figures."""
    marks = [mark for figure in drawn for mark in figure["marks"]]
    claims = dict.fromkeys(key for mark in marks for key in mark["claims"])
    sources = dict.fromkeys(key for mark in marks for key in mark["sources"])
    known = set(story.claims["claim_id"])
    return {
        "claims": [brief(row_of(story.claims, "claim_id", key)) for key in claims if key in known],
        "sources": [cited(key, story) for key in sources if key in story.sources.index],
    }


def _finding(piece, story):
    """Give what a source says, where (``url`` opens there), how much was read, and the source."""
    names = ("evidence_id", "claim_id", "finding", "figure", "verdict", "origin", "place", "read")
    source = cited(piece["source_id"], story)
    url = fragment(source["url"], piece["starts"], piece["ends"])
    return {name: piece[name] for name in names} | {"url": url, "source": source}
