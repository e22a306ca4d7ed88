"""What is explored: drawings, the parameters that each answers to, and the figures made so far."""

import inspect
from dataclasses import dataclass
from functools import lru_cache

from dossier.dataset.errors import ParameterError
from dossier.story.parameters import COMMON, EVERY, NOTEBOOKS, unknown, validate

KEPT = 24  # figures and stories kept, so that going back shows them at once
SHARED = tuple(each for each in COMMON if each.name != "package")


@dataclass(frozen=True)
class Drawing:
    """A function that draws, and the parameters of its own that it asks for.

    Attributes:
        draw: takes a story and the parameters by name, returns a figure.
        name: the function's name, in words.
        own: parameters, typed as in ``dossier.story.parameters``.
    """

    draw: object
    name: str
    own: tuple


class Scene:
    """Drawings of one story.

    Attributes:
        story: the story to start from.
        drawings: each a ``Drawing``.
    """

    def __init__(self, story, drawings):
        """Read from the functions' own arguments which parameters they answer to."""
        self.story, self.drawings = story, tuple(map(_read, drawings))
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

    def _make(self, drawing, given):
        values = dict(given)
        own = {each.name: values[each.name] for each in drawing.own}
        return drawing.draw(self.reader(values), **own)


def notebook_of(figure):
    """Name the notebook that a figure is from, by the number in its name, or give None."""
    number = figure.name.partition("-")[0]
    return next((name for name in NOTEBOOKS if name.partition("-")[0] == number), None)


def as_in(figure, parameter):
    """Give a parameter as the notebook of a figure has it: it knows which rows are drawn."""
    own = NOTEBOOKS[notebook_of(figure)] if figure and notebook_of(figure) else ()
    return next((each for each in own if each.name == parameter.name), parameter)


def _read(draw):
    own = tuple(inspect.signature(draw).parameters)[1:]
    for name in own:
        if name not in EVERY or name == "package":
            raise ParameterError(unknown(name, EVERY))
    shared = {each.name for each in SHARED}
    found = tuple(EVERY[name] for name in own if name not in shared)
    return Drawing(draw, draw.__name__.replace("_", " "), found)
