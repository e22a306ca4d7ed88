"""What the article says, and how much of it holds: sentence by sentence and topic by topic."""

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import Figure
from dossier.plot.matrix import by_fill, draw_matrix
from dossier.plot.sheet import (
    draw_cell,
    fill_key,
    fitting,
    note,
    put,
    sheet,
    status_heads,
    verdict_heads,
    write_row,
)
from dossier.plot.typesetting import text_width
from dossier.story.story import publishers
from dossier.story.tally import arrange, by_topic, standing

ROW = 0.34  # inches a sentence


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
        "subtitle": fill_key(claims, words),
        "publishers": publishers(claims),
    }
    if claims.empty:
        return Figure("00-coverage", words, size=(9, 3), **about).empty()
    rows = _sentences(claims, order)
    figure, axes, width = sheet("00-coverage", words, 0.72 + ROW * len(rows), **about)
    heads = status_heads if story.account == "article" else verdict_heads
    write_row(axes, [head[1:] for head in heads(claims, words)], 0, 0.08)
    step = min(0.46, 4 / max(len(told) for _, told in rows))
    left = max(0.72, text_width(_head(words), style.SIZE["note"]) + 0.12)
    beside = left + 0.1 + max(1, max(len(told) for _, told in rows) * step)
    _write_heads(axes, left, beside, story)
    for level, (sentence, told) in enumerate(rows):
        y = 0.84 + ROW * level
        put(axes, 0, y, sentence, color=style.QUIET)
        for i, claim in enumerate(told):
            x = left + i * step
            cell = draw_cell(axes, claim, x, y - 0.12, step - 0.06, 0.24)
            figure.mark(cell, claim, label=claim["label"], value=sentence, at=(i, sentence))
        named = fitting(_worth_naming(told, story), width - beside, words)
        if named:
            ends = [left + len(told) * step, beside - 0.06]
            axes.plot(ends, [y, y], color=style.FAINT, linewidth=0.8)
        write_row(axes, named, beside, y)
    return figure


def _sentences(claims, order):
    """Group the claims by sentence, in the order asked for."""
    groups = claims.groupby("sentence_id", sort=False)
    rows = [(sentence, told.to_dict("records")) for sentence, told in groups]
    if order == "verdict":
        rows.sort(key=lambda row: row[1][0]["position"])
        rows.sort(key=lambda row: [-_count(row[1], verdict) for verdict in vocabulary.WORST[:3]])
    return rows


def _count(told, verdict):
    return sum(claim["verdict"] == verdict for claim in told)


def _write_heads(axes, left, beside, story):
    words = story.words
    named = {
        "both": words.say("Contradicted, or right only in part"),
        "checked": words.say("Refined by the sources"),
        "article": words.say("Not stated as fact: planned, expected or wished for"),
    }
    for x, text in (
        (0, _head(words)),
        (left, words.say("Its claims")),
        (beside, named[story.account]),
    ):
        note(axes, x, 0.52, text)


def _head(words):
    return words.say("Sentence")


def _worth_naming(told, story):
    """Pick the claims of a sentence that a reader should know of, as pieces of text."""
    if story.account == "article":
        return [
            (f"▪ {row['label']}", vocabulary.INK)
            for row in told
            if row["status"] in vocabulary.AHEAD
        ]
    worth = vocabulary.FALLS if story.account == "both" else ("refined",)
    return [
        (
            story.words.say(
                "{glyph} {label}", glyph=vocabulary.GLYPH[row["verdict"]], label=row["label"]
            ),
            vocabulary.COLOUR[row["verdict"]],
        )
        for row in told
        if row["verdict"] in worth
    ]


def _coverage_title(claims, story):
    words, counts = story.words, standing(claims)
    if claims.empty:
        return words.say("Nothing of the article was known")
    if story.account == "article":
        sentences = words.plural("{n} sentence", "{n} sentences", claims["sentence_id"].nunique())
        return words.plural(
            "The article makes {n} claim in {sentences}",
            "The article makes {n} claims in {sentences}",
            len(claims),
            sentences=sentences,
        )
    if story.account == "checked":
        return words.plural(
            "{n} of the article's {total} claims holds, as stated or refined",
            "{n} of the article's {total} claims hold, as stated or refined",
            len(claims),
            total=words.number(len(story.claims)),
        )
    said = {"held": words.number(counts["held"]), "total": words.number(counts["total"])}
    if not counts["open"]:
        return words.plural(
            "{held} of {total} claims hold, as stated or refined; {n} is contradicted",
            "{held} of {total} claims hold, as stated or refined; {n} are contradicted",
            counts["contradicted"],
            **said,
        )
    said["decided"] = words.number(counts["total"] - counts["open"])
    return words.plural(
        "Of {decided} claims decided, {held} hold, as stated or refined, and {n} is contradicted; "
        "open: {open}",
        "Of {decided} claims decided, {held} hold, as stated or refined, and {n} are contradicted; "
        "open: {open}",
        counts["contradicted"],
        open=words.number(counts["open"]),
        **said,
    )


@style.applied()
def tally(claims, sentences, story, *, order="reading"):
    """Draw each claim as a square: a row a topic, a column a verdict.

    With the article's account alone the columns are what it states as what.

    Args:
        claims: rows of ``Story.account_claims``.
        sentences: rows of ``sentences``.
        story: account and words.
        order: topics as the article takes them up, or ``verdict`` for the weakest first.
    """
    words, claims = story.words, arrange(claims, sentences)
    topics = by_topic(claims)
    if order == "verdict":
        topics = topics.assign(share=topics["fallen"] / topics["total"])
        topics = topics.sort_values("share", ascending=False, kind="stable")
    about = {
        "kind": words.say("Tally"),
        "title": _tally_title(topics, story),
        "subtitle": fill_key(claims, words),
        "publishers": publishers(claims),
    }
    if claims.empty:
        return Figure("00-tally", words, size=(9, 3), **about).empty()
    heads, column = verdict_heads, "verdict"
    if story.account == "article":
        heads, column = status_heads, "status"
    return draw_matrix(
        "00-tally",
        by_fill(claims.assign(row=claims["topic"], column=claims[column])),
        words,
        rows=[
            (topic["topic"], words.topic(topic["topic"]), _topic_count(topic, story))
            for topic in topics.to_dict("records")
        ],
        columns=heads(claims, words),
        **about,
    )


def _topic_count(topic, story):
    words = story.words
    if story.account != "both":
        return words.plural("{n} claim", "{n} claims", topic["total"])
    return words.plural(
        "{held} of {n} holds",
        "{held} of {n} hold",
        topic["total"],
        held=words.number(topic["held"]),
    )


def _tally_title(topics, story):
    words = story.words
    if topics.empty:
        return words.say("Nothing of the article was known")
    if story.account == "both":
        worst = topics.loc[(topics["fallen"] / topics["total"]).idxmax()]
        if not worst["fallen"]:
            return words.say("No claim is contradicted or only partly right")
        return words.say(
            "Wrong or right only in part: "
            "{fallen} of {total} claims about {topic}, the largest share",
            topic=words.topic(worst["topic"]),
            fallen=words.number(worst["fallen"]),
            total=words.number(worst["total"]),
        )
    most = topics.loc[topics["total"].idxmax()]
    said = {"topic": words.topic(most["topic"]), "n": words.number(most["total"])}
    said["total"] = words.number(topics["total"].sum())
    if story.account == "article":
        return words.say("The largest topic is {topic}, with {n} of {total} claims", **said)
    return words.say("What holds is most often about {topic}: {n} of {total} claims", **said)
