"""The words of the map of moves: its title and subtitle."""

from dossier.charts import captions
from dossier.i18n import vocabulary


def map_title(rows, words):
    """Say how much of what is told was a plan."""
    checked = rows[rows["account"] == "checked"]
    if rows.empty:
        return words.say("No move to show")
    told = rows if checked.empty else checked
    plans, total = told["status"].isin(vocabulary.AHEAD).sum(), len(told)
    if checked.empty and not plans:
        return words.plural(
            "The article names {n} military move, no plan or wish",
            "The article names {n} military moves, none of them a plan or wish",
            total,
        )
    if checked.empty:
        if total == 1:
            return words.say("The one military move in the article was still a plan or wish")
        return words.plural(
            "Of the {n} military move in the article, {plans}",
            "Of the {n} military moves in the article, {plans}",
            total,
            plans=words.plural(
                "{n} was still a plan or wish", "{n} were still plans or wishes", plans
            ),
        )
    if not plans:
        return words.plural(
            "{n} report of a military move in the sources, not of a plan",
            "{n} reports of military moves in the sources, none of them of a plan",
            total,
        )
    if total == 1:
        return words.say("The one report of a military move in the sources told of a plan")
    return words.plural(
        "Of {n} report of a military move in the sources, {plans}",
        "Of {n} reports of military moves in the sources, {plans}",
        total,
        plans=words.plural("{n} told of a plan", "{n} told of plans", plans),
    )


def map_subtitle(rows, places, words):
    """Say how to read the map, of those shapes only that are drawn."""
    kinds = set(rows["place_id"].map(places["precision"]))
    said = []
    if "country" in kinds:
        said.append(words.say("areas: known by country only"))
    if kinds & {"point", "city"}:
        said.append(words.say("dots: known by place"))
    if "sea_area" in kinds:
        said.append(words.say("rings: at sea, no position given"))
    if (~rows["status"].isin(vocabulary.DONE)).any():
        said.append(words.say("faint, half filled, hollow or dashed: a plan or wish when printed"))
    if rows["from_place_id"].notna().any():
        said.append(words.say("dotted line: the shortest way, the real one is not reported"))
    said += captions.colours(rows, words)
    return "; ".join([words.say("One shape a move"), *said])
