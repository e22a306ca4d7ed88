"""Controls: one for each parameter, made from its type and what it allows."""

from functools import singledispatch

import ipywidgets as widgets

from dossier.story.parameter_kinds import Choice, Day, Keys, Parameter, Year
from dossier.widgets import control_labels
from dossier.widgets.day import DayControl

ROWS = 4  # lines of a list of keys
STYLE = {"description_width": "initial"}


def make(parameter, story, value):
    """Make the control of a parameter.

    Args:
        parameter: one of ``dossier.story.parameters``.
        story: its package says which keys and years there are, its words name them.
        value: the typed value to start from.

    Returns:
        A widget whose ``value`` the parameter can parse.
    """
    name = control_labels.name(parameter, story.words)
    control = _make(parameter, story, value, description=name, style=STYLE)
    control.tooltip = f"{parameter.name}: {parameter.help}"  # as in code
    control.add_class(f"dossier-control-{parameter.name}")
    return control


def in_order(parameters):
    """Put those whose controls are small first, and long lists last."""
    return sorted(
        parameters, key=lambda each: (isinstance(each, Keys), not isinstance(each, Choice))
    )


@singledispatch
def _make(parameter, story, value, **look):
    raise TypeError(f"no control for {type(parameter).__name__}")


@_make.register
def _(parameter: Parameter, story, value, **look):
    return widgets.Text(str(value), continuous_update=False, **look)


@_make.register
def _(parameter: Choice, story, value, **look):
    options = control_labels.values(parameter, story.words)
    return widgets.Dropdown(options=options, value=value, **look)


@_make.register
def _(parameter: Day, story, value, **look):
    return DayControl(story, value, **look)


@_make.register
def _(parameter: Year, story, value, **look):
    years = [*parameter.span(story.package), value, parameter.usual(story.package)]
    return widgets.IntSlider(value, min(years), max(years), continuous_update=False, **look)


@_make.register
def _(parameter: Keys, story, value, **look):
    named = story.package.load(parameter.named or parameter.table)
    names = dict(zip(named.iloc[:, 0], story.words.name(named), strict=True))
    there = dict.fromkeys([*parameter.present(story.package), *value])
    options = [(names[key], key) for key in there]
    rows = min(ROWS, len(options))
    return widgets.SelectMultiple(options=options, value=value, rows=rows, **look)
