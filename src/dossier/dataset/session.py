"""Who is at the other end of this process: a reader at a screen, a builder, or nobody."""

import os

BUILDING = "DOSSIER_BUILD"


def wanted():
    """Say whether a builder is waiting for the files of each figure."""
    return bool(os.environ.get(BUILDING))


def interactive():
    """Say whether a Jupyter server, and so perhaps a reader, is at the other end."""
    return "JPY_SESSION_NAME" in os.environ


def live():
    """Say whether somebody is there to move a control: a Jupyter server, and no build."""
    return interactive() and not wanted()
