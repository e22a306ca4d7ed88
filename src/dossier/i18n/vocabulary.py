"""The terms of the design: each once, with its word, glyph, colour, rank and groups.

What a figure, a rule or a sentence asks of a term is derived from its one row below: orders are
the orders of the rows, ``rank`` is from the worst to the best, a group is asked for by its name.
"""

from dataclasses import dataclass

INK = "#1d2733"
GREEN, BLUE, BROWN, RED, GREY = "#0b6e63", "#2b5fb3", "#8a5a00", "#b3261e", "#6a6f76"


def message(text):
    """Mark a text for translation; it is translated where it is said."""
    return text


def forms(one, many):
    """Mark the forms of a text with a number for translation; give both."""
    return one, many


@dataclass(frozen=True)
class Term:
    """A key of the tables and what readers see of it.

    Attributes:
        key: as the tables have it.
        word: the word for it, a message.
        glyph: the sign that stands for it, so that no colour is alone.
        colour: of sign and mark.
        rank: from the worst, 0, to the best; of statuses, from the fullest mark to the emptiest.
        groups: names of the groups that it is in.
    """

    key: str
    word: str
    glyph: str = ""
    colour: str = INK
    rank: int = 0
    groups: tuple = ()


# How the article states a thing: as done, as fact, or as what is still ahead.
STATUS = (
    Term("signed", message("signed"), rank=0, groups=("done", "fact")),
    Term("reported", message("reported"), rank=1, groups=("done", "fact")),
    Term("planned", message("planned"), rank=3, groups=("ahead",)),
    Term("expected", message("expected"), rank=4, groups=("ahead",)),
    Term("aspiration", message("wished for"), rank=5, groups=("ahead",)),
    Term("interpretation", message("interpretation"), rank=6),
    Term("background", message("background"), rank=2, groups=("fact",)),
)

# What the evidence makes of a claim; context is evidence that bears on it without judging, and
# the empty verdict is that of evidence itself.
VERDICT = (
    Term("corroborated", message("corroborated"), "✓", GREEN, 5, ("holds",)),
    Term("refined", message("refined"), "≈", BLUE, 2, ("holds",)),
    Term("partly", message("partly right"), "◐", BROWN, 1, ("falls",)),
    Term("contradicted", message("contradicted"), "✗", RED, 0, ("falls",)),
    Term("unchecked", message("unchecked"), "○", GREY, 3, ("undecided",)),
    Term("not_checkable", message("not checkable"), "–", GREY, 4, ("undecided",)),
    Term("context", message("context"), "·", GREY, 7),
    Term("", "", "●", INK, 6),
)

# What became of an announced thing: squares, so that no verdict is taken for an outcome.
OUTCOME = (
    Term("happened", message("happened"), "■", GREEN, 3),
    Term("partly", message("happened in part"), "◧", BROWN, 1),
    Term("did_not_happen", message("did not happen"), "□", RED, 0),
    Term("unknown", message("not known"), "•", GREY, 2),
)


def group(terms, name):
    """List the keys of the terms in a group, in their order."""
    return tuple(term.key for term in terms if name in term.groups)


def ranked(terms):
    """List the keys of terms from the worst to the best."""
    return tuple(term.key for term in sorted(terms, key=lambda term: term.rank))


def _words(terms):
    return {term.key: term.word for term in terms if term.word}


STATUSES = tuple(term.key for term in STATUS)
FULLEST = ranked(STATUS)
DONE, FACT, AHEAD = (group(STATUS, name) for name in ("done", "fact", "ahead"))

HOLDS, FALLS, UNDECIDED = (group(VERDICT, name) for name in ("holds", "falls", "undecided"))
VERDICTS = (*HOLDS, *FALLS, *UNDECIDED)  # of claims
FINDINGS = (*HOLDS, *FALLS, "context")  # of evidence
WORST = ranked(VERDICT)
GLYPH = {term.key: term.glyph for term in VERDICT}
COLOUR = {term.key: term.colour for term in VERDICT}

OUTCOMES = tuple(term.key for term in OUTCOME)
WORST_OUTCOME = ranked(OUTCOME)
OUTCOME_GLYPH = {term.key: term.glyph for term in OUTCOME}
OUTCOME_COLOUR = {term.key: term.colour for term in OUTCOME}

STATUS_WORDS, VERDICT_WORDS, OUTCOME_WORDS = map(_words, (STATUS, VERDICT, OUTCOME))
VERDICT_MEANINGS = {
    "corroborated": message("independent sources say the same"),
    "refined": message("true at its core; sources put a detail otherwise"),
    "partly": message("one part is true, another is not"),
    "contradicted": message("sources say otherwise"),
    "unchecked": message("no source consulted can tell"),
    "not_checkable": message("a reading of motives or events: no document can test it"),
}
TOPIC_WORDS = {
    "accords": message("accords"),
    "tour": message("the tour"),
    "arms": message("arms"),
    "money": message("money"),
    "relations": message("relations"),
    "postures": message("military moves"),
    "background": message("background"),
}
FORM_WORDS = {
    "joint_statement": message("joint statement"),
    "intergovernmental": message("intergovernmental agreement"),
    "agency": message("agency agreement"),
    "company": message("company agreement"),
    "protocol": message("protocol"),
    "memorandum": message("memorandum"),
    "pre_contract": message("pre-contract"),
}
COMPARATOR_WORDS = {
    "=": message("{amount}"),
    ">": message("more than {amount}"),
    ">=": message("at least {amount}"),
    "<": message("less than {amount}"),
    "<=": message("at most {amount}"),
    "~": message("about {amount}"),
}
ACCOUNT_WORDS = {
    "article": message("the article"),
    "checked": message("the sources"),
    "both": message("article and sources"),
}
PRECISION_WORDS = {
    "point": message("a point"),
    "city": message("a city"),
    "country": message("a country"),
    "sea_area": message("a sea area"),
}
# Verbs of relations for and against somebody, where a package has none of its own.
VERBS = {
    "for": message("{source} reaches out to {target}"),
    "against": message("{source} opposes {target}"),
}
# What these come to towards several, in which a language can give the states their case.
VERBS_TO_STATES = (
    forms("{source} reaches out to {n} state", "{source} reaches out to {n} states"),
    forms("{source} opposes {n} state", "{source} opposes {n} states"),
)
UNIT_FORMS = {
    "years": forms("{n} year", "{n} years"),
    "months": forms("{n} month", "{n} months"),
    "days": forms("{n} day", "{n} days"),
    "percent": forms("{n} percent", "{n} percent"),
    "people": forms("{n} person", "{n} people"),
}
UNIT_WORDS = {
    "USD bn": message("USD bn"),
    "USD m": message("USD m"),
    "days": message("days"),
    "percent": message("percent"),
    "people": message("people"),
    "km": message("km"),
    "million TIV": message("million TIV"),
}
