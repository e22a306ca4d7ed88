"""Which figures of the pages draw a claim, list it, or rest on a source."""

from dossier.story.coverage import coverage


def by_claim(story, stories, about):
    """Find the figures behind each claim.

    Returns:
        Dict of claim to lists ``drawn`` (it is drawn as a fact) of (notebook, figure, title), and
        ``listed`` (it has a cell) of (notebook, figure, what kind of figure it is), which is
        shorter, for those that list one claim list most.
    """
    places = _places(stories, about)
    kinds = {name: (page, name, about[name]["kind"]) for name, (page, *_) in places.items()}
    covered = coverage(story, [about[name] for name in places])
    return {
        claim["claim_id"]: {
            "drawn": [places[name] for name in places if name in claim["drawn"]],
            "listed": [kinds[name] for name in places if name in claim["listed"]],
        }
        for sentence in covered
        for claim in sentence["claims"]
    }


def by_source(stories, about):
    """Find the figures with a mark that rests on a source: (notebook, figure, title) by source."""
    found = {}
    for name, place in _places(stories, about).items():
        for source in sorted({key for mark in about[name]["marks"] for key in mark["sources"]}):
            found.setdefault(source, []).append(place)
    return found


def _places(stories, about):
    return {
        name: (page.name, name, about[name]["title"]) for page in stories for name in page.figures
    }
