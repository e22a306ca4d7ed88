"""The way from a page to the same page in another language."""

from dataclasses import dataclass

from babel import Locale


@dataclass(frozen=True)
class Language:
    """A language as a page offers it: ``lang``, its own name, and the way to its pages."""

    lang: str
    name: str
    root: str


def languages(here, there):
    """List the languages to switch between; none where there is nothing to choose."""
    if len(there) < 2:
        return []
    return [Language(lang, _name(lang), _root(here, lang, there)) for lang in there]


def _name(lang):
    name = Locale(lang).get_display_name()
    return name[:1].upper() + name[1:]


def _root(here, lang, there):
    """Give the way from the pages of one language to those of another."""
    if lang == here:
        return ""
    return "../" * bool(there[here]) + f"{there[lang]}/" * bool(there[lang])
