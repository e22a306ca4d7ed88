"""Lead a mark that stands for what one source says to just that, not to all that is said."""

import re

CLAIM = r'(id="{}"[^>]*>\s*<(?:\w+:)?a [^>]*?href=")claims\.html#[\w-]+"'


def by_statement(evidence):
    """Index rows of ``evidence``: evidence_id by claim and source, the first of several."""
    first = evidence.sort_values("evidence_id").drop_duplicates(["claim_id", "source_id"])
    return first.set_index(["claim_id", "source_id"])["evidence_id"].to_dict()


def lead(svg, name, marks, statements):
    """Turn the links of a drawing's marks to where the statement of their one source stands.

    Args:
        svg: the drawing.
        name: of its figure.
        marks: of the figure, as saved.
        statements: see ``by_statement``.
    """
    known = set(statements.values())
    for mark in marks:
        if len(mark["sources"]) != 1:
            continue
        said = [statements.get((claim, mark["sources"][0])) for claim in mark["claims"]]
        key = mark["id"] if mark["id"] in known else next(filter(None, said), None)
        if key:
            link = CLAIM.format(re.escape(f"{name}-{mark['id']}"))
            svg = re.sub(link, rf'\1claims.html#{key}"', svg, count=1)
    return svg
