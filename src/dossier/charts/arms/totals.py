"""Every published total, as an interval over the years that it is said to cover."""

import pandas as pd
from matplotlib.patches import Rectangle

from dossier.charts.arms import wording
from dossier.charts.arms.steps import when
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.sheet import sheet
from dossier.plot.typesetting import text_width, wrap
from dossier.story.arms import PERIOD, explained, headline, voices, with_origin
from dossier.story.story import publishers

WIDTH = 10
AMOUNT, WHO, YEARS, COUNTS = 0.0, 0.95, 3.6, 8.3  # inches: edges of the columns
UNDATED = 1.15  # inches at least for a total without a period
HEAD, BAR, LINE, PAD, GAP = 0.45, 0.24, 0.18, 0.065, 0.14  # inches
NOTE = style.SIZE["note"]


@style.applied()
def totals_chart(totals, story):
    """Draw each published total as an interval over its years, in rows by amount.

    The article's amount comes first, then the others from high to low, credits last. Reprints
    of one statement are thin bars in one row. A total without a period stands apart.

    Args:
        totals: rows of ``arms_totals``.
        story: sources and words.
    """
    words, rows = story.words, _rows(with_origin(totals, story), story)
    body = HEAD + sum(row["height"] + row["gap"] for row in rows)
    figure, axes, width = sheet(
        "03-totals",
        words,
        max(body, 1.5),
        width=WIDTH,
        kind=words.say("Interval chart"),
        title=wording.title(totals, story),
        subtitle=wording.subtitle(totals, words),
        publishers=publishers(totals),
    )
    if totals.empty:
        return figure.empty()
    scale = _Scale(totals, words)
    _draw_heads(axes, scale, body, words)
    y = HEAD
    for row in rows:
        y += row["gap"]
        _draw_row(figure, axes, row, y, scale, width)
        y += row["height"]
    return figure


class _Scale:
    """Where years stand, and beside them the totals without a period, in inches."""

    def __init__(self, totals, words):
        dated, undated = totals.dropna(subset=PERIOD), totals[totals[PERIOD].isna().any(axis=1)]
        self.years = range(0)
        if len(dated):
            self.years = range(dated["period_from"].min(), dated["period_to"].max() + 1)
        self.head = words.say("No period given") if len(undated) else ""
        texts = [wording.amount(total, words) for total in undated.to_dict("records")]
        need = max((text_width(text, NOTE) for text in texts), default=0) + 0.2
        need = max(UNDATED, need, text_width(self.head, style.SIZE["label"]))
        self.undated = COUNTS - 0.2 - need
        self.step = (self.undated - YEARS - 0.15) / max(len(self.years), 1)

    def at(self, year):
        """Give the edge of a year."""
        return YEARS + (year - self.years.start) * self.step

    def ends(self, total):
        """Give both ends of the bar of a total."""
        if any(pd.isna(total[edge]) for edge in PERIOD):
            return self.undated, COUNTS - 0.2
        return self.at(total["period_from"]), self.at(total["period_to"] + 1)


def _rows(totals, story):
    """Lay the voices out as rows: by amount, each with its words and its height in inches."""
    article, meant, rows = headline(totals), explained(totals), []
    for group in sorted(voices(totals), key=lambda group: _rank(group, article)):
        name = group["said_by"].iloc[0]
        name = wrap(name, YEARS - WHO - 0.15, style.SIZE["label"])
        below = wrap(wording.below(group, story.words), YEARS - WHO - 0.15, NOTE)
        counts = wrap(
            wording.counts(group.iloc[0], story.words), WIDTH - 0.6 - COUNTS, style.SIZE["label"]
        )
        lines = max(len(name) + len(below), len(counts))
        key = (group["amount_usd_bn"].iloc[0], group["basis"].iloc[0] == "credit")
        stressed = meant is not None and meant["id"] in set(group["id"])
        new = not rows or rows[-1]["key"] != key
        layout = {
            "name": name,
            "below": below,
            "counts": counts,
            "key": key,
            "new": new,
            "stressed": stressed,
        }
        height = lines * LINE + 2 * PAD
        rows.append(layout | {"group": group, "height": height, "gap": GAP if rows and new else 0})
    return rows


def _rank(group, article):
    """Sort by amount, the article's first; in an amount by the article, contracts, day."""
    first = group.iloc[0]
    amount, credit = first["amount_usd_bn"], first["basis"] == "credit"
    other = article is None or amount != article["amount_usd_bn"]
    counted = first["contract_count"]
    return (
        credit,
        other,
        -amount,
        first["account"] != "article",
        pd.isna(counted),
        first["said_on"],
        first["id"],
    )


