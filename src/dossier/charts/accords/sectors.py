"""A matrix of fields: signed and wished for, by the article and by the sources."""

from dossier.dataset.rows import grouped
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger import Column, Dot, Flow, Ledger, Row, Text, is_narrow, note
from dossier.story.accords import (
    ACCOUNTS,
    between,
    fields,
    left_out,
    named,
    pairs,
    parties,
    stage_of,
)
from dossier.story.facts import publishers
from dossier.story.select import sees


@style.applied()
@sees(accords=between)
def sector_matrix(accords, story):
    """Draw a matrix: sectors down, signed and wished for across, the accounts side by side.

    One dot stands for one accord; dots of one cell stand in a row. Each pair of parties has rows of
    its own.

    Args:
        accords: rows of ``accords``; drawn are what ``between`` keeps.
        story: sectors, actors and words.
    """
    words, counts = story.words, fields(accords)
    shown = [name for name in ACCOUNTS if name in set(accords["account"])]
    about = {
        "kind": words.say("Matrix of subjects"),
        "title": _title(counts, shown, words),
        "subtitle": _subtitle(accords, story),
        "publishers": publishers(accords),
    }
    columns = _columns(shown, words)
    rows = []
    for pair, own in _by_pair(accords, story):
        rows += _rows(own, pair, columns, shown, story)
    spans = [
        ((stage, shown[0]), (stage, shown[-1]), text)
        for stage, text in (
            ("signed", words.say("Signed")),
            ("wished", words.say("Planned or wished for")),
        )
        if shown
    ]
    look = {"pad": 0.07, "width": 9, "spans": spans, "decks": (("field",), tuple(columns))}
    table = Ledger({"field": Column(gap=0.3)} | columns, rows, **look)
    figure = table.draw("01-sectors", words, **about)
    figure.marks.sort(key=lambda mark: (mark.position[1], mark.position[0]))
    return figure


def _columns(shown, words):
    """Make a column for each stage and account."""
    names = {
        ("signed", "checked"): words.say("documents found"),
        ("wished", "checked"): words.say("the sources"),
    }
    keys = [(stage, account) for stage in ("signed", "wished") for account in shown]
    return {
        key: Column(names.get(key, words.say("the article")), share=1, wraps=True) for key in keys
    }


def _by_pair(accords, story):
    """Part the accords of several pairs, each with the words for it; of one pair with none."""
    own = parties(accords)
    there = [pair for pair in pairs(story) if pair in own]
    for pair in there:
        rows = accords[[other == pair for other in own]]
        yield (named(pair, story) if len(there) > 1 else ""), rows


def _rows(accords, pair, columns, shown, story):
    """Lay out the fields; those without anything signed stand below a head of their own."""
    words, names, counts = story.words, story.sectors()["name"], fields(accords)
    omitted = left_out(counts) if "article" in shown else ()
    signed = (counts[["signed_article", "signed_checked"]].sum(axis=1) > 0).sum()
    head = words.say("Without a signed accord")
    if "checked" in shown:
        head = words.say("Without any document found")
    told = grouped(accords.assign(stage=stage_of(accords)), "sector_id", "stage", "account")
    rows = []
    for number, key in enumerate(counts.index):
        cells = {"field": Text(names[key])}
        for column in columns:
            dots = [
                _dot(row, column, names[key], pair, words) for row in told.get((key, *column), ())
            ]
            blank = _blank(counts.loc[key], *column, words)
            if dots or blank:
                cells[column] = Flow(dots, press=True) if dots else note(blank)
        lower = head if 0 < signed == number else ""
        if pair and (lower or not number):
            lower = words.say("{name}: {detail}", name=pair, detail=lower) if lower else pair
        rows.append(Row(cells, stressed=key in omitted, head=lower))
    return rows


def _blank(row, stage, account, words):
    """Say in words where one account has something and the other has nothing."""
    other = "checked" if account == "article" else "article"
    if row[f"{stage}_{account}"] or not row[f"{stage}_{other}"]:
        return ""
    return words.say("not named") if account == "article" else words.say("none found")


def _dot(row, column, name, pair, words):
    """Draw an accord as a dot, with the sign of its verdict."""
    field = row["sector_id"]
    at = (", ".join(column), f"{pair}: {field}" if pair else field)
    mark = {"row": row, "label": row["title"], "value": name, "at": at}
    colour = vocabulary.COLOUR[row["verdict"]]
    return Dot(look_of(row, size=10), mark, _beside(row, words), colour, apart=0.1)


def look_of(accord, size):
    """Give the look of an accord's dot, of a size in points; one that sources dispute is hollow."""
    status = "expected" if accord["disputed"] else accord["status"]
    return style.dot(status, accord["verdict"], size=size)


def _beside(row, words):
    """Say beside a dot what it alone does not: the verdict's sign; with room, a plan, a dispute."""
    texts = [vocabulary.GLYPH[row["verdict"]] if row["verdict"] else ""]
    if is_narrow():
        return texts[0]
    if row["status"] not in (*vocabulary.DONE, "aspiration"):
        texts.append(words.status(row["status"]))
    if row["disputed"]:
        texts.append(words.say("disputed"))
    return " ".join(text for text in texts if text)


def _title(counts, shown, words):
    found = (counts["signed_checked"] > 0).sum()
    if counts.empty:
        return words.say("No accord to show")
    if len(shown) == len(ACCOUNTS) and found:
        if not left_out(counts):
            return words.say("The article names each subject on which a document was found")
        if len(left_out(counts)) == found:
            return words.say("The article leaves out every subject on which a document was found")
        return words.plural(
            "The article leaves out {out} of the {n} subject on which a document was found",
            "The article leaves out {out} of the {n} subjects on which a document was found",
            found,
            out=len(left_out(counts)),
        )
    signed = (counts[["signed_article", "signed_checked"]].sum(axis=1) > 0).sum()
    said = {"signed": words.plural("{n} subject", "{n} subjects", signed)}
    more = len(counts) - signed
    if not signed:
        return words.plural(
            "Nothing signed is told of, only plans or wishes on {n} subject",
            "Nothing signed is told of, only plans or wishes on {n} subjects",
            len(counts),
        )
    if signed == len(counts):
        if "checked" in shown:
            return words.say("Documents were found on {signed}", **said)
        return words.say("The article has something signed on {signed}", **said)
    if "checked" in shown:
        return words.plural(
            "Documents were found on {signed}; {n} more was only planned or wished for",
            "Documents were found on {signed}; {n} more were only planned or wished for",
            more,
            **said,
        )
    return words.say(
        "The article has something signed on {signed}, and only plans or wishes on {more}",
        more=more,
        **said,
    )


def _subtitle(accords, story):
    words, drawn = story.words, list(dict.fromkeys(accords["parties"]))
    about = words.say(
        "Accords of {parties} by subject; one dot for each, hollow where wished for",
        parties=drawn[0] if len(drawn) == 1 else words.say("each pair of parties"),
    )
    verdicts = [name for name in vocabulary.VERDICTS if name in set(accords["verdict"])]
    if not verdicts:
        return words.say("{about}.", about=about)
    signs = ", ".join(words.verdict(name, glyph=True) for name in verdicts)
    return words.say("{about}. Verdicts: {signs}", about=about, signs=signs)
