"""What the pages of claims and sources list, with the figures that draw a claim or rest on one."""

from dossier.pages import bibliography, catalogue, figure_index, metadata


def lists(story, stories, about, environment):
    """Give what the pages of claims and sources need, and tell all templates how much there is."""
    words, site = story.words, environment.globals["site_url"]
    environment.globals |= {
        "claims_total": len(story.claims),
        "sources_total": len(story.sources),
        "tally": catalogue.tally(story.claims, words),
    }
    sentences = catalogue.sentences(story, figure_index.by_claim(story, stories, about))
    sources = bibliography.sources(story, figure_index.by_source(stories, about))
    return {
        "claims": {
            "sentences": sentences,
            "choices": catalogue.choices(sentences, story),
            "metadata": metadata.script(metadata.reviews(story, site)),
        },
        "sources": {"sources": sources, "choices": bibliography.choices(sources, words)},
    }
