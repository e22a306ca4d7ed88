"""What all templates of the pages have at hand: the language, the article, the ways to say it."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier.i18n import vocabulary
from dossier.i18n.language import OWN
from dossier.pages import contact, language_switch, scripts, touch
from dossier.pages.bidi import closed
from dossier.pages.citation import Citer
from dossier.pages.markup import outside
from dossier.pages.narrative import TEMPLATES
from dossier.plot.bundle import ENDINGS


def make(opened, given, languages):
    """Make the environment of the templates."""
    words, package = opened.words, opened.package
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=closed,
    )
    environment.filters["combined"] = lambda row, **more: row | more
    address = contact.site(package, words.lang, languages)
    environment.globals |= {
        "say": words.say,
        "tell": lambda message, **values: _tell(words, message, values),
        "plural": words.plural,
        "page_word": words.page,
        "number": words.number,
        "lang": words.lang,
        "own": OWN,
        "cite": Citer(package, words, address).cite,
        "site_url": address,
        "binder_url": outside(str(package.descriptor.get("binder_url", ""))),
        "made": contact.made(package, words),
        "contacts": contact.contacts(package),
        "report": contact.report(opened),
        "glyphs": vocabulary.GLYPH,
        "verdicts": [
            (key, words.verdict(key), words.say(vocabulary.VERDICT_MEANINGS[key]))
            for key in vocabulary.VERDICTS
        ],
        "endings": ENDINGS,
        "site_title": words.text(package.title),
        "article": dict(opened.article) | {"url": outside(opened.article["url"])},
        "article_language": package.load("sources")
        .set_index("source_id")
        .at[opened.article["source_id"], "language"],
        "article_date": words.date(opened.article["published"]),
        "given": ", ".join(
            f"{key} = {_plain(value)}" for key, value in given.items() if key != "lang"
        ),
        "languages": language_switch.languages(words.lang, languages),
        "line_id": touch.line,
        "scripts": {name: Markup(text) for name, text in scripts.ALL.items()},
    }
    return environment


def _tell(words, message, values):
    """Say a message in which some values are HTML."""
    marked = {name: Markup.escape(value) for name, value in values.items()}
    return Markup(words.say(message, **marked))


def _plain(value):
    return ", ".join(value) if isinstance(value, list) else str(value)
