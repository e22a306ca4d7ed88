"""What ``dossier explain`` finds, in words for a console."""

from textwrap import wrap

from dossier.i18n.vocabulary import message
from dossier.story.phrases import followed, found, named, published, valued

WIDTH = 96


def tell(record, words):
    """Write a record of ``explain.explain`` as text."""
    lines = [*_WRITERS[record["kind"]](record, words), *_figures(record, words)]
    return "\n".join(line for text in lines for line in _wrapped(text))


def _claim(record, words):
    speaker = record["speaker"] or words.say("nobody named")
    yield f"{record['id']}  {record['claim']}"
    yield from _place(record["sentence"], words)
    yield words.say(
        "Said by: {speaker}. Stated as: {status}.",
        speaker=speaker,
        status=words.status(record["status"]),
    )
    yield from _dates(record, words)
    yield words.say(
        "Verdict: {verdict}. {why}",
        verdict=words.verdict(record["verdict"], glyph=True),
        why=record["why"],
    )
    if record["ambiguity"]:
        yield words.say("What the wording leaves open: {words}", words=record["ambiguity"])
    yield from _outcome(record["outcome"], words)
    yield words.plural(
        "Evidence from {n} independent source:",
        "Evidence from {n} independent sources:",
        record["origins"],
    )
    for piece in record["evidence"]:
        yield from _piece(piece, words)
    if record["not_drawn"]:
        yield words.say("No figure draws it: {why}", why=record["not_drawn"])


def _sentence(record, words):
    yield from _place(record, words)
    yield from _claims(record, words)


def _source(record, words):
    yield f"{record['id']}  {record['title']}"
    yield f"{record['publisher']}, {published(record, words)}"
    yield record["url"]
    yield words.say("Read on {day}.", day=words.when(record["accessed"]))
    if record["note"]:
        yield words.say("Note: {note}", note=record["note"])
    if record["shares_origin_with"]:
        others = words.list(record["shares_origin_with"])
        yield words.say("Counts as one source with {others}.", others=others)
    if record["evidence"]:
        yield words.say("What it says:")
    for piece in record["evidence"]:
        said = words.say(
            "{evidence} on {claim}: {verdict}. {finding}",
            evidence=piece["evidence_id"],
            claim=piece["claim_id"],
            verdict=words.verdict(piece["verdict"], glyph=True),
            finding=found(piece),
        )
        yield f"  {said}"


def _evidence(record, words):
    yield from _piece(record | {"evidence_id": record["id"]}, words, indent="")
    yield from _claims(record, words)


def _figure(record, words):
    yield f"{record['id']}  {record['title']}"
    yield record["subtitle"]
    yield from _claims(record, words)
    yield from _sources(record, words)


def _mark(record, words):
    yield words.say("{mark}: a mark", mark=record["id"])
    yield from _claims(record, words)
    yield from _sources(record, words)


def _fact(record, words):
    yield words.say("{fact}: a row of {table}", fact=record["id"], table=record["table"])
    for name, value in record["row"].items():
        if value is not None:
            yield f"  {name}: {value}"
    yield from _claims(record, words)
    yield from _sources(record, words)


_WRITERS = {
    "claim": _claim,
    "sentence": _sentence,
    "source": _source,
    "evidence": _evidence,
    "fact": _fact,
    "figure": _figure,
    "mark": _mark,
}


def _place(sentence, words):
    where = {name: sentence[name] for name in ("starts", "ends")}
    yield words.say("Sentence {id}: “{starts} … {ends}”", id=sentence["sentence_id"], **where)
    yield f"  {sentence['url']}"


def _dates(record, words):
    for name, text in (
        ("stated", message("The article means {dates}.")),
        ("resolved", message("The sources have {dates}.")),
    ):
        days = (record[f"{name}_{end}"] for end in ("from", "to"))
        if dates := words.when(*days, record["date_precision"]):
            yield words.say(text, dates=dates)


def _outcome(outcome, words):
    if not outcome:
        return
    word = words.outcome(outcome["outcome"])
    if day := words.when(outcome["date"], precision=outcome["date_precision"]):
        word = words.say("{outcome}, {day}", outcome=word, day=day)
    yield words.say(
        "What became of it: {outcome}. {finding}", outcome=word, finding=outcome["finding"]
    )
    if outcome["source"]:
        yield f"  {named(outcome['source'], words)}"
        yield f"  {outcome['source']['url']}"


def _piece(piece, words, indent="  "):
    source = named(piece["source"], words)
    yield f"{indent}{piece['evidence_id']} {words.verdict(piece['verdict'], glyph=True)}: {source}"
    yield f"{indent}  {found(piece)}"
    if how := followed(piece, words):
        yield f"{indent}  {how}"
    yield f"{indent}  {piece['url']}"


def _claims(record, words):
    yield words.say("Claims:") if record["claims"] else words.say("No claim of the article.")
    for claim in record["claims"]:
        verdict = words.verdict(claim["verdict"], glyph=True)
        yield f"  {claim['claim_id']} {verdict}: {claim['claim']}"


def _sources(record, words):
    yield words.say("Sources:") if record["sources"] else words.say("No source.")
    for source in record["sources"]:
        yield f"  {named(source, words)}"
        yield f"    {source['url']}"


def _figures(record, words):
    if "figures" not in record:
        return
    yield words.say("Drawn in:") if record["figures"] else words.say("Drawn in no figure.")
    for figure in record["figures"]:
        yield f"  {figure['name']}: {figure['title']}"
        for mark in figure["marks"]:
            yield f"    {mark['id']} {mark['label']}: {valued(mark, words)}"


def _wrapped(text):
    """Break a line between words alone, so that a link stays whole; keep its indent."""
    indent = text[: len(text) - len(text.lstrip())]
    own = {"initial_indent": indent, "subsequent_indent": f"{indent}  "}
    whole = {"break_long_words": False, "break_on_hyphens": False}
    return wrap(text.strip(), WIDTH, **own, **whole)
