"""Figures with controls: change a parameter in JupyterLab, see the figure answer, pick a mark.

Modules, each by what it knows: ``scene`` what is drawn and from which values, ``controls`` which
control a parameter has, ``finding`` the words around a figure, ``save`` where a figure goes,
``picture`` the figure that can be clicked, ``panel`` how all that stands together.
"""

from dossier.dataset.session import live, swept
from dossier.plot import bundle
from dossier.story.tables import Prose
from dossier.widgets.scene import Scene


class Hint(Prose):
    """What stands for a panel where nobody could move it; a builder gets all states with it.

    Attributes:
        scene: what the panel would explore.
    """

    def _repr_mimebundle_(self, include=None, exclude=None):
        from dossier.widgets import states

        made = swept() and states.usual(self.scene.story)
        return bundle.pack_states(states.sweep(self.scene)) if made else {}


def explore(story, *drawings, by=(), controls=None):
    """Show drawings with controls for their parameters.

    Args:
        story: what to start from; its parameters are the first values of the controls.
        *drawings: functions that return a figure: charts as they are, or functions of your own.
            Each is given what its arguments ask for by name: ``story``, tables such as
            ``relations``, and parameters, of which each gets a control.
        by: names of further parameters with a control: those that select rows, such as ``actors``.
        controls: whether to show controls; by default where a reader can move them.

    Returns:
        A panel of widgets. Where nobody could move them, as in a build or a page, one line of
        Markdown that says what can be changed.

    Raises:
        ParameterError: an argument of a drawing is no parameter; names the nearest.

    Example:
        >>> import dossier as ds
        >>> from dossier.charts import tour
        >>> print(ds.explore(ds.open(), tour.day_strip, tour.route_map, controls=False))
        In JupyterLab (`make lab`) controls stand here: lang, account, as_of, projection and extent.
    """
    scene = Scene(story, drawings, by)
    if live() if controls is None else controls:
        from dossier.widgets.panel import Panel

        return Panel(scene)
    return hint(scene)


def hint(scene):
    """Say what the controls would change, for readers who have none."""
    words = scene.story.words
    names = dict.fromkeys(each.name for d in scene.drawings for each in scene.parameters(d))
    said = Hint(words.say("In JupyterLab (`make lab`) controls stand here: {names}.", names=names))
    said.scene = scene
    return said
