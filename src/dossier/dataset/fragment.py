"""Text fragments: links to the very words of a page, by first and last words, and back.

Whoever has the text of a source can see whether it holds the words that evidence leads to.
"""

import re
from urllib.parse import quote

from dossier.dataset.article import digest, normalise
from dossier.dataset.errors import ParameterError, Problem, allowed
from dossier.dataset.package import Package


def fragment(url, starts, ends):
    """Link to a stretch of text at the publisher's, by its first and last words.

    Without words, or on a page that has the place in its address already, the address stays.
    """
    if not starts or not ends or "#" in url:
        return url
    first, last = ("".join(map(_coded, words)) for words in (starts, ends))
    return f"{url}#:~:text={first},{last}"


def _coded(sign):
    """Code what would end a part of the address; letters of any script stay, and stay short."""
    return sign if sign.isalpha() else quote(sign, safe="").replace("-", "%2D")


def hold(text: str, key: str, package: Package) -> tuple[list[Problem], str]:
    """Hold a text in which a source stands against the evidence that a package has of it.

    Returns:
        The rows of evidence whose words the text has not; and what is to be said of it.

    Raises:
        ParameterError: there is no source with this key.
    """
    sources = package.load("sources").set_index("source_id")
    if key not in sources.index:
        hint = allowed(key, list(sources.index), "a source_id of sources.csv")
        raise ParameterError(f'--source: "{key}" is not there; {hint}')
    rows = package.load("evidence")
    rows = rows[(rows["source_id"] == key) & rows["starts"].notna()]
    problems, plain = [], normalise(text)
    for row in rows.itertuples():
        if not passage(plain, row.starts, row.ends):
            wrong = f'{row.evidence_id} ("{row.starts} ... {row.ends}") is not in the text'
            choice = "the first and last words of a passage, as printed there"
            problems.append(package.problem("evidence", row.Index, "starts", wrong, choice))
    found = f"passages of {key} found: {len(rows) - len(problems)} of {len(rows)}"
    said = found if len(rows) else f"no passage of {key} is known by its words"
    return problems, f"{said}; {_measured(text, sources.loc[key])}"


def passage(text: str, starts: str, ends: str) -> str:
    """Find a passage as a browser does: by whole words, whatever their case; else give ""."""
    first, last = (rf"(?<!\w){re.escape(normalise(words))}(?!\w)" for words in (starts, ends))
    found = re.search(f"{first}.*?{last}", text, re.IGNORECASE)
    return found[0] if found else ""


def _measured(text, source):
    """Say whether a text is the one whose length and digest the package has."""
    if source[["text_length", "text_sha256"]].isna().any():
        return "no text of it was measured"
    if digest(text) == (source["text_length"], source["text_sha256"]):
        return "it is the text that was measured"
    return f"it is not the text of {source['text_length']:,} characters that was measured"
