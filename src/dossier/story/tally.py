"""How the claims stand: put in order, counted, and held against the sources' dates."""

from collections import Counter

import pandas as pd

from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.i18n.vocabulary import FALLS, HOLDS, WORST
from dossier.story.held import held_in_words as held_in_words
from dossier.story.tables import Prose

KINDS = ("stated", "resolved")


def arrange(claims, sentences, order="reading"):
    """Put claims in the order of the article or of their verdicts.

    Args:
        claims: rows of claims.
        sentences: rows of ``sentences``; gives each claim its ``position``.
        order: ``reading``, or ``verdict`` for the worst first.

    Returns:
        The claims with ``position``, sorted.
    """
    places = sentences.set_index("sentence_id")["position"]
    placed = claims.assign(position=claims["sentence_id"].map(places))
    placed = placed.sort_values(["position", "claim_id"], ignore_index=True)
    if order == "verdict":
        rank = placed["verdict"].map(WORST.index)
        placed = placed.loc[rank.sort_values(kind="stable").index].reset_index(drop=True)
    return placed


def standing(claims):
    """Count how the claims stand.

    Returns:
        Dict: ``total``, ``held`` (as stated or refined), ``fallen`` (``partly`` or
        ``contradicted``) and ``open`` (unchecked or not checkable).
    """
    found, total = Counter(claims["verdict"]), len(claims)
    held, fallen = (sum(found[key] for key in kinds) for kinds in (HOLDS, FALLS))
    counts = {key: found[key] for key in FALLS}
    return {"total": total, "held": held, "fallen": fallen, "open": total - held - fallen} | counts


def in_words(claims, words):
    """List how many claims have each verdict or, where verdicts are withheld, each status."""
    column = "verdict" if claims["verdict"].ne("").any() else "status"
    order, name = {
        "verdict": (vocabulary.VERDICTS, words.verdict),
        "status": (vocabulary.STATUSES, words.status),
    }[column]
    return counted(claims[column], order, name, words)


def counted(values, order, name, words):
    """List how many of each of some values there are; of one value alone, only what it is.

    Args:
        values: a column.
        order: of the values; those that are not there are left out.
        name: function that names one.
        words: the language.
    """
    counts = Counter(values)
    if len(values) == 1:
        return name(values.iloc[0])
    return words.list(
        words.say("{n} {what}", n=counts[key], what=name(key)) for key in order if key in counts
    )


def standing_by(claims, *columns):
    """Count how the claims stand by the values of some columns, in the order of the claims.

    Returns:
        One row per group: these columns, and those of ``standing``.
    """
    groups = claims.groupby(list(columns), sort=False)[["verdict"]]
    rows = [dict(zip(columns, key, strict=True)) | standing(told) for key, told in groups]
    return pd.DataFrame(rows, columns=[*columns, *standing(claims)])


def said_by(claims, story):
    """Name the speaker of each claim.

    Returns:
        The claims with ``speaker``, its key or ``nobody``, and the ``name`` in words.
    """
    names = claims["speaker_id"].map(story.actors()["name"])
    return claims.assign(
        speaker=claims["speaker_id"].fillna("nobody"),
        name=names.fillna(story.words.say("nobody named")),
    )


def headline_facts(claims, words):
    """Set the article's quantities and dates beside those of the sources.

    Returns:
        The claims that state a quantity, a period or a date, with ``said`` and ``found`` in
        words and ``differs``, whether the sources have another date.
    """
    dated = claims["stated_from"].notna()
    facts = claims[dated | claims["quantity"].notna()].copy()
    rows = dicts(facts)
    facts["said"] = [_said(row, words) for row in rows]
    facts["found"] = [_dates(row, "resolved", words) for row in rows]
    facts["differs"] = [_differs(row) for row in rows]
    return facts


def facts_in_words(facts, story):
    """Say how many of the article's numbers and dates the sources put otherwise.

    What several claims state, such as one period, counts once. None where there are none.
    """
    if facts.empty:
        return None
    amounts = facts.loc[facts["quantity"].notna(), ["quantity", "quantity_unit"]]
    times = facts[facts["stated_from"].notna()].groupby(["stated_from", "stated_to"], dropna=False)
    moved = int(times["differs"].any().sum())
    words, count = story.words, len(amounts.drop_duplicates()) + len(times)
    if story.account == "article" or not len(times):
        said = words.plural(
            "The article states {n} quantity, period or date.",
            "The article states {n} quantities, periods or dates.",
            count,
        )
    elif count == 1:
        said = words.say("The article states one date or period; the sources have the same.")
        if moved:
            said = words.say("The article states one date or period; the sources have another.")
    elif not moved:
        said = words.plural(
            "The sources put the article's {n} quantity, period or date at no other time.",
            "The sources put none of the article's {n} quantities, periods and dates at another "
            "time.",
            count,
        )
    else:
        said = words.plural(
            "Of the article's {n} quantity, period or date, the sources put {moved} at another "
            "time.",
            "Of the article's {n} quantities, periods and dates, the sources put {moved} at "
            "another time.",
            count,
            moved=moved,
        )
    return Prose(said)


def _said(row, words):
    parts = [_quantity(row, words), _dates(row, "stated", words)]
    return "; ".join(part for part in parts if part)


def _quantity(row, words):
    if pd.isna(row["quantity"]):
        return ""
    amount = words.quantity(row["quantity"], row["quantity_unit"])
    return words.compared(row.get("comparator", "="), amount)


def _dates(row, kind, words):
    first, last = row[f"{kind}_from"], row[f"{kind}_to"]
    return "" if pd.isna(last) else words.when(first, last, row["date_precision"])


def _differs(row):
    stated, resolved = ([row[f"{kind}_{end}"] for end in ("from", "to")] for kind in KINDS)
    return not any(map(pd.isna, stated + resolved)) and stated != resolved
