"""Imports of Jupyter's libraries without a grammar that takes longer to load than all the rest.

``jsonschema`` loads a grammar of web addresses (``rfc3987_syntax``), which is compiled at each
start and takes a second or two, to check a format that no notebook has. It is an extra of
``jsonschema``'s: where it is missing, that one format is not checked.
"""

import sys
from contextlib import contextmanager

GRAMMAR = "rfc3987_syntax"


@contextmanager
def sparing():
    """Import inside this what needs ``jsonschema``; the grammar counts as not installed."""
    if GRAMMAR in sys.modules or "jsonschema" in sys.modules:
        yield
        return
    sys.modules[GRAMMAR] = None
    try:
        yield
    finally:
        del sys.modules[GRAMMAR]
