"""The templates that show what is found of an id: text for a console, a card for a notebook."""

from functools import cache
from pathlib import Path

from dossier.i18n import vocabulary
from dossier.story import phrases

FOLDER = Path(__file__).parent


def render(name, words, **values):
    """Fill in a template, such as ``card.html.j2``, in a language."""
    told = {"words": words, "say": words.say, "plural": words.plural}
    return _environment().get_template(name).render(told | values)


@cache
def _environment():
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # for few who open a story

    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=lambda name: name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"phrases": phrases, "vocabulary": vocabulary}
    return made
