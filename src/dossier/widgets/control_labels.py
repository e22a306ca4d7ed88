"""What a panel calls parameters and their values; in code they keep their own names."""

from dossier.i18n.language import Words
from dossier.i18n.vocabulary import ACCOUNT_WORDS, message

NAMES = {
    "lang": message("language"),
    "account": message("whose account"),
    "as_of": message("known on"),
    "projection": message("map"),
    "extent": message("part of the map"),
    "order": message("order"),
    "actors": message("actors"),
    "sectors": message("subjects"),
    "speakers": message("speakers"),
    "year_from": message("first year"),
    "year_to": message("last year"),
}
VALUES = {
    "account": ACCOUNT_WORDS,
    "projection": {"globe": message("globe"), "flat": message("flat")},
    "extent": {"route": message("the route"), "region": message("the region")},
    "order": {"reading": message("as printed"), "verdict": message("weakest first")},
}
# What the charts of this collection draw; a function of a reader's own goes by its name.
DRAWINGS = {
    "coverage": message("coverage strip"),
    "tally": message("tally by topic"),
    "sector_matrix": message("what was signed"),
    "document_ledger": message("documents found"),
    "route_map": message("route on a map"),
    "day_strip": message("day by day"),
    "totals_chart": message("totals published"),
    "contracts_chart": message("contracts added up"),
    "deliveries_chart": message("deliveries by year"),
    "arc_map": message("relations on a map"),
    "sign_matrix": message("who towards whom"),
    "move_map": message("moves on a map"),
    "order_strip": message("order of days"),
    "evidence_matrix": message("evidence by claim"),
    "speaker_matrix": message("claims by speaker"),
    "outcome_chart": message("announced and done"),
}


def name(parameter, words):
    """Name a parameter; one without a word of its own goes by its name."""
    return words.say(NAMES[parameter.name]) if parameter.name in NAMES else parameter.name


def values(parameter, words):
    """Pair each value of a choice with its word, as a list control wants them."""
    if parameter.name == "lang":
        return [(Words(lang).locale.language_name, lang) for lang in parameter.options]
    said = VALUES.get(parameter.name, {})
    return [(words.say(said[each]) if each in said else each, each) for each in parameter.options]
