"""What the article says, and how much of it holds, topic by topic."""

from dossier.charts import captions
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
        "title": _tally_title(topics, story),
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


def _tally_title(topics, story):
    words = story.words
    if topics.empty:
        return words.say("Nothing of the article to show")
    if story.account == "both":
        # One claim alone makes no topic weak, as long as another has more that fall.
        several = topics[(topics["total"] > 1) & (topics["fallen"] > 0)]
        worst = several if len(several) else topics
        worst = worst.loc[(worst["fallen"] / worst["total"]).idxmax()]
        if not worst["fallen"]:
            return _none_fallen(topics, words)
        if worst["total"] == 1:
            return words.say(
                "The article is weakest on {topic}: its one claim is wrong or only partly right",
                topic=words.topic(worst["topic"]),
            )
        return words.plural(
            "The article is weakest on {topic}: {n} of {total} claims is wrong or only partly "
            "right",
            "The article is weakest on {topic}: {n} of {total} claims are wrong or only partly "
            "right",
            worst["fallen"],
            topic=words.topic(worst["topic"]),
            total=worst["total"],
        )
    most = topics.loc[topics["total"].idxmax()]
    said = {"topic": words.topic(most["topic"]), "n": most["total"]}
    said["total"] = topics["total"].sum()
    if story.account == "article":
        return words.say("The largest topic is {topic}, with {n} of {total} claims", **said)
    return words.say("What holds is most often about {topic}: {n} of {total} claims", **said)


def _none_fallen(topics, words):
    """Say how many claims were checked, where none of them falls."""
    total, held = topics["total"].sum(), topics["held"].sum()
    if not held:
        return words.plural(
            "None of {n} claim is checked yet", "None of {n} claims is checked yet", total
        )
    return words.plural(
        "{held} of {n} claim checked; all of these hold",
        "{held} of {n} claims checked; all of these hold",
        total,
        held=held,
    )
