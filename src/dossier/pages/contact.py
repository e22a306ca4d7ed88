"""Where a collection stands, who made it and whom to tell of a mistake, as its package says."""

import re
from datetime import datetime
from urllib.parse import quote, urlencode

from dossier.pages.citation import authors
from dossier.pages.markup import outside

MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")


def site(package, lang, languages):
    """Give the address of the pages of a language, ending in a slash; "" where none is named."""
    address = outside(str(package.descriptor.get("site_url", "")))
    below = languages.get(lang)
    return f"{address.rstrip('/')}/{f'{below}/' if below else ''}" if address else ""


def made(package, words):
    """Say who made the package, when, and in which version."""
    about = package.descriptor
    people = words.list(words.text(name) for name in authors(about))
    day = str(about.get("created", ""))[:10]
    day = words.date(datetime.fromisoformat(day)) if day else ""
    version = about.get("version", "")
    said = [people, day, words.say("version {version}", version=version) if version else ""]
    return ", ".join(filter(None, said))


def report(story):
    """Make the function that gives the link for reporting an error in a claim or figure.

    The link carries what it is about, the package with its version, the parameters that were
    chosen and, filled in by a script, the address of the page and the mark last pointed at. It
    is "" where the package names no ``report_url``: a form that takes ``title`` and ``body``,
    such as that of new issues, or a ``mailto:``.
    """
    address, made = str(story.package.descriptor.get("report_url", "")), story.words.made
    keys = ("subject", "body") if address.startswith("mailto:") else ("title", "body")
    state = ", ".join(f"{name}={value}" for name, value in made["parameters"].items())

    def link(key):
        if not address:
            return ""
        title = story.words.say("An error in {id}", id=key)
        body = [f"{made['package']} {made['version']}, {key}", state, "PLACE", "MARK: "]
        sign = "&" if "?" in address else "?"
        texts = (title, "\n".join(filter(None, body)))
        return address + sign + urlencode(dict(zip(keys, texts, strict=True)), quote_via=quote)

    return link


def contacts(package):
    """List where those who made the package can be reached: (words, address)."""
    found = []
    people = package.descriptor.get("contributors") or []
    for person in (each for each in people if isinstance(each, dict)):
        mail, page = str(person.get("email", "")), str(person.get("path", ""))
        if MAIL.fullmatch(mail):
            found.append((mail, f"mailto:{mail}"))
        elif outside(page):
            found.append((page, page))
    return found
