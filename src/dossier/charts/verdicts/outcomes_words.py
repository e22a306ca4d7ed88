"""What the title of announcements and outcomes says."""

from dossier.dataset.rows import dicts
from dossier.i18n.vocabulary import forms
from dossier.story.outcomes import came_true, in_words

ANNOUNCED = {
    "planned": forms("{n} plan", "{n} plans"),
    "expected": forms("{n} expectation", "{n} expectations"),
    "aspiration": forms("{n} wish", "{n} wishes"),
}
CAME_TRUE = {
    "planned": forms("{done} of {n} plan", "{done} of {n} plans"),
    "expected": forms("{done} of {n} expectation", "{done} of {n} expectations"),
    "aspiration": forms("{done} of {n} wish", "{done} of {n} wishes"),
}


def outcomes_title(rows, story):
    """Say what was announced, what is known of it or, of both, what came true."""
    words = story.words
    if rows.empty:
        return words.say("No announcement and no outcome to show")
    counts = came_true(rows)
    if story.account == "article":
        pairs = zip(counts["status"], counts["total"], strict=True)
        parts = [words.plural(*ANNOUNCED[status], count) for status, count in pairs]
        return words.say("Ahead, as the article has it: {parts}", parts=parts)
    if story.account == "checked":
        return words.plural(
            "{n} outcome is known: {parts}",
            "{n} outcomes are known: {parts}",
            len(rows),
            parts=in_words(rows, words),
        )
    said = _came_true(counts.assign(total=counts["total"] - counts["unknown"]), words)
    unknown = counts["unknown"].sum()  # which is no failure
    if not said:
        return words.plural(
            "What became of {n} announcement is not known",
            "What became of {n} announcements is not known",
            unknown,
        )
    if not unknown:
        return said
    return words.plural(
        "{said}; what became of {n} other is not known",
        "{said}; what became of {n} others is not known",
        unknown,
        said=said,
    )


def _came_true(counts, words):
    """Say what came true and what did not, status by status; empty where nothing is known."""
    fallen = counts["failed"] == counts["total"]
    half = ~fallen & (counts["happened"] == 0)
    true, false, partly = (
        [_share(row, words) for row in dicts(part[part["total"] > 0])]
        for part in (counts[~fallen & ~half], counts[fallen], counts[half])
    )
    said = ""
    if true and false:
        said = words.say("{parts} came true, but {fallen} did not", parts=true, fallen=false)
    elif true or false:
        said = words.say("{fallen} did not come true", fallen=false)
        said = words.say("{parts} came true", parts=true) if true else said
    if not partly:
        return said
    if not said:
        return words.say("{parts} came true only in part", parts=partly)
    return words.say("{said}; {parts} came true only in part", said=said, parts=partly)


def _share(row, words):
    """Count what came true of a status or, where nothing did in full, what did in part."""
    done = row["happened"] or row["total"] - row["failed"]
    alike = row["total"] in (done, row["failed"])
    one, many = (ANNOUNCED if alike else CAME_TRUE)[row["status"]]
    return words.plural(one, many, row["total"], done=done)
