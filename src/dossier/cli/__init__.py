"""The command line: what each command is called, takes and prints; the work is done elsewhere.

- group: options and exit codes that commands share
- data: commands on the tables of a package
- making: figures and pages
- asking: questions about what is there
"""

import gc
import os
import sys
from contextlib import suppress

import click

from dossier.cli import asking, data, making
from dossier.cli.group import FAILED, OK, USAGE, dossier
from dossier.run import interrupts

__all__ = ["main"]

MANY = 100_000  # new objects before Python looks for circles; rows of tables are none


def main(arguments=None):
    """Run a command and return its exit code; end errors of the reader's in one message."""
    gc.set_threshold(MANY)
    about = {"debug": False}
    _open_closed()
    try:
        os.getcwd()
    except FileNotFoundError:
        return _end("the folder that this runs in is gone; go to one that is there", FAILED)
    try:
        with interrupts.heard():
            return dossier.main(arguments, "dossier", standalone_mode=False, obj=about) or OK
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        number = interrupts.ended_by()
        return _end(f"{interrupts.SAID[number.name]}; nothing was changed", 128 + number)
    except BrokenPipeError:
        # Whoever read this, such as head, has read enough; say nothing more on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        from dossier.dataset.errors import BuildError, PackageError, ParameterError

        told = isinstance(error, (BuildError, PackageError, ParameterError, OSError))
        if about["debug"] or not told:
            raise
        if isinstance(error, OSError) and error.filename:
            error = f"{error.filename}: {error.strerror}"  # as all others: the file first
        return _end(error, USAGE if isinstance(error, ParameterError) else FAILED)


def _open_closed():
    """Open to nothing what was closed by whoever started this: files, or kernels, would take it."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
                setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))


def _end(message, code):
    with suppress(OSError):  # there is nobody left to tell
        click.echo(f"dossier: {message}", err=True)
    return code
