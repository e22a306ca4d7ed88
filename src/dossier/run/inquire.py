"""Questions to a package and its figures, answered in text: explain, coverage, diff."""

import json
from pathlib import Path

from dossier.dataset import paths
from dossier.dataset.errors import ParameterError
from dossier.run.request import asked_languages


def explain(key, package, figures, lang, as_json):
    """Tell all that hangs on an id; where nothing has it, what holds these words or numbers.

    Raises:
        ParameterError: nothing has that id, and nothing holds the words; names the nearest ids.
    """
    from dossier.story import record, search
    from dossier.story.text import tell

    story, drawn, folder = opened(package, figures, lang)
    try:
        found = record.explain(key, story, drawn)
    except ParameterError:
        found = search.find(key, story)
        if not found:
            raise
        return _json(found) if as_json else search.tell(found, story.words)
    if as_json:
        return _json(found)
    return [tell(found, story.words), *_missing(drawn, folder, story.words)]


def coverage(package, figures, lang, as_json, sources=False):
    """Tell which figures draw each claim; return that, and whether none is left out unsaid.

    With ``sources``, tell how far the evidence can be followed instead; all of that is well.
    """
    if sources:
        return followed(package, lang, as_json), True
    from dossier.story.coverage import coverage as cover
    from dossier.story.coverage import gaps, report

    story, drawn, folder = opened(package, figures, lang)
    sentences = cover(story, drawn)
    text = [report(sentences, story.words), *_missing(drawn, folder, story.words)]
    return _json(sentences) if as_json else text, not gaps(sentences)


def followed(package, lang, as_json):
    """Tell of each source how far its evidence can be followed to its words."""
    from dossier.story.locating import by_source, report

    story = _story(package, lang)
    sources = by_source(story)
    return _json(sources) if as_json else [report(sources, story.words)]


def diff(base, figures, lang, as_json, as_markdown):
    """Tell which marks differ from a commit or folder; return that, and whether none does."""
    from dossier.i18n.language import LANGUAGES, Words
    from dossier.run import diff_report
    from dossier.run.baseline import read_base, read_folder
    from dossier.run.diff import compare

    if as_json and as_markdown:
        raise ParameterError("--json, --markdown: two forms; allowed: one of them")
    langs = asked_languages(lang) if lang else ()
    words = Words(langs[0] if langs else LANGUAGES[0])
    now = Path(figures).expanduser() if figures else paths.FIGURES
    before, after = (
        {path: text for path, text in files.items() if not langs or path.partition("/")[0] in langs}
        for files in (read_base(base), read_folder(now))
    )
    changes = compare(before, after)
    if as_json:
        return [diff_report.as_json(changes, base)], not changes
    write = diff_report.as_markdown if as_markdown else diff_report.as_text
    none = [] if before or after else [words.say("There is no figure on either side.")]
    return [write(changes, base, words), *none], not changes


def opened(package, figures, lang):
    """Open a package and the figures asked for, or those that a build has made of it."""
    from dossier.run.output import figures_of
    from dossier.story.gallery import read_figures

    story = _story(package, lang)
    own = figures_of(story.package.folder, {})
    folder = Path(figures).expanduser() if figures else own
    spoken = folder / story.words.lang
    folder = spoken if spoken.is_dir() else folder
    return story, read_figures(folder), folder


def _story(package, lang):
    from dossier.story.story import open as open_package

    return open_package(package or "data", **({"lang": lang} if lang else {}))


def _missing(drawn, folder, words):
    """Say that there are no figures, so that silence is not taken for an answer."""
    if drawn:
        return []
    return [words.say("No figures are in {folder}; to make them: make", folder=paths.shown(folder))]


def _json(plain):
    return [json.dumps(plain, ensure_ascii=False, indent=1)]
