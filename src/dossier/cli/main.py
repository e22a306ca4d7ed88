"""The command line: ``dossier check``, ``build``, ``lab`` and all the others.

Imports are where they are used, so that ``--help`` is there at once. Exit codes: 0 all is
well, 1 something was found or failed, 2 wrong usage or parameters, 130 interrupted.
"""

import argparse
import os
import sys
from pathlib import Path

from dossier.cli.build import BUILD
from dossier.cli.inquire import INQUIRIES
from dossier.cli.share import SHARING
from dossier.run import interrupts

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments=None):
    """Run a command; end errors that are the reader's business in one message."""
    options = _parser().parse_args(arguments)
    try:
        with interrupts.heard():
            return options.command(options)
    except KeyboardInterrupt:
        return _end("stopped; nothing was changed", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read this, such as head, has read enough; say nothing more on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        code = _code(error)
        if options.debug or code is None:
            raise
        return _end(error, code)


def _code(error):
    """Give the exit code of an error with a message for the reader; None for a defect of ours."""
    from dossier.dataset.errors import BuildError, PackageError, ParameterError

    if isinstance(error, ParameterError):
        return USAGE
    return FAILED if isinstance(error, (BuildError, PackageError, OSError)) else None


def _end(message, code):
    print(f"dossier: {message}", file=sys.stderr)
    return code


def check(options):
    """Report every problem of a package, and whether a text holds the article's sentences."""
    from dossier.dataset.files import find_package
    from dossier.dataset.rules import check as problems_of

    folder = find_package(options.package)
    problems = [str(problem) for problem in problems_of(folder)]
    if options.article and not problems:
        problems += _check_article(folder, options.article)
    for line in problems:
        print(line)
    print(_closing(folder, len(problems)))
    return FAILED if problems else OK


def _check_article(folder, file):
    """Hold the text that the reader has against the package."""
    from dossier.dataset.article import verify
    from dossier.dataset.errors import PackageError
    from dossier.dataset.package import Package

    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackageError(f"cannot be read as UTF-8 text: {error}", file) from None
    package = Package(folder)
    found = [str(problem) for problem in verify(text, package)]
    if not found:
        print(f"{file}: all {len(package.load('sentences'))} sentences found")
    return found


def _closing(folder, count):
    """Say how much was checked and how much is wrong."""
    from dossier.dataset.errors import PackageError
    from dossier.dataset.files import count_rows
    from dossier.dataset.package import Package
    from dossier.dataset.paths import shown

    found = "no problem" if not count else "1 problem" if count == 1 else f"{count} problems"
    try:
        package = Package(folder)
        rows = sum(count_rows(package.file(table)) for table in package.tables)
    except PackageError:
        return f"{shown(folder)}: {found}"
    return f"{shown(folder)}: {len(package.tables)} tables, {rows:,} rows, {found}"


def lab(options):
    """Open JupyterLab on the first notebook, whatever the folder here; data are in sight."""
    from dossier.dataset.paths import NOTEBOOKS, ROOT

    os.chdir(ROOT)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}"]
    command.append(str(NOTEBOOKS / "00-overview.ipynb"))
    os.execv(sys.executable, [*command, *options.further])


def parameters(options):
    """List the parameters of each notebook with what is allowed."""
    from dossier.dataset.package import Package
    from dossier.story.parameters import COMMON, NOTEBOOKS, plain

    package = Package(options.package)

    def show(heading, those):
        print(heading)
        for each in those:
            default = plain(each.parse(each.default, package))
            default = ",".join(default) or "none" if isinstance(default, list) else default
            print(f"  {each.name} = {default}\n      {each.help}: {each.allowed(package)}")

    show("every notebook", COMMON)
    for name, all_own in NOTEBOOKS.items():
        show(name, [each for each in all_own if each not in COMMON])
    return OK


def dictionary(options):
    """Write a package's README.md from its descriptor."""
    from dossier.dataset.dictionary import dictionary as describe
    from dossier.dataset.files import find_package
    from dossier.dataset.paths import shown

    folder = find_package(options.package)
    readme, draft = folder / "README.md", folder / "README.md.draft"
    try:
        draft.write_text(describe(folder), encoding="utf-8", newline="\n")
        draft.replace(readme)
    finally:
        draft.unlink(missing_ok=True)
    print(f"Written: {shown(readme)}")
    return OK


def _parser():
    parser = argparse.ArgumentParser(
        prog="dossier", description="Check a news story by looking at it.", allow_abbrev=False
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command, options in (
        (check, _check_options),
        BUILD,
        (lab, _lab_options),
        (parameters, _package_option),
        (dictionary, _package_option),
        *SHARING,
        *INQUIRIES,
    ):
        words = command.__doc__.splitlines()[0]
        own = commands.add_parser(
            command.__name__, help=words, description=words, allow_abbrev=False
        )
        own.add_argument("--debug", action="store_true", help="show where an error was raised")
        own.set_defaults(command=command)
        options(own)
    return parser


def _check_options(parser):
    _package_option(parser)
    parser.add_argument("--article", metavar="FILE", help="text of the article, to find it in")


def _lab_options(parser):
    parser.add_argument("further", nargs="*", help="options for JupyterLab, after --")


def _package_option(parser):
    parser.add_argument("package", nargs="?", default="data", metavar="PACKAGE")


if __name__ == "__main__":
    sys.exit(main())
