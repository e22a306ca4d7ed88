"""What the matrix of relations says above itself: its finding, and how to read it."""

from dossier.charts import captions
from dossier.i18n.vocabulary import HOLDS
from dossier.story.relations import leading, unsupported


def title(relations, actors, words):
    """Say what the relations come to: how many the sources bear out, or where most start."""
    lead = leading(relations)
    if not lead:
        return words.say("No relation to show")
    article = relations[relations["account"] == "article"]
    lone = _lone(relations if article.empty else article, words)
    if lone:
        return lone
    if article.empty:
        return words.plural(
            "{n} of the {total} relations that the sources name starts from {name}",
            "{n} of the {total} relations that the sources name start from {name}",
            lead["n"],
            name=words.in_text(actors.at[lead["actor"], "name"]),
            total=len(relations),
        )
    if (article["verdict"] == "").all() and len(unsupported(relations)):
        return words.plural(
            "{n} of the article's {total} relations is only its interpretation",
            "{n} of the article's {total} relations are only its interpretation",
            len(unsupported(relations)),
            total=len(article),
        )
    if unsupported(relations).empty:
        own = leading(article)
        if own["n"] == 1:
            return words.plural(
                "The article names {n} relation", "The article names {n} relations", len(article)
            )
        said = words.say(
            "{name} is the source of {n} of the article's {total} relations",
            name=words.in_text(actors.at[own["actor"], "name"]),
            n=own["n"],
            total=len(article),
        )
        return words.opening(said)
    return words.plural(
        "{n} of the article's {total} relations is contradicted or its own interpretation",
        "{n} of the article's {total} relations are contradicted or its own interpretation",
        len(unsupported(relations)),
        total=len(article),
    )


def _lone(told, words):
    """Say of a single relation what is said of several by their number; else nothing."""
    if len(told) > 1:
        return ""
    if told["account"].iloc[0] != "article":
        return words.say("The sources name one relation")
    verdict = told["verdict"].iloc[0]
    if unsupported(told).empty:
        if verdict not in HOLDS:
            return words.say("The article names one relation")
        return words.say("The one relation in the article holds")
    if verdict == "contradicted":
        return words.say("The one relation in the article is contradicted")
    return words.say("The one relation in the article is only its interpretation")


def subtitle(relations, words):
    """Say how to read the chips, for those only that are drawn."""
    said = [words.say("Filled: stated as fact"), *captions.fills(relations, words)]
    said += captions.colours(relations, words)
    return words.say(
        "One chip a relation: + for, − against. {meanings}",
        meanings="; ".join(said),
    )
