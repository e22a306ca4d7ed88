"""What the article says, and how much of it holds, topic by topic."""

from dossier.charts import captions
from dossier.charts.overview.topic_words import tally_title
from dossier.dataset.rows import dicts
from dossier.plot import style
from dossier.plot.ledger import claim_tiles as tiles
from dossier.story.facts import publishers
from dossier.story.tally import arrange, standing_by


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
    topics = standing_by(claims, "topic")
    if order == "verdict":
        topics = topics.assign(share=topics["fallen"] / topics["total"])
        topics = topics.sort_values("share", ascending=False, kind="stable")
    about = {
        "kind": words.say("Tally"),
        "title": tally_title(topics, story),
        "subtitle": captions.tiles(claims, words),
        "publishers": publishers(claims),
    }
    heads, column = tiles.verdict_heads, "verdict"
    if story.account == "article":
        heads, column = tiles.status_heads, "status"
    table = tiles.matrix(
        tiles.by_fill(claims.assign(row=claims["topic"], column=claims[column])),
        rows=[
            (topic["topic"], words.topic(topic["topic"]), _topic_count(topic, story))
            for topic in dicts(topics)
        ],
        heads=heads(claims, words),
    )
    return table.draw("00-tally", words, **about)


def _topic_count(topic, story):
    words, held = story.words, captions.held(topic, story)
    if story.account != "both" or not topic["open"]:
        return held
    if topic["open"] == topic["total"]:
        return words.plural("{n} left open", "{n} left open", topic["open"])
    return words.say("{held}, {n} open", held=held, n=topic["open"])
