"""Cards: a claim, a mark or a story as a small piece of HTML, in light and dark."""

from dossier.i18n import dollars
from dossier.story.templates import render


def of_claim(record, words, unfolded=True):
    """Show a claim: sentence, speaker, verdict, evidence, outcome.

    Args:
        record: what ``dossier explain`` finds of the claim.
        words: the language.
        unfolded: whether all of it shows at once, or its first line only.
    """
    return _card(words, unfolded, claim=record)


def of_mark(mark, described, sources, words):
    """Show a mark that no claim stands behind: its description, and sources as ``rows.cited``."""
    return _card(words, mark=mark, described=described, sources=sources)


def of_story(story):
    """Show a story: its package, its parameters, its tables."""
    return _card(story.words, story=story)


def _card(words, unfolded=True, **shown):
    return dollars.in_html(render("card.html.j2", words, unfolded=unfolded, **shown))
