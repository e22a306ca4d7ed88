"""What the front page opens with, as the package has it: its findings in order, the strip."""

LEADS = 3  # findings of the first screen


def telling(package):
    """Read the findings that the package names, the weightiest first.

    Returns:
        Dict of a figure to the keys of the marks that tell its finding; those are what a crop
        of it shows.
    """
    named = package.descriptor.get("findings") or ()
    return {each["figure"]: tuple(each.get("marks") or ()) for each in named}


def about(story, stories, figures, told):
    """Say what the front page shows.

    Returns:
        Dict: ``introduction``, ``leads``, ``others`` and ``gallery`` (names of figures; the others
        lead a page each), and ``then``: the page of what was known on the article's own day,
        None where that is what is known anyway.
    """
    drawn = {name for name, each in figures.items() if each["marks"]}  # an empty one tells nothing
    places = {name: page.name for page in stories for name in page.figures if name in drawn}
    heads = [page.lead for page in stories if page.lead in drawn]
    order = [name for name in telling(story.package) if name in places]
    leads = (order or heads)[:LEADS]
    covered = {places[name] for name in leads}
    others = [name for name in heads if places[name] not in covered]
    return {
        "introduction": story.words.text(story.package.descriptor.get("introduction", "")),
        "leads": leads,
        "gallery": [name for name in places if name not in (*leads, *others)],
        "others": others,
        "then": _then(story, stories, told),
        "shared": leads[0] if leads else None,
    }


def _then(story, stories, told):
    states = stories and told.get(stories[0].name)
    day = story.article["published"].date().isoformat()
    state = states and states.at("both", day)
    return state.name if state and state.figures else None
