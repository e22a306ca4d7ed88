"""The group of all commands, and what they have in common: options, exit codes, printing.

Imports of what does the work are in each command, so that ``--help`` is there at once.
"""

import json

import click
from click import option

OK, FAILED, USAGE = 0, 1, 2
EXIT_CODES = """\b
Exit codes: 0 all is well; 1 problems, changes or gaps were found, or the work
failed; 2 wrong usage or parameters; 130 interrupted, 143 terminated, nothing
was changed."""


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
def dossier():
    """Check a news story by looking at it."""


NOTED = {"expose_value": False, "callback": lambda about, _, is_on: about.obj.update(debug=is_on)}
DEBUG = option("--debug", is_flag=True, help="Trace errors.", **NOTED)
PACKAGE = option("--package", metavar="DIR", help="Folder with datapackage.yaml [data].")
LANG = option("--lang", metavar="LANG", help="Of the figures and the answer [the story's own].")
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


def say(lines, well=True):
    """Print lines for the reader and return the exit code."""
    click.echo("\n".join(lines))
    return OK if well else FAILED


def answer(as_json, found, lines, well=True):
    """Print what was found, as JSON for programs or in lines for the reader; see ``say``."""
    return say([json.dumps(found, ensure_ascii=False, indent=1)] if as_json else lines, well)
