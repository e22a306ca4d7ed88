"""The command line: what each command is called, takes and prints; the work is done elsewhere.

Imports are where they are used, so that ``--help`` is there at once.
"""

import os
import sys

import click
from click import option

from dossier.run import interrupts

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
EXIT_CODES = """\b
Exit codes: 0 all is well; 1 problems, changes or gaps were found, or the work
failed; 2 wrong usage or parameters; 130 interrupted, nothing was changed."""


def main(arguments=None):
    """Run a command and return its exit code; end errors of the reader's in one message."""
    about = {"debug": False}
    try:
        with interrupts.heard():
            return dossier.main(arguments, "dossier", standalone_mode=False, obj=about) or OK
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return _end("stopped; nothing was changed", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read this, such as head, has read enough; say nothing more on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        from dossier.dataset.errors import BuildError, PackageError, ParameterError

        told = isinstance(error, (BuildError, PackageError, ParameterError, OSError))
        if about["debug"] or not told:
            raise
        return _end(error, USAGE if isinstance(error, ParameterError) else FAILED)


def _end(message, code):
    click.echo(f"dossier: {message}", err=True)
    return code


def _say(lines, well=True):
    click.echo("\n".join(lines))
    return OK if well else FAILED


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
def dossier():
    """Check a news story by looking at it."""


NOTED = {"expose_value": False, "callback": lambda about, _, is_on: about.obj.update(debug=is_on)}
DEBUG = option("--debug", is_flag=True, help="Trace errors.", **NOTED)
PACKAGE = option("--package", metavar="DIR", help="Folder with datapackage.yaml [data].")
LANG = option("--lang", metavar="LANG", default="en", help="Of the figures and the answer [en].")
LANGS = option("--lang", metavar="LANGS", help="Such as es or en,ru [all].")
FIGURES = option("--figures", metavar="DIR", help="Folder with figures [those of the package].")
VALUES = option("-p", "parameters", metavar="NAME=VALUE", multiple=True, help="A parameter.")
JSON = option("--json", "as_json", is_flag=True, help="For programs.")


def command(*options):
    """Make a command of a function; its options stand in the order given."""

    def made(function):
        for each in (DEBUG, *reversed(options)):
            function = each(function)
        return dossier.command(epilog=EXIT_CODES)(function)

    return made


@command(
    click.argument("folder", metavar="[PACKAGE]", required=False),
    PACKAGE,
    option("--article", metavar="FILE", help="Text of the article, to find it in."),
)
def check(folder, package, article):
    """Report every problem of a package; PACKAGE is short for --package PACKAGE."""
    from dossier.run.preflight import report

    return _say(*report(folder or package, article))


@command(
    PACKAGE,
    LANGS,
    VALUES,
    option("--sweep", "sweeps", metavar="NAME=A,B", multiple=True, help="Build all combinations."),
    option("--notebooks", metavar="NAMES", default="", help="Such as 02-tour,03-arms [all]."),
    option("-o", "--output", metavar="DIR", help="Folder for figures, pages and notebooks."),
    option("--workers", type=click.IntRange(1), help="Notebooks at a time [cores + 1]."),
    option("--timeout", type=click.IntRange(1), default=300, help="Seconds a cell may take [300]."),
    option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster, such as tcp://host:8786."),
    option("--kernels", type=click.Choice(["warm", "cold"]), default="warm", help="Forked or new."),
    option("--force", is_flag=True, help="Run also notebooks that would come out as they are."),
)
def build(package, lang, parameters, sweeps, notebooks, scheduler, **options):
    """Check a package, run its notebooks, write figures and pages."""
    from dossier.run.request import assigned, build_asked

    selected = [name.strip() for name in notebooks.split(",") if name.strip()]
    values = assigned(parameters, package=package, lang=lang)
    said, warned, failed = build_asked(values, sweeps, scheduler, selected=selected, **options)
    for line in warned:
        click.echo(f"dossier: {line}", err=True)
    return _say(said, not failed)


@command(click.argument("further", metavar="[-- OPTIONS]", nargs=-1, type=click.UNPROCESSED))
def lab(further):
    """Open JupyterLab on the first notebook, whatever the folder here."""
    from dossier.dataset.paths import NOTEBOOKS, ROOT

    os.chdir(ROOT)
    asked = ["-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}", f"{NOTEBOOKS}/00-overview.ipynb"]
    os.execv(sys.executable, [sys.executable, *asked, *further])


@command(PACKAGE)
def parameters(package):
    """List the parameters of each notebook with what is allowed."""
    from dossier.story.parameters import listing

    return _say(listing(package))


@command(PACKAGE)
def dictionary(package):
    """Write a package's README.md from its descriptor."""
    from dossier.dataset.dictionary import write

    click.echo(f"Written: {write(package)}")


@command(
    click.argument("notebook"),
    PACKAGE,
    VALUES,
    option("-o", "--output", metavar="FILE", required=True, help="File to write, as tour.html."),
)
def export(notebook, package, parameters, output):
    """Write NOTEBOOK, such as 02-tour, with its claims and sources as one HTML file."""
    from dossier.run.export import export as do
    from dossier.run.request import assigned

    file = do(notebook, assigned(parameters, package=package), output)
    click.echo(f"Written: {file} ({file.stat().st_size // 1000:,} kB)")


@command(option("--port", type=click.IntRange(0, 65535), default=8008, help="Port [8008]."))
def serve(port):
    """Show the pages at a loopback address; rebuild and reload when something changes."""
    from dossier.run import serve as serving

    serving.serve(port)


@command(click.argument("key", metavar="ID"), PACKAGE, FIGURES, LANG, JSON)
def explain(key, **options):
    """Say all that hangs on ID: C61, S54, P12S1, E001, F01, 03-totals, or find words, numbers."""
    from dossier.run.inquire import explain as do

    return _say(do(key, **options))


@command(PACKAGE, FIGURES, LANG, JSON)
def coverage(**options):
    """Say which figures draw each claim, and which claims none draws."""
    from dossier.run.inquire import coverage as do

    return _say(*do(**options))


@command(
    click.argument("base", default="HEAD"),
    option("--figures", metavar="DIR", help="The figures to compare [figures]."),
    LANGS,
    JSON,
    option("--markdown", "as_markdown", is_flag=True, help="For the summary of a workflow."),
)
def diff(**options):
    """Say which marks changed since BASE, a commit [HEAD] or a folder with figures."""
    from dossier.run.inquire import diff as do

    return _say(*do(**options))


if __name__ == "__main__":
    sys.exit(main())
