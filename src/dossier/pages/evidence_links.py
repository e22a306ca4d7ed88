"""Lead a mark that stands for what one source says to just that, not to all that is said."""

from dossier.plot.svg import SVG


def by_statement(evidence):
    """Index rows of ``evidence``: evidence_id by claim and source, the first of several."""
    first = evidence.sort_values("evidence_id").drop_duplicates(["claim_id", "source_id"])
    return first.set_index(["claim_id", "source_id"])["evidence_id"].to_dict()


def lead(root, name, marks, statements):
    """Turn the links of a drawing's marks to where the statement of their one source stands."""
    groups, known = {group.get("id"): group for group in root.iter()}, set(statements.values())
    for mark in marks:
        link = groups[f"{name}-{mark['id']}"].find(f"{{{SVG}}}a")
        if len(mark["sources"]) != 1 or not mark["claims"]:
            continue
        said = [statements.get((claim, mark["sources"][0])) for claim in mark["claims"]]
        key = mark["id"] if mark["id"] in known else next(filter(None, said), None)
        if key:
            link.set("href", f"claims.html#{key}")
