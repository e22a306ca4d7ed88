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
        lang: the language that it speaks.
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
    lang: str = OWN
    states: bool = False

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


def make_plans(values, languages=(), *, notebooks, selected=(), **options):
    """Check everything that was asked for and make a plan of it for each language.

    Args:
        values: parameters by name, as text.
        languages: those to speak, in place of ``lang``.
        notebooks: folder of the notebooks.
        selected: names of those to run; none means all that there are.
        **options: ``timeout``, ``kernels`` and ``states`` of each ``Job``.

    Raises:
        ParameterError: an unknown name or a value that is not allowed; no such package.
        PackageError: the package cannot be read.
        BuildError: a notebook's own values are not the usual ones.
    """
    asked = select(selected, notebooks)
    try:
        folder = find_package(values.get("package", "data"))
    except PackageError as error:
        raise ParameterError(f"package: {error}") from None
    package = Package(folder)
    files = {name: notebooks / f"{name}.ipynb" for name in select((), notebooks)}
    texts = {name: source.read(file) for name, file in files.items()}
    bare = tuple(name for name, text in texts.items() if not source.has_rows(text, package))
    for name in selected:
        if name in bare:
            named = " or ".join(source.tables(texts[name]))
            raise ParameterError(
                f"notebooks: {name!r} lives on {named}; {package.name} has no rows"
            )
    asked = {name: texts[name] for name in asked if name not in bare}
    known = {own.name: own for name in asked for own in NOTEBOOKS[name]}.values()
    spoken_in = [values | {"lang": lang} for lang in languages] or [values]
    for each in spoken_in:
        validate(each, known, package)
    langs = spoken(package.languages)
    for name, text in asked.items():
        source.hold(name, text, files[name], langs[0])
    whole = len(asked) + len(bare) == len(texts)
    plan = Plan((), folder, {}, notebooks, whole=whole, bare=bare, spoken=langs)
    return [_in_language(plan, each, asked, package, options) for each in spoken_in]


def _in_language(plan, values, texts, package, options):
    """Give a plan its jobs, with the parameters of each that differ from its own defaults."""
    own = {} if plan.package == DATA else {"package": str(plan.package)}
    inject = {"package": values["package"]} if own and "package" in values else {}
    lang, jobs, every = values.get("lang", plan.spoken[0]), [], {}
    options = options | {"package": str(plan.package), "lang": lang}
    for name, text in texts.items():
        given = differing(values, NOTEBOOKS[name], package)
        told = {"lang": lang} if lang != source.language(text) else {}
        jobs.append(Job(name, text, inject | told | given, str(Path.cwd()), **options))
        every |= given
    return replace(plan, jobs=tuple(jobs), given=own | every)


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


def strangers(notebooks):
    """List the files of notebooks in the folder that no build runs, but for those that say so."""
    files = (file for file in sorted(notebooks.glob("*.ipynb")) if file.stem not in NOTEBOOKS)
    return [file for file in files if not source.stays_out(file)]
