"""How many of the claims behind a page hold, in a sentence."""

from dossier.i18n.vocabulary import FALLS, HOLDS


def held_in_words(claims, story):
    """Say how many of the claims that sources could settle hold; None where there are none."""
    decided = claims[claims["verdict"].isin(HOLDS + FALLS)]
    held, total = decided["verdict"].isin(HOLDS).sum(), len(decided)
    said = {"about": [decided], "held": held}
    if total == 1 == held:
        return story.tell(
            "The one claim behind this page that sources could settle held up.", **said
        )
    if total == 1:
        return story.tell(
            "The one claim behind this page that sources could settle did not hold up.", **said
        )
    if held == total:
        return story.plural(
            "The {n} claim behind this page that sources could settle held up, as stated or "
            "refined.",
            "The {n} claims behind this page that sources could settle all held up, as stated or "
            "refined.",
            total,
            **said,
        )
    if not held:
        return story.plural(
            "The {n} claim behind this page that sources could settle did not hold up.",
            "None of the {n} claims behind this page that sources could settle held up.",
            total,
            **said,
        )
    return story.plural(
        "Of {n} claim behind this page that sources could settle, {held} held up, as stated or "
        "refined.",
        "Of {n} claims behind this page that sources could settle, {held} held up, as stated or "
        "refined.",
        total,
        **said,
    )
