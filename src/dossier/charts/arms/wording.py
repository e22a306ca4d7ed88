"""How the published totals and contracts are put in words."""

import pandas as pd

from dossier.i18n import vocabulary
from dossier.story.arms import PERIOD, explained, headline, sales, unexplained, with_origin


def when(row, words, column="signed"):
    """Write a date of a row as exactly as it is known; empty where it is not.

    Args:
        row: with the date in ``column`` and its precision beside it.
        words: the language.
        column: name of the date.
    """
    return words.when(row[column], precision=row[f"{column}_precision"])


def spread(low, high, words):
    """Write a range of million US dollars, or the one value that it comes to."""
    if low == high:
        return words.money_m(low)
    return words.say("{low} to {high}", low=words.money_m(low), high=words.money_m(high))


def below(group, words):
    """Say when a total was said, how often it was printed, and what the verdict on it is."""
    first = group.iloc[0]
    day = when(first, words, "said_on")
    if first["verdict"]:
        sign = {
            "glyph": vocabulary.GLYPH[first["verdict"]],
            "verdict": words.verdict(first["verdict"]),
        }
        return words.say("{day}; {glyph} {verdict}", day=day, **sign)
    if len(group) > 1:
        return words.plural(
            "{day}; {n} outlet, one origin", "{day}; {n} outlets, one origin", len(group), day=day
        )
    return day


def counts(total, words):
    """Say what a total counts."""
    if total["basis"] == "signed" and not pd.isna(total["contract_count"]):
        return words.plural(
            "{n} contract signed", "{n} contracts signed", int(total["contract_count"])
        )
    texts = {
        "signed": words.say("contracts signed"),
        "bought": words.say("not said"),
        "ordered": words.say("orders"),
        "delivered": words.say("arms delivered"),
        "credit": words.say("a credit, no sale"),
    }
    return texts[total["basis"]]


def amount(total, words):
    """Write the amount of a total, as exact as it is said to be."""
    return words.compared(total["comparator"], words.money_bn(total["amount_usd_bn"]))


def amounts(group, words):
    """Write the amount of one voice, in each way in which it was printed."""
    first, *others = dict.fromkeys(amount(total, words) for total in group.to_dict("records"))
    if not others:
        return first
    return words.say("{first}; elsewhere {others}", first=first, others=words.list(others))


def years(total, words):
    """Write the years that a total covers; None is a total that nobody gives."""
    if total is None or any(pd.isna(total[key]) for key in PERIOD):
        return words.say("no period given")
    return words.years(*(total[key] for key in PERIOD))


def title(totals, story):
    """Say who makes what of the article's amount or, without the article, how totals differ."""
    words, said, meant = story.words, headline(totals), explained(totals)
    if totals.empty:
        return words.say("No total of arms sales to show")
    if said is None:
        return _range(sales(with_origin(totals, story)), words)
    if meant is None:
        return words.say(
            "The article puts the arms bought at {amount}, {said}",
            amount=words.money_bn(said["amount_usd_bn"]),
            said=years(said, words),
        )
    return words.say(
        "{who}: {contracts} signed in {years}, worth {amount}",
        who=meant["said_by"],
        contracts=words.plural("{n} contract", "{n} contracts", int(meant["contract_count"])),
        years=years(meant, words),
        amount=amount(meant, words),
    )


def _range(totals, words):
    """State from what to what the totals go, and how many origins they have."""
    if totals.empty:
        return words.say("No total of arms sales to show, only credits")
    low, high = (words.money_bn(totals["amount_usd_bn"].agg(end)) for end in ("min", "max"))
    count = totals["origin"].nunique()
    if low == high:
        return words.plural(
            "{n} origin puts the arms sold at {low}",
            "{n} independent origins put the arms sold at {low}",
            count,
            low=low,
        )
    return words.plural(
        "{n} origin puts the arms sold at {low} to {high}",
        "{n} independent origins put the arms sold at {low} to {high}",
        count,
        low=low,
        high=high,
    )


def subtitle(totals, words):
    """Say the unit, and how the article is to be told from the sources."""
    about = words.say(
        "Published totals of arms sales in US dollars, over the years that they cover"
    )
    if "article" in set(totals["account"]):
        about = words.say("{about}; dashed: the article", about=about)
    if "expected" in set(totals["status"]):
        about = words.say("{about}; dotted: expected", about=about)
    return about


def contracts_title(steps, total, words):
    """Say what no contract explains of a total or, without one, what the contracts add up to."""
    if steps.empty:
        return words.say("No published contract to add up")
    low, high = (words.money_bn(steps[f"{side}_to"].iloc[-1] / 1000) for side in ("low", "high"))
    said = {"low": low, "high": high}
    if total is None:
        return words.say("Signed contracts whose value was found add up to {low} to {high}", **said)
    gap = unexplained(steps, total)
    amount = words.money_bn(total["amount_usd_bn"])
    if not gap[0]:
        return words.say(
            "Signed contracts whose value was found add up to {low} to {high}, "
            "the total is {amount}",
            amount=amount,
            **said,
        )
    return words.say(
        "At least {low} of the {amount} is in no signed contract whose value was found",
        low=words.money_bn(gap[0] / 1000),
        amount=amount,
    )
