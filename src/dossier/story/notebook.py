"""The notebook around a story: what was set in it, and how it shows the frames of a reader."""

import pandas as pd

from dossier.dataset import session
from dossier.i18n import dollars
from dossier.story import injected


def ready():
    """Make a notebook ready for a story, wherever one is opened.

    Raises:
        ParameterError: papermill has set a name that the notebook lacks.
    """
    injected.hold()
    shell = session.shell()
    if shell:
        keep_amounts(shell.display_formatter)


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
