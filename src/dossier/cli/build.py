"""The command ``dossier build`` with its options."""

import argparse
import sys
from contextlib import contextmanager

OK, FAILED = 0, 1


def build(options):
    """Check, run and publish."""
    from dossier.dataset.paths import shown
    from dossier.run.builder import build as do

    names = ("output", "workers", "timeout", "kernels", "force")
    asked = {name: getattr(options, name) for name in names} | {"selected": options.notebooks}
    values = _values(options)
    with _executor(options, asked):
        if options.sweep:
            return _sweep(values, options.sweep, asked)
        built = do(values, languages=_languages(values, options.output), **asked)
    for title, text in built.warned:
        print(f"dossier: {title} warns: {text}", file=sys.stderr)
    if not built.replaced:
        print("Nothing has changed.")
    for output in built.outputs:
        print(f"Pages: {shown(output.site)}/index.html")
    return OK


def _languages(values, output):
    """List the languages to build: those asked for, else all of the collection, else its first.

    Raises:
        ParameterError: one that is not there; no language is built then.
    """
    from dossier.i18n.language import LANGUAGES
    from dossier.story.parameters import EVERY, validate

    asked = values.pop("lang", None)
    if asked is None:
        return LANGUAGES if not values and not output else LANGUAGES[:1]
    langs = tuple(dict.fromkeys(lang.strip() for lang in asked.split(",")))
    for lang in langs:
        validate({"lang": lang}, [EVERY["lang"]], None)
    return langs


@contextmanager
def _executor(options, asked):
    """Ask for the workers of a cluster, where one is named."""
    if not options.scheduler:
        yield
        return
    from dossier.i18n.language import LANGUAGES
    from dossier.run.cluster import Cluster
    from dossier.story.parameters import NOTEBOOKS

    cluster = Cluster(options.scheduler)
    # The scheduler knows best how many run at a time: hand it all.
    most = len(NOTEBOOKS) * len(LANGUAGES)
    asked |= {"executor": cluster, "workers": options.workers or most}
    try:
        yield
    finally:
        cluster.close()


def _sweep(values, sweeps, asked):
    """Build each combination of some parameters."""
    from dossier.run.sweep import report, sweep

    folder, made = sweep(values, sweeps, **asked)
    print(report(folder, made))
    return FAILED if any(each.failure for each in made) else OK


def _values(options):
    """Put parameters of all spellings into one dict of texts.

    Raises:
        ParameterError: one without a value.
    """
    from dossier.story.parameters import assigned

    short = {"package": options.package, "lang": options.lang}
    given = assigned(options.parameters)
    return given | {name: value for name, value in short.items() if value is not None}


def _build_options(parser):
    add = parser.add_argument
    add("--package", metavar="DIR", help="folder with datapackage.yaml (default: data)")
    add("--lang", metavar="LANG", help="such as es or en,ru (default: all)")
    add("-p", dest="parameters", metavar="NAME=VALUE", action="append", default=[])
    sweep = "build all combinations, each in a folder"
    add("--sweep", metavar="NAME=VALUE,VALUE", action="append", default=[], help=sweep)
    add("--notebooks", metavar="NAMES", type=_names, default=(), help="such as 02-tour,03-arms")
    add("--output", metavar="DIR", help="folder for figures, pages and notebooks")
    add(
        "--workers",
        metavar="N",
        type=_at_least_one,
        help="notebooks at a time (default: cores + 1)",
    )
    add("--timeout", metavar="S", type=_at_least_one, default=300, help="seconds a cell may take")
    add("--scheduler", metavar="ADDRESS", help="run on a Dask cluster, such as tcp://host:8786")
    add("--kernels", choices=("warm", "cold"), default="warm", help="forked (warm) or started anew")
    add("--force", action="store_true", help="run also notebooks that would come out as they are")


def _names(text):
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _at_least_one(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not allowed; allowed: a whole number from 1")
    return int(text)


BUILD = (build, _build_options)
