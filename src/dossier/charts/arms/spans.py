"""The years of totals, as bars above the years of deliveries."""

from matplotlib.patches import Rectangle

from dossier.charts.arms.money_words import counts
from dossier.charts.arms.totals import look
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger import Bar, Bars, Row, Stack, Text, is_narrow
from dossier.story.sums import PERIOD


def span(total, level, scale, words):
    """Lay out the years of a total as a bar, with words in it or beside, on a phone above it.

    Args:
        total: a row of ``money`` with a period.
        level: where it stands on the scale of the values below.
        scale: the column of years.
        words: the language.
    """
    article, ends = total["account"] == "article", [total[key] for key in PERIOD]
    first, last = _within(total, scale)
    label = words.say("Years of the parts counted")
    if article:
        label = words.say("Years of the article's total")
    mark = {
        "row": total,
        "id": f"{total['id']}-years",
        "label": label,
        "value": words.years(*ends),
        "at": (float(first + last - 1) / 2, round(level, 3)),
        "when": ends,
    }
    text, colour = _text(total, words), vocabulary.COLOUR[total["verdict"]]
    inside = colour if article else style.PAPER
    bar = {"bars": (Bar(first, last, look(total), mark),), "high": 0.22, "gap": 0.03}
    if is_narrow():
        return Row({"years": Stack((Text(text, color=colour), Bars(**bar)), gap=0.03)}, rule="")
    return Row({"years": Bars(text=text, color=colour, inside=inside, **bar)}, rule="")


def draw_band(table, number, total, high):
    """Lay a band over the years of a total, so many inches from the top of a row."""
    box, scale = table.box(number, "years"), table.columns["years"]
    first, last = map(scale.at, _within(total, scale))
    look = {"color": style.tint(vocabulary.COLOUR[total["verdict"]], 0.06), "linewidth": 0}
    table.axes.add_artist(Rectangle((first, box.y), last - first, high, zorder=0, **look))


def _within(total, scale):
    """Give from where to where the years of a total reach, of those drawn."""
    return max(total["period_from"], scale.low), min(total["period_to"] + 1, scale.high)


def _text(total, words):
    years = words.years(*(total[key] for key in PERIOD))
    if total["account"] != "article":
        return words.say("{parts} in {years}", parts=counts(total, words), years=years)
    verdict = words.verdict(total["verdict"], glyph=True)
    if not verdict:
        return words.say("The article's sum covers {years}", years=years)
    return words.say("{verdict}: the article's sum covers {years}", verdict=verdict, years=years)
