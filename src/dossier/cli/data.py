"""Commands on the tables of a package."""

import click
from click import option

from dossier.cli.group import PACKAGE, command, say

FOLDER = click.argument("folder", metavar="[PACKAGE]", required=False)


@command(
    FOLDER,
    PACKAGE,
    option("--article", metavar="FILE", help="Text of the article, to find it in."),
    option(
        "--source",
        "sources",
        metavar="ID FILE",
        nargs=2,
        multiple=True,
        help="Text of a source, to find there the words that evidence leads to.",
    ),
)
def check(folder, package, article, sources):
    """Report every problem of a package; PACKAGE is short for --package PACKAGE."""
    from dossier.run.preflight import report

    return say(*report(folder or package, article, sources))


@command(PACKAGE)
def dictionary(package):
    """Write a package's README.md and datapackage.json from its descriptor."""
    from dossier.dataset import dictionary, standard
    from dossier.dataset.files import find_package

    folder = find_package(package or "data")
    made = dictionary.write(folder)
    click.echo(f"Written: {', '.join(map(str, filter(None, (made, standard.write(folder)))))}")
    if not made:
        click.echo(f"Left as it is: {folder / 'README.md'}, which is not by dossier dictionary")


@command(
    click.argument("folder"),
    option("--article", metavar="FILE", required=True, help="Its text as UTF-8, headline first."),
    option("--url", metavar="ADDRESS", required=True, help="Where it was published."),
    option("--publisher", metavar="NAME", required=True, help="Who published it."),
    option("--published", metavar="DAY", required=True, help="When, as YYYY-MM-DD."),
    option("--lang", metavar="LANG", default="en", help="Language of the article [en]."),
    option("--title", metavar="TEXT", default="", help="Its headline [first line of the text]."),
    option("--origin", metavar="ADDRESS", help="Where others get dossier [where it is here]."),
)
def new(folder, article, origin, **about):
    """Begin a collection on another article in FOLDER, which is new or empty."""
    from dossier.run.new import About, begin

    return say(begin(folder, article, About(**about), origin))


@command(click.argument("tables", nargs=-1, required=True, metavar="TABLE..."), PACKAGE)
def add(tables, package):
    """Add tables, such as tour_stops or money, to a package: described, and empty."""
    from dossier.run.blank import add as do

    return say(do(tables, package))


@command(
    click.argument("text", metavar="TEXT"),
    FOLDER,
    PACKAGE,
    option("--write", is_flag=True, help="Write sentences.csv anew; claims keep their sentences."),
)
def sentences(text, folder, package, write):
    """Make sentences.csv of the file TEXT, or compare the two; no text of the article is kept."""
    from dossier.run.sentence_table import report

    return say(*report(text, folder or package, write))


@command(
    FOLDER,
    PACKAGE,
    option("--dry-run", "dry", is_flag=True, help="Say what would be changed; change nothing."),
)
def tidy(folder, package, dry):
    """Put right what a spreadsheet saved: separators, dates, numbers, empty rows, order."""
    from dossier.run.tidy_tables import report

    return say(*report(folder or package, dry))


@command(FOLDER, PACKAGE)
def status(folder, package):
    """Say what is there, what is open, and what to do next."""
    from dossier.run.status import report

    return say(report(folder or package))
