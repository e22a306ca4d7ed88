"""The notebook around a story: what was set in it, and how it shows the frames of a reader."""

import ast

import pandas as pd

from dossier.dataset import session
from dossier.dataset.errors import ParameterError
from dossier.i18n import dollars
from dossier.story.parameters import EVERY, unknown

INJECTED = "# Parameters\n"  # how the cell begins that papermill writes after the defaults


def ready():
    """Make a notebook ready for a story, wherever one is opened.

    Raises:
        ParameterError: papermill has set a name that the notebook lacks.
    """
    shell = session.shell()
    if not shell:
        return
    if not session.live():  # a reader's own cell may begin with any comment
        refuse_unknown(shell.user_ns.get("In", ()))
    keep_amounts(shell.display_formatter)


def refuse_unknown(cells):
    """Refuse a name that papermill has set and that no cell before had, such as ``acount``.

    Papermill itself warns of such a name, and goes on.

    Raises:
        ParameterError: names the nearest parameter.
    """
    known = set(EVERY)
    for source in cells:
        names = {
            node.id
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        if source.startswith(INJECTED) and names - known:
            raise ParameterError(unknown(min(names - known), EVERY))
        known |= names


def keep_amounts(formatter):
    """Set dollar signs apart in frames, too, which a reader shows as pandas has them.

    Pandas can mark its tables as free of formulas; JupyterLab does not heed that.
    """
    html = formatter.formatters["text/html"]
    html.for_type(pd.DataFrame, _apart)
    html.for_type_by_name("pandas.io.formats.style", "Styler", _apart)


def _apart(frame):
    html = frame._repr_html_()
    return html and dollars.in_html(html)
