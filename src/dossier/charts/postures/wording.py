"""The words of the map of moves: its title and subtitle."""

from dossier.i18n import vocabulary


def map_title(rows, words):
    """Say how much of what is told was a plan."""
    checked = rows[rows["account"] == "checked"]
    if rows.empty:
        return words.say("No move to show")
    told = rows if checked.empty else checked
    plans = words.number(told["status"].isin(vocabulary.AHEAD).sum())
    total = words.number(len(told))
    if checked.empty:
        return words.say(
            "Of the {total} military moves in the article, {n} were still plans or wishes",
            n=plans,
            total=total,
        )
    return words.say(
        "Of {total} reports of military moves in the sources, {n} told of plans",
        n=plans,
        total=total,
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
    if (rows["verdict"] != "").any():
        said.append(words.say("in colour: the article, with its verdict"))
    if (rows["account"] == "checked").any():
        said.append(words.say("without colour: the sources"))
    return words.say("One shape a move; {meanings}", meanings="; ".join(said))
