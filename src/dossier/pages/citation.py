"""How to cite a page or a claim: a line of text and a BibTeX entry."""

import re
from dataclasses import dataclass

ACCESSED = "YYYY-MM-DD"  # for a reader to fill in; a page does it by script
SPECIAL = re.compile(r"[\\{}$&#%_~^]")
NAMED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True)
class Citation:
    """A citation in two forms: ``text`` and ``bibtex``."""

    text: str
    bibtex: str


class Citer:
    """Cites parts of one collection.

    Args:
        package: its descriptor names the authors, the version and the day of its making.
        words: the language.
        site: address of its pages, or "".
    """

    def __init__(self, package, words, site=""):
        about = package.descriptor
        self.words, self.name, self.site = words, package.name, site
        self.collection = words.text(package.title)
        self.authors = [words.text(name) for name in authors(about)]
        self.year = str(about.get("created", ""))[:4]
        self.version = str(about.get("version", ""))

    def cite(self, title, address):
        """Cite a part.

        Args:
            title: of the part; the collection's own title cites the whole.
            address: of the part in the collection, such as ``claims.html#C61``.
        """
        return Citation(self._text(title, self.site + address), self._bibtex(title, address))

    def _text(self, title, address):
        year = f"({self.year})" if self.year else ""
        version = self.words.say("version {version}", version=self.version) if self.version else ""
        whole = ", ".join(each for each in (self.collection, version, address) if each)
        part = title if title != self.collection else ""
        parts = (f"{self.words.list(self.authors)} {year}", part, whole)
        return " ".join(_ended(each.strip()) for each in parts if each.strip())

    def _bibtex(self, title, address):
        stem = re.sub(r"\W+", "-", f"{self.name}-{address.replace('.html', '')}").strip("-")
        fields = {
            "author": " and ".join(f"{{{escape(name)}}}" for name in self.authors),
            "title": f"{{{escape(title)}}}",
            "year": self.year,
            "howpublished": escape(self.collection) if title != self.collection else "",
            "version": escape(self.version),
            "url": f"{self.site}{address}" if self.site else "",
            "urldate": ACCESSED if self.site else "",
            "note": "" if self.site else escape(address),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return "@misc{" + ",\n".join([stem, *lines]) + "\n}"


def _ended(part):
    """End a part of a citation as a sentence, whatever it ends in."""
    return part if part.endswith((".", "?", "!", "…")) else f"{part}."


def authors(descriptor):
    """List the names of those who made a package."""
    people = descriptor.get("contributors") or []
    return [str(person["title"]) for person in people if isinstance(person, dict)]


def licences(descriptor):
    """List the licences of a package that have an address."""
    return [each for each in descriptor.get("licenses") or () if each.get("path")]


def escape(text):
    """Write text so that BibTeX takes no letter of it for a command."""
    plain = " ".join(str(text).split())
    return SPECIAL.sub(lambda sign: NAMED.get(sign[0], "\\" + sign[0]), plain)
