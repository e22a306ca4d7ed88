"""The way from a page to the same page in another language."""

from babel import Locale


def languages(here, there):
    """List the languages to switch between; none where there is nothing to choose.

    Args:
        here: the language of the page.
        there: dict of each language to the folder of its pages, "" being the uppermost.

    Returns:
        Dicts of ``lang``, its own ``name``, and ``root``, the way to its pages.
    """
    if len(there) < 2:
        return []
    return [{"lang": lang, "name": _name(lang), "root": _root(here, lang, there)} for lang in there]


def _name(lang):
    name = Locale(lang).get_display_name()
    return name[:1].upper() + name[1:]


def _root(here, lang, there):
    if lang == here:
        return ""
    return "../" * bool(there[here]) + f"{there[lang]}/" * bool(there[lang])
