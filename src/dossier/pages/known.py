"""What a page knows of the package's keys and words, wherever a notebook shows them."""

from markupsafe import Markup

from dossier.i18n import vocabulary
from dossier.story.tables import markdown_address


def languages(story):
    """Map the addresses of sources to the languages that they are in."""
    sources = story.sources
    return dict(zip(map(markdown_address, sources["url"]), sources["language"], strict=True))


def cells(story, environment):
    """Give the cells of tables that mean something: keys become links, verdicts get glyphs."""
    link = Markup('<a href="{page}.html#{key}">{key}</a>').format
    known = {key: link(page="claims", key=key) for key in story.claims["claim_id"]}
    known |= {key: link(page="sources", key=key) for key in story.sources.index}
    marks = environment.get_template("verdicts.html.j2").make_module()
    for verdict in vocabulary.VERDICTS:
        word = story.words.verdict(verdict)
        known |= {text: marks.glyph(verdict) for text in (verdict, word)}
    return known
