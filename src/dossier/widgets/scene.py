"""What is explored: drawings, the parameters that each answers to, and the figures made so far."""

import inspect
from dataclasses import dataclass, field
from functools import lru_cache

from dossier.dataset.errors import ParameterError
from dossier.story.parameters import COMMON, EVERY, NOTEBOOKS, unknown, validate
from dossier.story.select import asked, asks, has
from dossier.widgets.control_labels import DRAWINGS

CHARTS = "dossier.charts."
KEPT = 24  # figures and stories kept, so that going back shows them at once
SHARED = tuple(each for each in COMMON if each.name != "package")


@dataclass(frozen=True)
class Drawing:
    """A function that draws, and the parameters of its own that it asks for.

    Attributes:
        draw: takes a story and the parameters by name, returns a figure.
        name: the function's name, in words.
        own: parameters, typed as in ``dossier.story.parameters``.
        told: the argument that takes the story.
        rows: the arguments that take rows; see ``dossier.story.select``.
        takes: the arguments that take parameters.
        sees: what keeps of rows those that it draws, by their arguments; see ``select.sees``.
    """

    draw: object
    name: str
    own: tuple
    told: str
    rows: tuple
    takes: tuple
    sees: dict = field(compare=False)

    @property
    def built(self):
        """Whether a notebook of this collection draws it, so that a build makes its files."""
        return self.draw.__module__.startswith(CHARTS)


class Scene:
    """Drawings of one story.

    Attributes:
        story: the story to start from.
        drawings: each a ``Drawing``; those without a row in the story's package are left out.
    """

    def __init__(self, story, drawings, by=()):
        """Read from the arguments of functions that draw which rows and parameters they ask for.

        ``by`` names the parameters that select the rows, such as ``actors``.
        """
        self.story = story
        given = tuple(_read(draw, story, by) for draw in drawings)
        # What a chart is about comes first; where the package has none of it, there is no figure.
        there = (each for each in given if all(has(name, story) for name in each.rows[:1]))
        self.drawings = tuple(there) or given
        self._story = lru_cache(KEPT)(lambda given: story.but(**dict(given)))
        self._figure = lru_cache(KEPT)(self._make)

    def parameters(self, drawing):
        """List the parameters to which a drawing answers; those with one choice are left out."""
        shared = [each for each in SHARED if len(getattr(each, "options", "..")) > 1]
        return (*shared, *drawing.own)

    def start(self):
        """Give the values to start from, by name."""
        return dict(self.story.parameters)

    def figure(self, drawing, values):
        """Draw, or give again what was drawn before from the same values.

        Args:
            drawing: one of ``drawings``.
            values: values by name, as controls or command lines have them.

        Raises:
            ParameterError: a value that is not allowed.
        """
        typed = validate(values, EVERY.values(), self.story.package)
        names = [*(each.name for each in SHARED), *(each.name for each in drawing.own)]
        return self._figure(drawing, tuple((name, typed[name]) for name in names))

    def reader(self, values):
        """Give the story that the shared values tell."""
        return self._story(tuple((each.name, values[each.name]) for each in SHARED))

    def rows(self, story):
        """Give the rows of a story that the drawings ask for, by the names of their arguments."""
        names = {name for drawing in self.drawings for name in drawing.rows}
        return {name: asked(name, story) for name in sorted(names)}

    def draw(self, drawing, story, rows):
        """Draw a story's rows, with the values that it has for the drawing's parameters."""
        own = {name: story.parameters[name] for name in drawing.takes}
        told = {name: rows[name] for name in drawing.rows}
        return drawing.draw(**{drawing.told: story}, **told, **own)

    def _make(self, drawing, given):
        story = self._story(given)
        return self.draw(drawing, story, {name: asked(name, story) for name in drawing.rows})


def notebook_of(figure):
    """Name the notebook that a figure is from, by the number in its name, or give None."""
    number = figure.name.partition("-")[0]
    return next((name for name in NOTEBOOKS if name.partition("-")[0] == number), None)


def as_in(figure, parameter):
    """Give a parameter as the notebook of a figure has it: it knows which rows are drawn."""
    own = NOTEBOOKS[notebook_of(figure)] if figure and notebook_of(figure) else ()
    return next((each for each in own if each.name == parameter.name), parameter)


def _read(draw, story, by):
    arguments = tuple(inspect.signature(draw).parameters)
    told = "story" if "story" in arguments else arguments[0]
    rows = tuple(name for name in arguments if name != told and asks(name, story))
    takes = tuple(name for name in arguments if name not in (told, *rows))
    for name in (*takes, *by):
        if name not in EVERY or name == "package":
            raise ParameterError(unknown(name, [each for each in EVERY if each != "package"]))
    shared = {each.name for each in SHARED}
    own = tuple(EVERY[name] for name in dict.fromkeys((*by, *takes)) if name not in shared)
    name = DRAWINGS.get(draw.__name__, draw.__name__.replace("_", " "))
    return Drawing(draw, name, own, told, rows, takes, getattr(draw, "sees", {}))
