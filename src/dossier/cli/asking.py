"""Commands that answer questions about what is there."""

import click
from click import option

from dossier.cli.group import FIGURES, JSON, LANG, LANGS, PACKAGE, answer, command, say


@command(PACKAGE)
def parameters(package):
    """List the parameters of each notebook with what is allowed."""
    from dossier.story.parameters import listing

    return say(listing(package))


@command(click.argument("key", metavar="ID"), PACKAGE, FIGURES, LANG, JSON)
def explain(key, as_json, **options):
    """Say all that hangs on ID: C61, S54, P12S1, E001, F01, 03-totals, or find words, numbers."""
    from dossier.run.inquire import explain as do

    return answer(as_json, *do(key, **options))


@command(
    PACKAGE,
    FIGURES,
    LANG,
    JSON,
    option("--sources", is_flag=True, help="How far the evidence can be followed, instead."),
)
def coverage(as_json, **options):
    """Say which figures draw each claim, and which claims none draws."""
    from dossier.run.inquire import coverage as do

    return answer(as_json, *do(**options))


@command(
    click.argument("base", default="HEAD"),
    option("--figures", metavar="DIR", help="The figures to compare [figures]."),
    LANGS,
    JSON,
    option("--markdown", "as_markdown", is_flag=True, help="For the summary of a workflow."),
)
def diff(as_json, **options):
    """Say which marks changed since BASE, a commit [HEAD] or a folder with figures."""
    from dossier.run.diff_report import report

    return answer(as_json, *report(as_json, **options))


@command(click.argument("file"), PACKAGE, FIGURES, JSON)
def verify(file, as_json, **options):
    """Say whether FILE, an SVG or PNG, is a figure of the package as it is, was, or altered."""
    from dossier.run.verify import report

    return answer(as_json, *report(file, **options))


FILES = click.argument("files", nargs=-1, required=True, metavar="FILE...")


@command(FILES, PACKAGE, FIGURES, JSON)
def numbers(files, as_json, **options):
    """Say which numbers of a text (English) the package backs or contradicts, or knows not."""
    from dossier.run.inquire import numbers as do

    return answer(as_json, *do(files, **options))
