"""Commands that make figures and pages, or show them."""

import os
import sys

import click
from click import option

from dossier.cli.group import PACKAGE, VALUES, command, say

STATES = option(
    "--states/--no-states", default=True, help="Also other accounts and earlier days, or not."
)


@command(
    PACKAGE,
    option("--lang", metavar="LANGS", help="Such as es or en,ru [all; with -p or -o the first]."),
    VALUES,
    option("--sweep", "sweeps", metavar="NAME=A,B", multiple=True, help="Build all combinations."),
    option("--notebooks", metavar="NAMES", default="", help="Such as 02-tour,03-arms [all]."),
    option("-o", "--output", metavar="DIR", help="Folder for figures, pages and notebooks."),
    option("--workers", type=click.IntRange(1), help="Notebooks at a time [cores + 1]."),
    option("--timeout", type=click.IntRange(1), default=300, help="Seconds a cell may take [300]."),
    option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster, such as tcp://host:8786."),
    option("--kernels", type=click.Choice(["warm", "cold"]), default="warm", help="Forked or new."),
    STATES,
    option("--force", is_flag=True, help="Run also notebooks that would come out as they are."),
)
def build(package, lang, parameters, sweeps, notebooks, scheduler, **options):
    """Check a package, run its notebooks, write figures and pages."""
    from dossier.run.request import asked_notebooks, assigned, build_asked

    selected = asked_notebooks(notebooks)
    values = assigned(parameters, package=package, lang=lang)
    said, warned, failed = build_asked(values, sweeps, scheduler, selected=selected, **options)
    for line in warned:
        click.echo(f"dossier: {line}", err=True)
    return say(said, not failed)


@command(click.argument("further", metavar="[-- OPTIONS]", nargs=-1, type=click.UNPROCESSED))
def lab(further):
    """Open JupyterLab on the first notebook, whatever the folder here."""
    from dossier.dataset.paths import NOTEBOOKS, ROOT
    from dossier.run.limits import refuse_moment
    from dossier.run.plan import select

    refuse_moment()
    first = NOTEBOOKS / f"{select((), NOTEBOOKS)[0]}.ipynb"
    os.chdir(ROOT)
    asked = ["-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}", str(first)]
    os.execv(sys.executable, [sys.executable, *asked, *further])


@command(
    click.argument("notebook"),
    PACKAGE,
    VALUES,
    STATES,
    option("-o", "--output", metavar="FILE", required=True, help="File to write, as tour.html."),
)
def export(notebook, package, parameters, output, states):
    """Write NOTEBOOK, such as 02-tour, with its claims and sources as one HTML file."""
    from dossier.run.export import export as do
    from dossier.run.request import assigned

    file = do(notebook, assigned(parameters, package=package), output, states=states)
    click.echo(f"Written: {file} ({file.stat().st_size // 1000:,} kB)")


@command(option("--port", type=click.IntRange(0, 65535), default=8008, help="Port [8008]."))
def serve(port):
    """Show the pages at a loopback address; rebuild and reload when something changes."""
    from dossier.run import serve as serving

    serving.serve(port)
