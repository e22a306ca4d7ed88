"""Names that papermill sets in a notebook: it warns of one that the notebook lacks, and goes on.

Papermill writes a cell of its own, after the one with the defaults, that begins with a comment.
"""

import ast

from dossier.dataset import session
from dossier.dataset.errors import ParameterError
from dossier.story.parameters import EVERY, unknown

MARK = "# Parameters\n"


def hold():
    """Refuse a name that papermill has set and that no cell before had, such as ``acount``.

    Raises:
        ParameterError: names the nearest parameter.
    """
    if session.live():
        return  # a reader's own cell may begin with any comment
    shell = session.shell()
    known = set(EVERY)
    for source in shell.user_ns.get("In", ()) if shell else ():
        names = list(_set_in(source))
        for name in names if source.startswith(MARK) else ():
            if name not in known:
                raise ParameterError(unknown(name, EVERY))
        known.update(names)


def _set_in(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
