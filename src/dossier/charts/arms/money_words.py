"""How the published totals and contracts are put in words."""

from math import floor

import pandas as pd

from dossier.i18n.headings import BASIS_WORDS
from dossier.i18n.money import rescaled
from dossier.story.sums import (
    AGREED,
    PERIOD,
    explained,
    headline,
    sales,
    unexplained,
    with_origin,
    within,
)


def when(row, words, column="signed"):
    """Write a date of a row as exactly as it is known; empty where it is not.

    Args:
        row: with the date in ``column`` and its precision beside it.
        words: the language.
        column: name of the date.
    """
    return words.when(row[column], precision=row[f"{column}_precision"])


def spread(low, high, money, words):
    """Write a range of sums, or the one value that it comes to.

    Args:
        low: its lower end.
        high: its upper end.
        money: a row with their currency and scale; without one there is nothing to write.
        words: the language.
    """
    if money is None:
        return ""
    return words.money_span(low, high, money["currency"], money["scale"])


def money(total, words):
    """Write the bare amount of a total."""
    return words.money(total["amount"], total["currency"], total["scale"])


def below(group, words):
    """Say when a total was said, how often it was printed, and what the verdict on it is."""
    first = group[0]
    day = when(first, words, "said_on")
    if first["verdict"]:
        verdict = words.verdict(first["verdict"], glyph=True)
        return words.say("{day}; {verdict}", day=day, verdict=verdict)
    if len(group) > 1:
        return words.plural(
            "{day}; {n} outlet, one source", "{day}; {n} outlets, one source", len(group), day=day
        )
    return day


def counts(total, words):
    """Say what a total counts."""
    if pd.isna(total["part_count"]):
        basis = BASIS_WORDS[total["basis"]]
        return words.say(basis)
    count = int(total["part_count"])
    if total["basis"] == "signed":
        return words.plural("{n} contract signed", "{n} contracts signed", count)
    return words.plural("{n} part", "{n} parts", count)


def amount(total, words):
    """Write the amount of a total, as exact as it is said to be."""
    return words.compared(total["comparator"], money(total, words))


def amounts(group, words):
    """Write the amount of one voice, in each way in which it was printed."""
    first, *others = dict.fromkeys(amount(total, words) for total in group)
    if not others:
        return first
    return words.say("{first}; elsewhere {others}", first=first, others=others)


def years(total, words):
    """Write the years that a total covers; None is a total that nobody gives."""
    if total is None or any(pd.isna(total[key]) for key in PERIOD):
        return words.say("no period given")
    return words.years(*(total[key] for key in PERIOD))


def title(totals, story):
    """Say who makes what of the article's amount or, without the article, how totals differ."""
    words, said, meant = story.words, headline(totals), explained(totals)
    if totals.empty:
        return words.say("No sum of money to show")
    if said is None:
        return _range(sales(with_origin(totals, story)), words)
    if meant is None:
        return words.say(
            "The article gives a sum of {amount} ({said})",
            amount=amount(said, words),
            said=years(said, words),
        )
    return words.say(
        "The article's {amount} stands for {parts} in {years} ({who})",
        amount=money(said, words),
        parts=counts(meant, words),
        years=years(meant, words),
        who=meant["said_by"],
    )


def _range(totals, words):
    """State from what to what the totals go, and how many origins they have."""
    if totals.empty:
        return words.say("No sum of money to show, only credits")
    totals = totals[totals["currency"] == totals["currency"].mode()[0]].sort_values("worth")
    low, high = (money(totals.iloc[place], words) for place in (0, -1))
    count = totals["origin"].nunique()
    if low == high:
        return words.plural(
            "{n} source names a sum of {low}",
            "{n} independent sources name a sum of {low}",
            count,
            low=low,
        )
    return words.plural(
        "{n} source names sums from {low} to {high}",
        "{n} independent sources name sums from {low} to {high}",
        count,
        low=low,
        high=high,
    )


def subtitle(totals, words):
    """Say the unit, and how the article is to be told from the sources."""
    about = words.say("Published sums of money, over the years that they cover")
    if "article" in set(totals["account"]):
        about = words.say("{about}; dashed: the article", about=about)
    if "expected" in set(totals["status"]):
        about = words.say("{about}; dotted: expected", about=about)
    return about


def contracts_title(steps, total, words):
    """Say what no contract explains of a total or, without one, what the contracts add up to."""
    if steps.empty:
        return words.say("No part of a sum to show")
    sums = [steps[f"{side}_to"].iloc[-1] for side in ("low", "high")]
    span = larger(*sums, steps, total, words)
    if total is None:
        return words.say("The parts of known value add up to {sum}", sum=span)
    gap = unexplained(steps, total)
    if {round(end, 2) for end in sums} == {round(within(total, steps), 2)}:
        return words.say(
            "The parts of known value add up to the total of {amount}", amount=money(total, words)
        )
    if not gap[0]:
        return words.say(
            "The parts of known value add up to {sum}, of a total of {amount}",
            sum=span,
            amount=money(total, words),
        )
    rest = _at_least(rescaled(gap[0], steps["scale"].iloc[0], total["scale"]))
    return words.say(
        "The parts added up leave at least {share} unexplained",
        share=words.money_share(rest, total["amount"], total["currency"], total["scale"]),
    )


def _at_least(amount):
    """Round down to hundredths, where that leaves anything."""
    return floor(round(amount * 100, 6)) / 100 or amount


def larger(low, high, steps, total, words):
    """Write a range of sums of parts in the scale of the total or, without one, in billions."""
    currency, scale = steps[["currency", "scale"]].iloc[0]
    other = "billion" if total is None else total["scale"]
    return words.money_span(*(rescaled(end, scale, other) for end in (low, high)), currency, other)


def apart(contracts, words):
    """Say why some contracts are not added."""
    if not contracts["status"].isin(AGREED).any():
        return words.say("Not added: only reported as agreed")
    return words.say("Not added: only reported as agreed, or of other years")
