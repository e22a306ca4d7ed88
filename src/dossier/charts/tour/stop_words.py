"""The words of the map of the tour: its title and subtitle, and what stands beside a stop."""

from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.story.tour import DAY, end, unnamed, when

NAMED = 5  # places that a title names, before it counts them


def stop_label(stop, place, words):
    """Write the label of a stop: number, place and when; of the article's, whether it holds."""
    if not stop["verdict"]:
        return f"{stop['position']}  {place['name']}\n{when(stop, words)}"
    return stop_words(stop, place, words)


def stop_words(stop, place, words):
    """Say on one line what stop is where and when; of the article's, whether it holds."""
    said = {"position": stop["position"], "name": place["name"], "when": when(stop, words)}
    if not stop["verdict"]:
        return words.say("{position} {name}, {when}", **said)
    glyph = vocabulary.GLYPH[stop["verdict"]]
    return words.say("{glyph} {position} {name}, {when}", glyph=glyph, **said)


def period(stops, words):
    """Say from which day to which the stops are, with the year; empty where no day is known."""
    dated = stops[stops["arrive"].notna()]
    if dated.empty:
        return ""
    return words.when(dated["arrive"].min(), max(map(end, dicts(dated))))


def map_title(stops, ways, story):
    """Say how long the way is at least; a way that is only planned is told as planned."""
    words, places = story.words, story.places()
    checked = stops[stops["account"] == "checked"]
    if stops.empty:
        return words.say("No stop of the tour to show")
    if checked.empty:
        return words.plural(
            "The article names {n} stop of the tour",
            "The article names {n} stops of the tour",
            len(stops),
        )
    if len(checked) == 1:
        return words.say(
            "The sources name one stop: {place}",
            place=places.at[checked["place_id"].iloc[0], "name"],
        )
    done = checked[~checked["status"].isin(vocabulary.AHEAD)]
    told = checked if len(done) < 2 else done
    ends = places.loc[told.sort_values("position")["place_id"].iloc[[0, -1]], "name"]
    ends = ends.map(words.in_text)
    said = dict(zip(("start", "end"), ends, strict=True))
    km = ways.loc[ways["id"].isin(told["id"]), "km"].sum()
    if len(done) < 2 or not km:
        return words.plural(
            "The sources name {n} stop, from {start} to {end}",
            "The sources name {n} stops, from {start} to {end}",
            len(told),
            **said,
        )
    said |= {"km": _at_least(km), "places": _left_out(told, story)}
    if told["arrive"].isna().any():
        return words.say("The tour covered at least {km} km from {start} to {end}", **said)
    said["days"] = words.plural("{n} day", "{n} days", _span(told))
    if said["places"] and (stops["account"] == "article").any():
        return words.say(
            "The tour covered at least {km} km in {days}, from {start} to {end}; "
            "the article leaves out {places}",
            **said,
        )
    return words.say("The tour covered at least {km} km from {start} to {end} in {days}", **said)


def map_subtitle(stops, words):
    """Say how to read the map, what the title counts, and which days it is about."""
    checked = words.say(
        "Dots: the sources; lines: great circles, along which the km are measured, dotted where no "
        "source reports the way; days: from the first arrival to the last"
    )
    parts = {"checked": checked, "article": words.say("rings and shaded countries: the article")}
    said = [text for account, text in parts.items() if account in set(stops["account"])]
    said = "; ".join(filter(None, [*said, period(stops, words)]))
    return said[:1].upper() + said[1:]


def _left_out(told, story):
    """Name the places that the article leaves out, whichever of its stops are drawn; count many."""
    places, own = story.places(), story.table("tour_stops")
    own = own[own["account"] == "article"]
    keys = list(dict.fromkeys(unnamed(told, places, story.article["visitor_id"], own)))
    if len(keys) > NAMED:
        return story.words.plural("{n} place", "{n} places", len(keys))
    return story.words.list(places.loc[keys, "name"].map(story.words.in_text))


def _at_least(km):
    """Round down to hundreds; what is shorter, to tens or to a whole number."""
    step = 100 if km >= 1000 else 10 if km >= 100 else 1
    return km // step * step


def _span(stops):
    return (stops["arrive"].max() - stops["arrive"].min()) // DAY + 1
