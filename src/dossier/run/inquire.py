"""Questions to a package and its figures, answered in text: explain, coverage."""

from pathlib import Path

from dossier.dataset import paths
from dossier.dataset.errors import ParameterError
from dossier.run.output import figures_of
from dossier.story import coverage as covering
from dossier.story import gallery, locating, record, search, templates
from dossier.story import story as stories


def explain(key, package, figures, lang):
    """Find all that hangs on an id; where nothing has it, what holds these words or numbers.

    Returns:
        What was found, as plain values, and lines that tell it.

    Raises:
        ParameterError: nothing has that id, and nothing holds the words; names the nearest ids.
    """
    story, drawn, folder = opened(package, figures, lang)
    try:
        found = record.explain(key, story, drawn)
    except ParameterError:
        found = search.find(key, story)
        if not found:
            raise
        return found, search.tell(found, story.words)
    return found, [templates.tell(found, story.words), *_missing(drawn, folder, story.words)]


def coverage(package, figures, lang, sources=False):
    """Find which figures draw each claim; with ``sources``, how far evidence can be followed.

    Returns:
        What was found, as plain values, lines that tell it, and whether no claim is left out
        unsaid.
    """
    story, drawn, folder = opened(package, figures, lang)
    if sources:
        found = locating.by_source(story)
        return found, [locating.report(found, story.words)], True
    found = covering.coverage(story, drawn)
    said = [covering.report(found, story.words), *_missing(drawn, folder, story.words)]
    return found, said, not covering.gaps(found)


def opened(package, figures, lang):
    """Open a package and the figures asked for, or those that a build has made of it."""
    story = stories.open(package or "data", **({"lang": lang} if lang else {}))
    own = figures_of(story.package.folder, {})
    folder = Path(figures).expanduser() if figures else own
    spoken = folder / story.words.lang
    folder = spoken if spoken.is_dir() else folder
    return story, gallery.read_figures(folder), folder


def _missing(drawn, folder, words):
    """Say that there are no figures, so that silence is not taken for an answer."""
    if drawn:
        return []
    return [words.say("No figures are in {folder}; to make them: make", folder=paths.shown(folder))]
