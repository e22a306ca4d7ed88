"""The same build for each combination of some parameters, each in a folder of its own.

Done combinations are known by their records, so a sweep that was cut off goes on where it was.
"""

import itertools
import json
import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from dossier.dataset.errors import BuildError, ParameterError
from dossier.dataset.files import find_package, write_atomic
from dossier.dataset.package import Package
from dossier.dataset.paths import ROOT, shown
from dossier.run import builder, digest
from dossier.run.progress import Told
from dossier.run.workers import Pool
from dossier.story.parameters import EVERY, slug, validate

# While the pages of one combination are written, notebooks of another run; a cluster has room
# for those of many.
HERE, ON_CLUSTER = 2, 32


@dataclass(frozen=True)
class Combination:
    """One product of a sweep.

    Attributes:
        name: of its folder, such as ``account-article_as_of-latest``.
        values: of the parameters swept, by name.
        ran: how many notebooks were run; none where all was as it would be now.
        failure: why it could not be made; empty where it was.
    """

    name: str
    values: dict
    ran: int = 0
    failure: str = ""


def combinations(sweeps, values):
    """Combine all values of all parameters.

    Args:
        sweeps: texts such as ``account=article,checked``.
        values: the other parameters, by name, as text.

    Raises:
        ParameterError: a text without values, a parameter given twice, a value not allowed.
    """
    swept = {}
    for text in sweeps:
        name, _, listed = text.partition("=")
        options = [value.strip() for value in listed.split(",") if value.strip()]
        if not options:
            raise ParameterError(f"{text}: no value given; allowed: {name}=VALUE,VALUE")
        if name in swept or name in values:
            raise ParameterError(f"{name}: given twice; allowed: once, with -p or with --sweep")
        swept[name] = dict.fromkeys(options)
    package = Package(find_package(values.get("package", "data")))
    made = [dict(zip(swept, each, strict=True)) for each in itertools.product(*swept.values())]
    for each in made:
        validate(values | each, EVERY.values(), package)
    return [Combination(name, each) for name, each in zip(_names(made), made, strict=True)]


def _names(made):
    """Name a folder for each combination; where names fall together, a digest keeps them apart."""
    names = [slug(each) for each in made]
    alike = {name for name, count in Counter(map(str.lower, names)).items() if count > 1}
    return [
        f"{name}-{digest.value(each)[:8]}" if name.lower() in alike else name
        for name, each in zip(names, made, strict=True)
    ]


def sweep(values, sweeps, *, output=None, stream=None, pool=None, **options):
    """Build all combinations.

    Args:
        values: the parameters that all have in common, by name, as text.
        sweeps: see ``combinations``.
        output: folder of all; by default one under build/.
        stream: where progress is written.
        pool: how notebooks are to be run, those of all combinations together.
        **options: see ``dossier.run.builder.build``.

    Returns:
        The folder, and the combinations with what came of them.

    Raises:
        ParameterError: before a kernel starts and before anything is written.
    """
    asked = combinations(sweeps, values)
    swept = "-".join(text.partition("=")[0] for text in sweeps)
    usual = ROOT / "build" / f"sweep-{swept}"
    folder = Path(output).expanduser().resolve() if output else usual
    folder.mkdir(parents=True, exist_ok=True)
    say = Told(len(asked), stream or sys.stderr)
    done = {each.name: each for each in asked}
    pool = pool or Pool()
    with pool.opened(pool.workers) as (executor, scratch):
        options |= {"pool": replace(pool, executor=executor, scratch=scratch), "states": False}
        with ThreadPoolExecutor(ON_CLUSTER if pool.executor else HERE, "combination") as threads:
            futures = [threads.submit(_make, each, values, folder, options) for each in asked]
            try:
                for future in as_completed(futures):
                    made = future.result()
                    done[made.name] = made
                    say.done(made)
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                raise
    _write_index(folder, list(done.values()), values)
    return folder, list(done.values())


def _make(asked, values, folder, options):
    """Build one combination; a failure is part of what comes of it."""
    with open(os.devnull, "w") as silence:
        try:
            built = builder.build(
                values | asked.values, output=folder / asked.name, stream=silence, **options
            )
        except BuildError as error:
            return Combination(asked.name, asked.values, failure=str(error))
    return Combination(asked.name, asked.values, len(built.ran))


def _write_index(folder, made, common):
    """Write a page that leads to each combination, and the same as JSON."""
    from jinja2 import Environment, FileSystemLoader

    from dossier.pages.narrative import TEMPLATES

    page = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    listed = [asdict(each) for each in made]
    text = page.get_template("sweep.html.j2").render(made=listed, count=_count(made), common=common)
    write_atomic(folder / "index.html", text)
    write_atomic(folder / "index.json", json.dumps(listed, indent=1, ensure_ascii=False) + "\n")


def _count(made):
    return f"{len(made)} combination{'' if len(made) == 1 else 's'}"


def report(folder, made):
    """Put what came of a sweep into words."""
    failed = [each for each in made if each.failure]
    ran = sum(bool(each.ran) for each in made)
    lines = [f"{each.name}:\n  " + each.failure.replace("\n", "\n  ") for each in failed]
    kept = len(made) - ran - len(failed)
    lines.append(f"{_count(made)}: {ran} made, {kept} kept, {len(failed)} failed")
    return "\n".join([*lines, f"Index: {shown(folder)}/index.html"])
