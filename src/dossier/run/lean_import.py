"""Imports of Jupyter's libraries without what takes longer to load than all the rest.

``jsonschema`` loads a grammar of web addresses (``rfc3987_syntax``), which is compiled at each
start and takes a second or two, to check a format that no notebook has. It is an extra of
``jsonschema``'s: where it is missing, that one format is not checked. ``ipykernel`` loads a
debugger (``debugpy``), half of what a kernel takes to start, where it finds one; no build asks it.
"""

import sys
from contextlib import contextmanager

SPARED = {"rfc3987_syntax", "debugpy"}


@contextmanager
def sparing():
    """Import inside this what needs ``jsonschema`` or ``ipykernel``; those count as missing."""
    hidden = SPARED.difference(sys.modules)
    sys.modules.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
