"""Which numbers of a text the package bears out, contradicts, or knows nothing of."""

import re
from pathlib import Path

from dossier.dataset.errors import PackageError, ParameterError
from dossier.dataset.files import read_text
from dossier.run.inquire import opened
from dossier.story.numbers import judge, known, numbers

_ORDER = ("alone", "backed", "contradicted")
# What is no sentence: code, addresses, comments and the marks of lists and tables.
_CODE = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->|\]\([^)\s]*\)|https?://\S+", re.DOTALL)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“¿])|\n\s*\n|\n(?=[-*|#>] |\|)|\|")


def report(files, package, figures):
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
            for number in numbers(sentence):
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
