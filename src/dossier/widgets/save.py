"""A figure as files, and the command that makes it anew: the same files as the builder's."""

import base64
import mimetypes
import shlex

from dossier.dataset import paths
from dossier.story.parameters import given, options, slug
from dossier.widgets.scene import notebook_of


def save(figure, package, values, built=True):
    """Write a figure as the builder does: SVG, PNG, CSV and JSON, the same bytes.

    They go into a folder of their own below ``build/explored``, so that neither the committed
    figures nor those of a build are mixed with them; what no notebook draws goes below ``own``.

    Returns:
        The files written.
    """
    name = slug(_named(package) | given(values, package)) or ("as-committed" if built else "")
    home = paths.ROOT / "build" / "explored" / ("" if built else "own")
    folder = home / name / "figures" / figure.words.lang
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for ending, data in figure.files().items():
        files.append(folder / f"{figure.name}.{ending}")
        files[-1].write_bytes(data)
    return files


def offered(file):
    """Link to a file's own content, so that it can be taken away wherever the server may be."""
    kind = mimetypes.guess_type(file.name)[0]
    data = base64.b64encode(file.read_bytes()).decode()
    return f'<a download="{file.name}" href="data:{kind};base64,{data}">{file.suffix[1:]}</a>'


def command(figure, package, values):
    """Write the command line that builds a figure with these parameters."""
    line = ["dossier", "build"]
    notebook = notebook_of(figure)
    if notebook:
        line += ["--notebooks", notebook]
    line += [part for name in _named(package).values() for part in ("--package", name)]
    return shlex.join(line + options(given(values, package)))


def _named(package):
    home = package.folder == paths.DATA
    return {} if home else {"package": paths.shown(package.folder)}
