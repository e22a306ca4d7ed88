"""What a command line asks of the builder: its parameters, languages and cluster."""

from contextlib import closing, contextmanager

from dossier.dataset.errors import PackageError, ParameterError
from dossier.dataset.files import find_package
from dossier.dataset.package import Package
from dossier.dataset.paths import NOTEBOOKS as FOLDER
from dossier.dataset.paths import shown
from dossier.i18n.language import LANGUAGES, spoken
from dossier.run.plan import strangers
from dossier.run.workers import Pool
from dossier.story.parameters import EVERY, NOTEBOOKS, validate


def assigned(texts, **others):
    """Read values as they are typed: a dict of name to text from texts such as ``lang=es``.

    Others have an option of their own; where that is None it was not given.

    Raises:
        ParameterError: one without a name or a value, or with two values.
    """
    values = {name: value for name, value in others.items() if value is not None}
    for text in texts:
        name, equals, value = text.partition("=")
        if not text:
            raise ParameterError("-p: is empty; allowed: NAME=VALUE")
        if not equals:
            raise ParameterError(f"{text}: no value given; allowed: {text}=VALUE")
        if not name:
            raise ParameterError(f"{text}: no name given; allowed: NAME{text}")
        if values.setdefault(name, value) != value:
            told = f"{values[name]!r} and {value!r}"
            raise ParameterError(f"{name}: given twice, as {told}; allowed: once")
    return values


def build_asked(values, sweeps, scheduler, workers, kernels, **options):
    """Build what was asked for, or each combination of what is to be swept.

    Args:
        values: parameters by name, as text.
        sweeps: texts such as ``account=article,checked``.
        scheduler: address of a Dask cluster; none is this machine.
        workers: notebooks to run at a time; none is the usual number.
        kernels: ``warm`` or ``cold``.
        **options: see ``dossier.run.builder.build``.

    Returns:
        Lines to print, lines of warning, and whether something failed.
    """
    with _pool(scheduler, workers, kernels) as pool:
        options["pool"] = pool
        if not sweeps:
            return _build(values, options)
        from dossier.run.sweep import report, sweep

        folder, made = sweep(values, sweeps, **options)
        return [report(folder, made)], [], any(each.failure for each in made)


def asked_notebooks(asked):
    """Read a list of notebooks, such as ``02-tour,03-arms``; none are asked for by nothing.

    Raises:
        ParameterError: a list without a name.
    """
    names = [name.strip() for name in asked.split(",") if name.strip()]
    if asked and not names:
        raise ParameterError(f"notebooks: {asked!r} names none; allowed: {', '.join(NOTEBOOKS)}")
    return names


def asked_languages(asked):
    """Read a list of languages, such as ``en,ru``.

    Raises:
        ParameterError: one that is not there.
    """
    langs = tuple(dict.fromkeys(lang.strip() for lang in asked.split(",")))
    for lang in langs:
        validate({"lang": lang}, [EVERY["lang"]], None)
    return langs


def _build(values, options):
    from dossier.run.builder import build

    asked = values.pop("lang", None)
    langs = asked_languages(asked) if asked is not None else _usual(values, options["output"])
    built = build(values, languages=langs, **options)
    said = [] if built.replaced else ["Nothing has changed."]
    said += [f"Pages: {shown(output.site)}/index.html" for output in built.outputs]
    warned = [f"{title} warns: {text}" for title, text in built.warned]
    warned += [f"{shown(file)} was changed meanwhile and stays as it is" for file in built.edited]
    joins = "no notebook of the collection; how one joins it: CONTRIBUTING.md"
    warned += [f"{shown(file)} was not run: {joins}" for file in strangers(FOLDER)]
    return said, warned, False


def _usual(values, output):
    """Choose the languages: all of the package, but one of what is only tried out."""
    if set(values) - {"package"} or (output and not values):
        return ()
    try:
        return spoken(Package(find_package(values.get("package", "data"))).languages)
    except PackageError:
        return ()  # the build says what is wrong with it


@contextmanager
def _pool(scheduler, workers, kernels):
    """Give a pool: that of a cluster, where one is named, for as long as it is needed."""
    if not scheduler:
        yield Pool(None, workers, kernels)
        return
    from dossier.run.cluster import Cluster

    # The scheduler knows best how many run at a time: hand it all.
    with closing(Cluster(scheduler)) as cluster:
        yield Pool(cluster, workers or len(NOTEBOOKS) * len(LANGUAGES), kernels)
