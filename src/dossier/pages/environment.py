"""What all templates of the pages have at hand: the language, the article, the ways to say it."""

from babel import Locale
from markupsafe import Markup

from dossier.i18n.language import OWN
from dossier.pages import catalogue, contact, scripts, touch
from dossier.pages.bidi import closed
from dossier.pages.citation import Citer
from dossier.pages.markup import outside
from dossier.pages.narrative import TEMPLATES
from dossier.plot.bundle import ENDINGS
from dossier.story import templates


def make(opened, given, languages):
    """Make the environment of the templates."""
    words, package = opened.words, opened.package
    environment = templates.environment(TEMPLATES, finalize=closed)
    environment.filters["outside"] = outside
    address = contact.site(package, words.lang, languages)
    environment.globals |= {
        "words": words,
        "say": words.say,
        "tell": lambda message, **values: _tell(words, message, values),
        "plural": words.plural,
        "own": OWN,
        "cite": Citer(package, words, address).cite,
        "site_url": address,
        "binder_url": outside(str(package.descriptor.get("binder_url", ""))),
        "made": contact.made(package, words),
        "contacts": contact.contacts(package),
        "report": contact.report(opened),
        "claims_total": len(opened.claims),
        "sources_total": (opened.sources.index != opened.article["source_id"]).sum(),
        "tally": opened.claims["verdict"].value_counts().to_dict(),
        "endings": ENDINGS,
        "site_title": words.text(package.title),
        "article": dict(opened.article),
        "article_language": package.load("sources")
        .set_index("source_id")
        .at[opened.article["source_id"], "language"],
        "given": ", ".join(
            f"{key} = {_plain(value)}" for key, value in given.items() if key != "lang"
        ),
        "languages": _switch(words.lang, languages),
        "line_id": touch.line,
        "catalogue": catalogue,
        "scripts": {name: Markup(text) for name, text in scripts.ALL.items()},
    }
    return environment


def _tell(words, message, values):
    """Say a message in which some values are HTML."""
    marked = {name: Markup.escape(value) for name, value in values.items()}
    return Markup(words.say(message, **marked))


def _plain(value):
    return ", ".join(value) if isinstance(value, list) else str(value)


def _switch(here, there):
    """List the languages to switch between, with their own name and the way to their pages.

    There is none where there is nothing to choose.
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
