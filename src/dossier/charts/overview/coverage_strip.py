"""What the article says, and how much of it holds, sentence by sentence."""

from dossier.charts import captions
from dossier.charts.overview.topic_words import held_title, unchecked_title
from dossier.dataset.rows import grouped
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger import Column, Flow, Glyph, Ledger, Row, Stack, Text, Tile, is_narrow, note
from dossier.plot.ledger import claim_tiles as tiles
from dossier.plot.ledger.decks import INSIDE
from dossier.story.facts import publishers
from dossier.story.tally import arrange, standing

DECKS = (("sentence", "claims"), ("named",))


WIDE = 4  # inches of the claims of a sentence, where there is room
GAP = 0.1  # inches from these to what is named
LEAST = 0.25  # inches of a claim
LINE = 0.28  # inches from line to line, where they take several


@style.applied()
def coverage(claims, sentences, story, *, order="reading"):
    """Draw each sentence as a row of cells, one a claim, and name the claims that fail.

    Args:
        claims: rows of ``Story.account_claims``.
        sentences: rows of ``sentences``.
        story: account and words.
        order: ``reading``, or ``verdict`` for the sentences that fare worst first.
    """
    words, claims = story.words, arrange(claims, sentences, order)
    about = {
        "kind": words.say("Coverage strip"),
        "title": _coverage_title(claims, story),
        "subtitle": captions.tiles(claims, words),
        "publishers": publishers(claims),
    }
    rows = _sentences(claims, order)
    heads = tiles.status_heads if story.account == "article" else tiles.verdict_heads
    keys = Column(note(words.say("Sentence")))
    indent = keys.need([_name(key) for key, _ in rows], 1)
    wide = INSIDE - indent - GAP if is_narrow() else WIDE
    step = max(LEAST, min(0.46, wide / max((len(told) for _, told in rows), default=1)))
    columns = {
        "sentence": keys,
        "claims": Column(note(words.say("Its claims")), gap=GAP),
        "named": Column(note(_named(story)), share=1, gap=0, wraps=is_narrow()),
    }
    lines = [_row(sentence, told, step, round(wide / step), story) for sentence, told in rows]
    key = tuple(heads(claims, words).values())
    table = Ledger(columns, lines, pad=0.05, key=key, decks=DECKS, indent=indent)
    figure = table.draw("00-coverage", words, **about)
    for number, row in enumerate(lines):
        if not is_narrow() and row.cells["named"].signs:
            box = table.box(number, "claims")
            ends = [box.x + row.cells["claims"].need(), box.right + 0.04]
            table.axes.plot(ends, [box.middle] * 2, color=style.FAINT, linewidth=0.8)
    return figure


def _row(sentence, told, step, across, story):
    """Lay out a sentence: its claims as tiles, and those worth naming in words."""
    words, named = story.words, _worth_naming(told, story)
    signs = [
        Tile({"row": claim, "value": sentence, "at": (place, sentence)}, step - 0.06, 0.24)
        for place, claim in enumerate(told)
    ]

    def more(n):
        return Glyph(words.plural("and {n} more", "and {n} more", n), style.QUIET)

    cells = {
        "sentence": _name(sentence),
        "claims": Flow(signs, gap=0.06, line=0.24 if len(told) <= across else LINE, across=across),
    }
    if not is_narrow():
        cells["named"] = Flow(named, gap=0.24, more=more)
    elif named:
        cells["named"] = Stack(tuple(Text(each.text, color=each.color) for each in named))
    return Row(cells, rule="")


def _name(sentence):
    return Text(sentence, color=style.QUIET)


def _sentences(claims, order):
    """Group the claims by sentence, in the order asked for."""
    rows = [(sentence, told) for (sentence,), told in grouped(claims, "sentence_id").items()]
    if order == "verdict":
        rows.sort(key=lambda row: row[1][0]["position"])
        verdicts = {sentence: [claim["verdict"] for claim in told] for sentence, told in rows}
        rows.sort(key=lambda row: [-verdicts[row[0]].count(key) for key in vocabulary.WORST[:3]])
    return rows


def _named(story):
    """Head the column of claims that are named."""
    words = story.words
    heads = {
        "both": words.say("Contradicted, or right only in part"),
        "checked": words.say("Refined by the sources"),
        "article": words.say("Not stated as fact: planned, expected or wished for"),
    }
    return heads[story.account]


def _worth_naming(told, story):
    """Name the claims of a sentence that a reader should know of."""
    if story.account == "article":
        return [Glyph(f"▪ {row['label']}") for row in told if row["status"] in vocabulary.AHEAD]
    worth = vocabulary.FALLS if story.account == "both" else ("refined",)
    return [
        Glyph(captions.judged(row, story.words), vocabulary.COLOUR[row["verdict"]])
        for row in told
        if row["verdict"] in worth
    ]


def _coverage_title(claims, story):
    words, counts = story.words, standing(claims)
    if claims.empty:
        return words.say("Nothing of the article to show")
    if story.account == "article":
        sentences = words.plural("{n} sentence", "{n} sentences", claims["sentence_id"].nunique())
        return words.plural(
            "The article makes {n} claim in {sentences}",
            "The article makes {n} claims in {sentences}",
            len(claims),
            sentences=sentences,
        )
    if story.account == "checked":
        return held_title(len(claims), len(story.claims), words)
    if counts["open"] == counts["total"]:
        return unchecked_title(counts["total"], words)
    said = _settled(counts, counts["total"] - counts["open"], words)
    if not counts["open"]:
        return said
    more = words.plural("{n} more stays open", "{n} more stay open", counts["open"])
    return words.say("{said}; {open}", said=said, open=more)


def _settled(counts, decided, words):
    """Say how the claims fare that sources could settle, so many as are decided."""
    if decided == 1:
        if counts["held"]:
            return words.say("The one claim that sources could settle holds")
        if counts["contradicted"]:
            return words.say("The one claim that sources could settle is contradicted")
        return words.say("The one claim that sources could settle is right only in part")
    if counts["held"] == decided:
        return words.plural(
            "The {n} claim that sources could settle holds",
            "The {n} claims that sources could settle hold",
            decided,
        )
    held = words.plural("{n} holds", "{n} hold", counts["held"])
    fallen = words.plural("{n} is contradicted", "{n} are contradicted", counts["contradicted"])
    return words.plural(
        "Of {n} claim that sources could settle, {held} and {fallen}",
        "Of {n} claims that sources could settle, {held} and {fallen}",
        decided,
        held=held if counts["held"] else words.say("none holds"),
        fallen=fallen if counts["contradicted"] else words.say("none is contradicted"),
    )
