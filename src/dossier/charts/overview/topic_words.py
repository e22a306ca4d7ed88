"""What the title of the tally says, and what it shares with that of the strip."""


def held_title(held, total, words):
    """Say how many of the article's claims hold."""
    if total == 1:
        return words.say("The article's one claim holds, as stated or refined")
    if held == total:
        return words.plural(
            "The article's {n} claim holds, as stated or refined",
            "The article's {n} claims hold, as stated or refined",
            total,
        )
    return words.plural(
        "{n} of the article's {total} claims holds, as stated or refined",
        "{n} of the article's {total} claims hold, as stated or refined",
        held,
        total=total,
    )


def unchecked_title(total, words):
    """Say that no claim was checked."""
    if total == 1:
        return words.say("The article's one claim is not checked yet")
    return words.plural(
        "None of the {n} claim is checked yet", "None of the {n} claims is checked yet", total
    )


def tally_title(topics, story):
    """Say on which topic the article is weakest or, on one account alone, what the largest is."""
    words = story.words
    if topics.empty:
        return words.say("Nothing of the article to show")
    if story.account == "both":
        return _weakest(topics, words)
    most, total = topics.loc[topics["total"].idxmax()], topics["total"].sum()
    topic = words.topic(most["topic"])
    if total == 1:
        return words.say("The one claim is about {topic}", topic=topic)
    if most["total"] == total:
        return words.plural(
            "The {n} claim is about {topic}", "The {n} claims are about {topic}", total, topic=topic
        )
    said = {"topic": topic, "n": most["total"], "total": total}
    if story.account == "article":
        return words.say("The largest topic is {topic}, with {n} of {total} claims", **said)
    return words.say("What holds is most often about {topic}: {n} of {total} claims", **said)


def _weakest(topics, words):
    """Name the topic with the largest share of claims that fall."""
    # One claim alone makes no topic weak, as long as another has more that fall.
    several = topics[(topics["total"] > 1) & (topics["fallen"] > 0)]
    worst = several if len(several) else topics
    worst = worst.loc[(worst["fallen"] / worst["total"]).idxmax()]
    if not worst["fallen"]:
        return _none_fallen(topics["held"].sum(), topics["total"].sum(), words)
    if worst["total"] == 1:
        return words.say(
            "The article is weakest on {topic}: its one claim is wrong or only partly right",
            topic=words.topic(worst["topic"]),
        )
    return words.plural(
        "The article is weakest on {topic}: {n} of {total} claims is wrong or only partly right",
        "The article is weakest on {topic}: {n} of {total} claims are wrong or only partly right",
        worst["fallen"],
        topic=words.topic(worst["topic"]),
        total=worst["total"],
    )


def _none_fallen(held, total, words):
    """Say how many claims were checked, where none of them falls."""
    if not held:
        return unchecked_title(total, words)
    if held == total:
        return held_title(held, total, words)
    return words.plural(
        "{n} of {total} claims is checked, and it holds",
        "{n} of {total} claims are checked, and all of these hold",
        held,
        total=total,
    )