def _draw_heads(axes, scale, bottom, words):
    heads = [
        (AMOUNT, words.say("Amount")),
        (WHO, words.say("Said by")),
        (COUNTS, words.say("What is counted")),
    ]
    if scale.head:
        heads.append((scale.undated, scale.head))
    for x, text in heads:
        axes.text(x, 0.2, text, color=style.QUIET, va="center")
    for year in scale.years:
        x = scale.at(year)
        axes.text(
            x + scale.step / 2, 0.2, words.year(year), color=style.QUIET, va="center", ha="center"
        )
        axes.plot((x, x), (HEAD - 0.1, bottom), color=style.FAINT, linewidth=0.6, zorder=0)
    if scale.years:
        x = scale.at(scale.years.stop)
        axes.plot((x, x), (HEAD - 0.1, bottom), color=style.FAINT, linewidth=0.6, zorder=0)


def _draw_row(figure, axes, row, y, scale, width):
    group, words = row["group"], figure.words
    first = group.iloc[0]
    colour = vocabulary.COLOUR[first["verdict"]]
    if row["stressed"]:
        band = ((WHO - 0.08, y), width - WHO + 0.16, row["height"])
        axes.add_patch(Rectangle(*band, color=style.BAND, linewidth=0, zorder=0, clip_on=False))
    if row["new"]:
        axes.plot((0, width), (y, y), color=style.QUIET, linewidth=0.6)
        amount = words.money_bn(first["amount_usd_bn"])
        axes.text(AMOUNT, y + PAD, amount, size=13, weight=600, va="top")
    else:
        axes.plot((WHO, width), (y, y), color=style.FAINT, linewidth=0.6)
    name = "\n".join(row["name"])
    axes.text(WHO, y + PAD, name, va="top", linespacing=1.0, color=colour)
    below = y + PAD + LINE * len(row["name"]) + 0.02
    quiet = colour if first["verdict"] else style.QUIET
    axes.text(
        WHO, below, "\n".join(row["below"]), va="top", size=NOTE, color=quiet, linespacing=1.0
    )
    middle = y + row["height"] / 2
    axes.text(COUNTS, middle, "\n".join(row["counts"]), va="center", linespacing=1.0)
    ends = scale.ends(first)
    _draw_bars(figure, axes, group, ends, middle, row["counts"])
    _write_amount(axes, wording.amounts(group, words), ends, middle, first, len(group))


def _draw_bars(figure, axes, group, ends, middle, counts):
    """Draw the totals of one voice as bars one below the other, thinner the more there are."""
    words, (left, right) = figure.words, ends
    full = BAR * (1 if len(group) == 1 else 1.5)
    height, first = full / len(group), group["id"].iloc[0]
    for n, total in enumerate(group.to_dict("records")):
        y = middle - full / 2 + n * height
        size = (right - left - 0.04, height - (0.02 if len(group) > 1 else 0))
        bar = axes.add_patch(Rectangle((left + 0.02, y), *size, **_look(total)))
        label = words.say(
            "{who}, {day}: {amount}, {years}, counts: {what}",
            who=total["said_by"],
            day=when(total, words, "said_on"),
            amount=wording.amount(total, words),
            years=wording.years(total, words),
            what=" ".join(counts),
        )
        at, years = (_middle(total), first), [total[edge] for edge in PERIOD]
        value = total["amount_usd_bn"]
        figure.mark(bar, total, label=label, value=value, unit="USD bn", at=at, when=years)


def _middle(total):
    """Give the middle of the years covered, such as 2006.5; empty where none are given."""
    dated = not any(pd.isna(total[edge]) for edge in PERIOD)
    return sum(total[edge] for edge in PERIOD) / 2 + 0.5 if dated else ""


def _look(total):
    """Dash the article; fill contracts signed; outline what is not said; hatch a credit.

    What is only expected is dotted and hollow.
    """
    look = style.fill(total["status"], total["verdict"]) | {"linewidth": 1.2}
    if total["account"] == "article":
        colour = style.tint(vocabulary.COLOUR[total["verdict"]], 0.14)
        return look | style.line("planned") | {"facecolor": colour}
    if _filled(total):
        return look
    hatch = {"hatch": "/////"} if total["basis"] == "credit" else {}
    return look | {"facecolor": style.PAPER} | hatch


def _filled(total):
    return total["basis"] == "signed" and total["status"] != "expected"


def _write_amount(axes, text, ends, middle, total, count):
    """Write the amount into its bar or, where it does not fit, to its right."""
    left, right = ends
    fits = text_width(text, NOTE) < right - left - 0.12 and count == 1
    solid = total["account"] != "article" and _filled(total)
    look = {"va": "center", "size": NOTE, "color": vocabulary.COLOUR[total["verdict"]]}
    if fits:
        look |= {"ha": "center", "color": style.PAPER if solid else look["color"]}
        if total["basis"] == "credit":  # nothing is to be read on hatching
            look["bbox"] = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1}
    axes.text((left + right) / 2 if fits else right + 0.08, middle, text, **look)
