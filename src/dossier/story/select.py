"""Which rows the parameters of a story select, and which rows a chart asks for and sees."""

from functools import wraps
from inspect import signature

from dossier.dataset.model import knows
from dossier.story.independence import weigh
from dossier.story.outcomes import fates

# Table: the parameter that selects its rows, and the columns any of which has one of its keys.
FILTERS = {
    "accords": ("sectors", ["sector_id"]),
    "relations": ("actors", ["from_id", "to_id"]),
    "postures": ("actors", ["actor_id"]),
    "events": ("actors", ["actor_id"]),
    "claims": ("speakers", ["speaker_id"]),
}

# The names that charts give to rows, where they are not those of tables.
ASKED = {
    "stops": "tour_stops",
    "totals": "money",
    "contracts": "parts",
    "deliveries": "series",
}

MADE = {
    "events": lambda story: story.table("events").loc[lambda rows: rows["topic"] == "postures"],
    "claims": lambda story: story.account_claims(),
    "evidence": lambda story: weigh(story.account_claims(), story),
    "announced": lambda story: fates(story.table("claims"), story.table("outcomes"), story),
}


def selected(frame, table, parameters):
    """Keep the rows of a table that the parameters of a story select; no key selects all."""
    parameter, columns = FILTERS.get(table, ("", []))
    keys = parameters.get(parameter)
    if not keys:
        return frame
    return frame[frame[columns].isin(keys).any(axis=1)].reset_index(drop=True)


def asks(name, story):
    """Tell whether a chart's argument names rows, such as ``stops`` or ``relations``."""
    table = ASKED.get(name, name)
    return name in MADE or table in story.package.tables or knows(table)


def has(name, story):
    """Tell whether the package has what a chart's argument names; ``asks`` is true of it."""
    return name in MADE or story.package.has(ASKED.get(name, name))


def asked(name, story):
    """Give the rows that a chart asks for by the name of its argument; ``asks`` is true of it."""
    return MADE[name](story) if name in MADE else story.table(ASKED.get(name, name))


def sees(**kept):
    """Let a chart see no more of its rows than it draws, so that what draws alike can be told.

    Args:
        **kept: by the name of the chart's argument, what keeps the rows and columns that it
            draws: a function of these rows and the story.

    Returns:
        A decorator; the chart then has ``kept`` as its attribute ``sees``.
    """

    def decorated(draw):
        arguments = signature(draw)

        @wraps(draw)
        def drawn(*given, **named):
            told = arguments.bind(*given, **named).arguments
            own = {name: keep(told[name], told["story"]) for name, keep in kept.items()}
            return draw(**told | own)

        drawn.sees = kept
        return drawn

    return decorated
