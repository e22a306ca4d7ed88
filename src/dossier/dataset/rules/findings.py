"""Remarks on the descriptor: findings of no figure, and its other form, which says otherwise."""

from collections.abc import Iterator

from dossier.dataset import paths, standard
from dossier.dataset.errors import Problem, allowed
from dossier.dataset.files import DESCRIPTOR
from dossier.dataset.paths import shown
from dossier.dataset.rules.raw_tables import Tables, remark

WHAT = "a figure as it is named in figures/, such as 02-days"


@remark()
def remark_findings_of_no_figure(tables: Tables) -> Iterator[Problem]:
    """A finding counts by the name of its figure; before a build there are none to know."""
    drawn = sorted({file.stem for file in paths.FIGURES.glob("*/*.json")})
    named = [each["figure"] for each in tables.descriptor.get("findings") or ()]
    for place, name in enumerate(named, 1):
        if drawn and name not in drawn:
            message = f'findings: number {place} names "{name}", which no notebook here has drawn'
            yield Problem(tables.file, 0, "", f"{message}; {allowed(name, drawn, WHAT)}")


@remark()
def remark_other_form(tables: Tables) -> Iterator[Problem]:
    """What is edited in datapackage.json is not read: it is made of the descriptor."""
    if tables.folder and (entry := standard.differing(tables.folder, tables.descriptor)):
        message = f"{entry} is not what {DESCRIPTOR} says, of which this file is made"
        usual = "usual: edit that one, then run dossier dictionary"
        yield Problem(shown(tables.folder / standard.FILE), 0, "", f"{message}; {usual}")
