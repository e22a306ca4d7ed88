"""Figures with controls: change a parameter in JupyterLab, see the figure answer, pick a mark.

Modules, each by what it knows: ``scene`` what is drawn and from which values, ``controls`` which
control a parameter has, ``finding`` and ``card`` the words around a figure, ``saving`` where a
figure goes, ``picture`` the figure that can be clicked, ``panel`` how all that stands together.
"""

from dossier.dataset.session import live
from dossier.widgets.scene import Scene


def explore(story, *drawings, controls=None):
    """Show drawings with controls for their parameters.

    Args:
        story: what to start from; its parameters are the first values of the controls.
        *drawings: functions, each of which takes a story and returns a figure. Further arguments
            are parameters by name, as in the parameter cells: one control is made for each.
        controls: whether to show controls; by default where a reader can move them.

    Returns:
        A panel of widgets. Where nobody could move them, as in a build or a page, one line of
        Markdown that says what can be changed.

    Raises:
        ParameterError: an argument of a drawing is no parameter; names the nearest.

    Example:
        >>> import dossier as ds
        >>> from dossier.charts import tour
        >>> def route(story, projection):
        ...     return tour.route_map(story.table("tour_stops"), story, projection=projection)
        >>> print(ds.explore(ds.open(), route, controls=False))
        In JupyterLab (`make lab`) controls stand here: lang, account, as_of and projection.
    """
    scene = Scene(story, drawings)
    if live() if controls is None else controls:
        from dossier.widgets.panel import Panel

        return Panel(scene)
    return hint(scene)


def hint(scene):
    """Say what the controls would change, for readers who have none."""
    words = scene.story.words
    names = dict.fromkeys(each.name for d in scene.drawings for each in scene.parameters(d))
    return scene.story.tell(
        "In JupyterLab (`make lab`) controls stand here: {names}.", names=words.list(names)
    )
