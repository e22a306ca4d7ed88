"""Questions to a package and its figures, answered in text: explain, coverage, numbers."""

import re
import shlex
from pathlib import Path

from dossier.dataset import paths
from dossier.dataset.errors import PackageError, ParameterError
from dossier.dataset.files import read_text
from dossier.run.output import figures_asked, figures_of
from dossier.story import coverage as covering
from dossier.story import gallery, locating, record, search, templates
from dossier.story import story as stories
from dossier.story.numbers import judge, known
from dossier.story.numbers import numbers as counted

_ORDER = ("alone", "backed", "contradicted")
# What is no sentence: code, addresses, comments and the marks of lists and tables.
_CODE = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->|\]\([^)\s]*\)|https?://\S+", re.DOTALL)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“¿])|\n\s*\n|\n(?=[-*|#>] |\|)|\|")


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
    return found, [templates.tell(found, story.words), *_missing(drawn, folder, story)]


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
    said = [covering.report(found, story.words), *_missing(drawn, folder, story)]
    return found, said, not covering.gaps(found)


def opened(package, figures, lang):
    """Open a package and the figures asked for, or those that a build has made of it.

    Raises:
        ParameterError: what was asked for is no folder.
    """
    story = stories.open(package or "data", **({"lang": lang} if lang else {}))
    folder = figures_asked(figures) if figures else figures_of(story.package.folder, {})
    spoken = folder / story.words.lang
    folder = spoken if spoken.is_dir() else folder
    return story, gallery.read_figures(folder), folder


def _missing(drawn, folder, story):
    """Say that there are no figures, so that silence is not taken for an answer."""
    if drawn:
        return []
    package, how = story.package.folder, "make"
    if package != paths.DATA:
        how = shlex.join(["dossier", "build", "--package", paths.shown(package)])
    about = {"folder": paths.shown(folder), "how": how}
    return [story.words.say("No figures are in {folder}; to make them: {how}", **about)]


def numbers(files, package, figures):
    """Judge the numbers of some texts; return that, lines that tell it, and if none is wrong.

    Raises:
        ParameterError: a file cannot be read.
    """
    story, drawn, _ = opened(package, figures, "en")
    facts, judged = known(story, drawn), []
    for file in files:
        try:
            text = read_text(Path(file).expanduser())
        except PackageError as error:
            raise ParameterError(str(error)) from None
        for line, sentence in _sentences(text):
            for number in counted(sentence):
                how, by = judge(number, facts)
                about = {"file": file, "line": line, "number": number.text, "is": how}
                about |= {"by": [fact.id for fact in by[:3]]}
                judged.append(about | ({"says": by[0].says} if by else {}))
    counts = {how: sum(each["is"] == how for each in judged) for how in _ORDER}
    lines = [_line(each) for how in _ORDER for each in judged if each["is"] == how]
    total = ", ".join(f"{count} {how}" for how, count in counts.items())
    found = f"{len(judged)} number{'' if len(judged) == 1 else 's'}, read as English writes them"
    return judged, [*lines, f"{found}: {total}"], not counts["contradicted"]


def _line(each):
    by = f" by {', '.join(each['by'])}: {each['says']}" if each["by"] else ""
    return f"{each['file']}:{each['line']}: {each['number']} is {each['is']}{by}"


def _sentences(text):
    """Cut Markdown into sentences, each with the number of the line that it begins in."""
    blank = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    start = 0
    for end in [*(match.end() for match in _END.finditer(blank)), len(blank)]:
        part = blank[start:end]
        begins = start + len(part) - len(part.lstrip())
        if part.strip():
            yield blank.count("\n", 0, begins) + 1, " ".join(part.split())
        start = end
