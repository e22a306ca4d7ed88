"""Every published total, as an interval over the years that it is said to cover."""

import pandas as pd

from dossier.charts.arms import money_words
from dossier.dataset.rows import dicts
from dossier.i18n import vocabulary
from dossier.i18n.money import unit
from dossier.plot import style
from dossier.plot.ledger import (
    Bar,
    Bars,
    Column,
    Ledger,
    Row,
    Scale,
    Stack,
    Text,
    is_narrow,
    note,
    years,
)
from dossier.story.facts import publishers
from dossier.story.sums import PERIOD, explained, headline, voices, with_origin

DECKS = (("amount", "who", "counts"), ("years", "undated"))


@style.applied()
def totals_chart(totals, story):
    """Draw each published total as an interval over its years, in rows by amount.

    The article's amount comes first, then the others from high to low, credits last. Reprints
    of one statement are thin bars in one row. A total without a period stands apart.

    Args:
        totals: rows of ``money``.
        story: sources and words.

    Returns:
        A figure; None where the package knows of no sum.
    """
    words = story.words
    if totals.empty and not story.package.has("money"):
        return None
    about = {
        "kind": words.say("Interval chart"),
        "title": money_words.title(totals, story),
        "subtitle": money_words.subtitle(totals, words),
        "publishers": publishers(totals),
    }
    table = Ledger(_columns(totals, words), _rows(totals, story), decks=DECKS)
    return table.draw("03-totals", words, **about)


def _columns(totals, words):
    dated = totals.dropna(subset=PERIOD)
    columns = {
        "amount": Column(words.say("Amount"), gap=0.15 if is_narrow() else 0.3),
        "who": Column(words.say("Said by"), width=2.65, gap=0.15),
        "years": Column(share=1),
        "undated": Scale(words.say("No period given")),
        "counts": Column(words.say("What is counted"), width=1.1, gap=0, level="middle"),
    }
    if len(dated):
        span = dated["period_from"].min(), dated["period_to"].max()
        columns["years"] = years(*span, words, share=1, gap=0.15)
    if len(dated) == len(totals):
        del columns["undated"]
    return columns


def _rows(totals, story):
    """Lay the voices out as rows, those of one amount below it."""
    totals, words = with_origin(totals, story), story.words
    article, meant = headline(totals), explained(totals)
    rows, last, groups = [], None, map(dicts, voices(totals))
    for group in sorted(groups, key=lambda group: _rank(group, article)):
        first = group[0]
        key = (first["currency"], first["worth"], first["basis"] == "credit")
        colour = vocabulary.COLOUR[first["verdict"]]
        below = note(
            money_words.below(group, words), color=colour if first["verdict"] else style.QUIET
        )
        cells = {
            "who": Stack((Text(first["said_by"], color=colour), below)),
            "years" if _is_dated(first) else "undated": _bars(group, words),
            "counts": Text(money_words.counts(first, words)),
        }
        stressed = meant is not None and meant["id"] in {total["id"] for total in group}
        row = Row(cells, since="who", stressed=stressed)
        if key != last:
            amount = Text(money_words.money(first, words), size=13, weight=600)
            row = Row({"amount": amount} | cells, gap=0.14 if rows else 0, rule="strong")
        rows.append(row)
        last = key
    return rows


def _rank(group, article):
    """Sort by currency and amount, the article's first; then by the article, contracts, day."""
    first = group[0]
    amount, credit = first["worth"], first["basis"] == "credit"
    other = article is None or any(article[key] != first[key] for key in ("worth", "currency"))
    counted = first["part_count"]
    return (
        credit,
        other,
        first["currency"],
        -amount,
        first["account"] != "article",
        pd.isna(counted),
        first["said_on"],
        first["id"],
    )


def _bars(group, words):
    """Draw the totals of one voice one below the other, thinner the more there are."""
    first, alone = group[0], len(group) == 1
    colour = vocabulary.COLOUR[first["verdict"]]
    solid = first["account"] != "article" and _is_filled(first)
    return Bars(
        tuple(_bar(total, first["id"], words) for total in group),
        high=0.24 if alone else 0.36,
        gap=0.02,
        text=money_words.amounts(group, words),
        color=colour,
        inside=(style.PAPER if solid else colour) if alone else "",
        back=first["basis"] == "credit",  # nothing is to be read on hatching
    )


def _bar(total, first, words):
    label = words.say(
        "{who}, {day}: {amount}, {years}, counts: {what}",
        who=total["said_by"],
        day=money_words.when(total, words, "said_on"),
        amount=money_words.amount(total, words),
        years=money_words.years(total, words),
        what=money_words.counts(total, words),
    )
    since, until = (total[edge] for edge in PERIOD)
    mark = {"row": total, "label": label, "value": total["amount"]}
    mark["unit"] = unit(total["currency"], total["scale"])
    if not _is_dated(total):
        return Bar(0, 1, look(total), mark | {"at": ("", first)})
    middle = (since + until) / 2 + 0.5
    mark |= {"at": (middle, first), "when": (since, until)}
    return Bar(since, until + 1, look(total), mark)


def _is_dated(total):
    return not any(pd.isna(total[edge]) for edge in PERIOD)


def look(total):
    """Dash the article; fill contracts signed; outline what is not said; hatch a credit.

    What is only expected is dotted and hollow.
    """
    look = style.fill(total["status"], total["verdict"]) | {"linewidth": 1.2}
    if total["account"] == "article":
        colour = style.tint(vocabulary.COLOUR[total["verdict"]], 0.14)
        return look | style.line("planned") | {"facecolor": colour}
    if _is_filled(total):
        return look
    hatch = {"hatch": "/////"} if total["basis"] == "credit" else {}
    return look | {"facecolor": style.PAPER} | hatch


def _is_filled(total):
    return total["basis"] == "signed" and total["status"] != "expected"
