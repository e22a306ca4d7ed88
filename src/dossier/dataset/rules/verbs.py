"""Kinds of relations for which the descriptor has no verb."""

from collections.abc import Iterator

from dossier.dataset.errors import Problem
from dossier.dataset.rules.raw_tables import Tables, remark


@remark("relations.kind")
def remark_kinds_without_a_verb(tables: Tables) -> Iterator[Problem]:
    """A relation of a kind without a verb has that of its side, as if nothing was said of it."""
    told = set(tables.verbs)
    for row in tables["relations"]:
        kind = row["kind"]
        if kind and kind not in told:
            told.add(kind)
            message = f'"{kind}" has no verb, and is told as what is for or against somebody'
            example = f'{{{kind}: "{{source}} ... {{target}}"}}'
            yield row.problem("kind", f"{message}; usual: verbs: {example} in datapackage.yaml")
