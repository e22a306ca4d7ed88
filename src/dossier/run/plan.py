"""What a build is to do: which notebooks, with which parameters. Decided before a kernel starts."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from dossier.dataset.errors import PackageError, ParameterError
from dossier.dataset.files import find_package
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.i18n.language import LANGUAGES, OWN, spoken
from dossier.run import source
from dossier.story.parameters import NOTEBOOKS, differing, validate

TIMEOUT = 300
WARM, COLD = KERNELS = ("warm", "cold")


@dataclass(frozen=True)
class Job:
    """One notebook to run; it can be sent to another process or machine.

    Attributes:
        name: such as ``02-tour``.
        source: the notebook as text.
        parameters: plain values to inject; only those that differ from the defaults.
        folder: working folder of the kernel, from which paths are resolved.
        timeout: seconds that one cell may take.
        scratch: folder for sockets and the like; empty makes one.
        package: folder of the package.
        kernels: ``warm`` or ``cold``.
        own: the language that it speaks where no parameter says otherwise.
        states: whether the figures are also wanted on other accounts and earlier days.
    """

    name: str
    source: str
    parameters: dict
    folder: str
    timeout: int = TIMEOUT
    scratch: str = ""
    package: str = ""
    kernels: str = WARM
    own: str = OWN
    states: bool = False

    @property
    def lang(self):
        """The language that the notebook speaks."""
        return self.parameters.get("lang", self.own)

    @property
    def title(self):
        """The name as readers are told of it."""
        return titled(self.name, self.lang)


@dataclass(frozen=True)
class Plan:
    """All jobs of a build.

    Attributes:
        jobs: what to run.
        package: folder of the package.
        given: parameters that differ from the defaults, by name, as plain values; the package
            is among them, by its whole path, unless it is the collection's own.
        notebooks: folder that the notebooks come from.
        languages: those whose pages stand side by side, each with the folder of its pages; each
            page leads to the others.
        whole: whether the jobs are all notebooks that there are.
        bare: names of the notebooks that the package has no rows for; there are no pages of them.
        spoken: languages of the package that pages can be in, the usual one first.
    """

    jobs: tuple
    package: Path
    given: dict
    notebooks: Path
    languages: dict = field(default_factory=dict)
    whole: bool = True
    bare: tuple = ()
    spoken: tuple = LANGUAGES

    @property
    def lang(self):
        """The language of the figures and pages."""
        return self.given.get("lang", self.spoken[0])


def titled(name, lang):
    """Name a notebook, with its language where that is not the collection's own."""
    return name if lang == OWN else f"{name} ({lang})"


def make_plan(values, **asked):
    """Make the plan of one language; see ``make_plans``."""
    (plan,) = make_plans(values, **asked)
    return plan


def make_plans(
    values, languages=(), *, notebooks, selected=(), timeout=TIMEOUT, kernels=WARM, states=False
):
    """Check everything that was asked for and make a plan of it for each language.

    Args:
        values: parameters by name, as text.
        languages: those to speak, in place of ``lang``.
        notebooks: folder of the notebooks.
        selected: names of those to run; none means all that there are.
        timeout: see ``Job``.
        kernels: see ``Job``.
        states: see ``Job``.

    Raises:
        ParameterError: an unknown name or a value that is not allowed; no such package.
        PackageError: the package cannot be read.
        BuildError: a notebook's own values are not the usual ones.
    """
    there = select(selected, notebooks)
    folder = _find(values.get("package", "data"))
    package = Package(folder)
    files = {name: notebooks / f"{name}.ipynb" for name in select((), notebooks)}
    texts = {name: source.read(file) for name, file in files.items()}
    bare = tuple(name for name, text in texts.items() if not source.has_rows(text, package))
    names = [name for name in there if name not in bare]
    _refuse_bare([name for name in selected if name in bare], texts, package)
    spoken_in = [values | {"lang": lang} for lang in languages] or [values]
    given = [_given(each, names, package) for each in spoken_in]
    langs = spoken(package.languages)
    for name in names:
        source.hold(name, texts[name], files[name], langs[0])
    here, whole = str(Path.cwd()), len(names) + len(bare) == len(texts)
    options = {"timeout": timeout, "package": str(folder), "kernels": kernels, "states": states}
    jobs = tuple(
        Job(name, texts[name], {}, here, own=source.language(texts[name]), **options)
        for name in names
    )
    plan = Plan(jobs, folder, {}, notebooks, whole=whole, bare=bare, spoken=langs)
    return [_filled(plan, *each) for each in zip(spoken_in, given, strict=True)]


def _filled(plan, values, given):
    """Give a plan its parameters.

    Args:
        plan: without any.
        values: as they were asked for.
        given: those that differ from the defaults, for each notebook.
    """
    own = {} if plan.package == DATA else {"package": str(plan.package)}
    inject = {"package": values["package"]} if own and "package" in values else {}
    lang = values.get("lang", plan.spoken[0])
    jobs = []
    for job in plan.jobs:
        told = {"lang": lang} if lang != job.own else {}
        jobs.append(replace(job, parameters=inject | told | given[job.name]))
    every = {key: value for each in given.values() for key, value in each.items()}
    return replace(plan, jobs=tuple(jobs), given=own | every)


def _refuse_bare(names, texts, package):
    for name in names:
        tables = " or ".join(source.tables(texts[name]))
        raise ParameterError(f"notebooks: {name!r} lives on {tables}; {package.name} has no rows")


def select(selected, notebooks):
    """Give the names of the notebooks to run, in order.

    Raises:
        ParameterError: a name that is none of the notebooks in the folder, or no notebook.
    """
    there = [name for name in NOTEBOOKS if (notebooks / f"{name}.ipynb").is_file()]
    if not there:
        how = "run dossier in the collection's folder, where notebooks/ and data/ lie"
        raise ParameterError(
            f"notebooks: none in {notebooks}; allowed: {', '.join(NOTEBOOKS)} ({how})"
        )
    for name in selected:
        if name not in there:
            allowed = ", ".join(there)
            raise ParameterError(f"notebooks: {name!r} is not allowed; allowed: {allowed}")
    return [name for name in there if name in selected or not selected]


def _find(typed):
    try:
        return find_package(typed)
    except PackageError as error:
        raise ParameterError(f"package: {error}") from None


def _given(values, names, package):
    """Pick for each notebook the values that are for it and differ from its defaults."""
    validate(values, {own.name: own for name in names for own in NOTEBOOKS[name]}.values(), package)
    return {name: differing(values, NOTEBOOKS[name], package) for name in names}
