"""What several charts say in the same words."""

from dossier.i18n import vocabulary


def fills(rows, words):
    """List what fills mean, those only that some row has; a wish is filled as expected."""
    meanings = {
        "planned": words.say("faint and dashed: planned"),
        "expected": words.say("dotted and hollow: expected or wished for"),
        "interpretation": words.say("hatched: interpretation"),
    }
    there = set(rows["status"].replace("aspiration", "expected"))
    return [text for status, text in meanings.items() if status in there]


def tiles(claims, words):
    """Say how to read tiles of claims."""
    said = fills(claims, words)
    if not said:
        return words.say("One cell a claim")
    return words.say(
        "One cell a claim. Filled: stated as fact; {meanings}", meanings="; ".join(said)
    )


def colours(rows, words):
    """List what it means that a mark has a colour or none, of those that some row has."""
    said = []
    if (rows["verdict"] != "").any():
        said.append(words.say("in colour: the article, with its verdict"))
    if (rows["account"] == "checked").any():
        said.append(words.say("without colour: the sources"))
    return said


def judged(row, words):
    """Write the label of a row behind the glyph of its verdict, where it has one."""
    if not row["verdict"]:
        return row["label"]
    return words.say("{glyph} {label}", glyph=vocabulary.GLYPH[row["verdict"]], label=row["label"])


def held(counts, story):
    """Say how many of some claims hold or, on one account alone, how many there are.

    Args:
        counts: with ``total`` and ``held``.
        story: account and words.
    """
    words, total = story.words, counts["total"]
    if story.account != "both":
        return words.plural("{n} claim", "{n} claims", total)
    return words.plural("{n} of {total} holds", "{n} of {total} hold", counts["held"], total=total)
