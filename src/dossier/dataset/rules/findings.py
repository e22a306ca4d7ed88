"""Findings of the descriptor that open no page, since no figure has their name."""

from collections.abc import Iterator

from dossier.dataset import paths
from dossier.dataset.errors import Problem, allowed
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
