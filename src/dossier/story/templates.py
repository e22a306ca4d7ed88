"""What is found of an id, filled into templates: text for a console, a card for a notebook."""

from functools import cache
from pathlib import Path
from textwrap import wrap

from dossier.i18n import dollars, vocabulary
from dossier.story import phrases

FOLDER = Path(__file__).parent
WIDTH = 96  # letters of a line on a console


def card(words, unfolded=True, **shown):
    """Show a ``claim``, a ``mark`` without one, or a ``story`` as a small piece of HTML.

    Args:
        words: the language.
        unfolded: whether all of it shows at once, or its first line only.
        **shown: ``claim``, as ``dossier explain`` finds it; or ``mark``, its description
            ``described`` and its ``sources`` as ``rows.cited`` gives them; or ``story``.
    """
    return dollars.in_html(render("card.html.j2", words, unfolded=unfolded, **shown))


def tell(record, words):
    """Write a record of ``record.explain`` as text."""
    lines = render("record.txt.j2", words, record=record).split("\n")
    return "\n".join(line for text in lines for line in _wrapped(text))


def _wrapped(text):
    """Break a line between words alone, so that a link stays whole; keep its indent."""
    indent = text[: len(text) - len(text.lstrip())]
    own = {"initial_indent": indent, "subsequent_indent": f"{indent}  "}
    whole = {"break_long_words": False, "break_on_hyphens": False}
    return wrap(text.strip(), WIDTH, **own, **whole)


def render(name, words, **values):
    """Fill in a template, such as ``card.html.j2``, in a language."""
    told = {"words": words, "say": words.say, "plural": words.plural}
    return _environment(FOLDER).get_template(name).render(told | values)


def environment(folder, **more):
    """Make the environment of the templates in a folder; ``more`` as jinja2 has it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # for few who open a story

    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=lambda name: name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **more,
    )
    made.globals |= {"phrases": phrases, "vocabulary": vocabulary}
    return made


_environment = cache(environment)
