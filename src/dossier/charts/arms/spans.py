"""The years of totals, as bars above the years of deliveries."""

from matplotlib.patches import Rectangle

from dossier.charts.arms.money_words import counts
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger import is_narrow
from dossier.plot.typesetting import text_width
from dossier.story.sums import PERIOD

LINE, HIGH = 0.26, 0.2  # inches from bar to bar, and of a bar


def strip():
    """Give the inches that the bars take; on a phone each has its words above it."""
    return 2 * _step() + 0.1


def _step():
    return LINE + 0.2 * is_narrow()


def draw(figure, axes, total, level, limits):
    """Draw the years of a total as a bar above the axes; those of the article as a band too.

    Args:
        figure: the figure.
        axes: its axes of years.
        total: a row of ``money`` with a period.
        level: 0 for the uppermost bar.
        limits: first and last year drawn.
    """
    words = figure.words
    article = total["account"] == "article"
    first = max(total["period_from"], limits[0]) - 0.5
    last = min(total["period_to"], limits[1]) + 0.5
    colour = vocabulary.COLOUR[total["verdict"]]
    look = style.fill("reported", total["verdict"]) | {"linewidth": 1.2}
    if article:
        look |= style.line("planned") | {"facecolor": style.tint(colour, 0.14), "linewidth": 1.2}
        axes.axvspan(first, last, color=style.tint(colour, 0.06), linewidth=0, zorder=0)
    height = axes.get_figure().get_figheight() * axes.get_position().height
    y = 1 + (strip() - 0.24 - _step() * level - 0.2 * is_narrow()) / height
    bar = Rectangle(
        (first + 0.03, y),
        last - first - 0.06,
        HIGH / height,
        transform=axes.get_xaxis_transform(),
        clip_on=False,
        **look,
    )
    axes.add_patch(bar)
    text = _span_text(total, words)
    x, look = _beside(axes, first, last, text_width(text, style.SIZE["label"]) + 0.1)
    colour = style.PAPER if look["ha"] == "center" and not article else colour
    place = {"transform": axes.get_xaxis_transform(), "va": "center", "color": colour}
    axes.text(x, y + (0.3 if is_narrow() else 0.1) / height, text, **place, **look)
    ends = [total[key] for key in PERIOD]
    key = f"{total['id']}-years"
    label = words.say("Years of the parts counted")
    if article:
        label = words.say("Years of the article's total")
    at = (float(first + last) / 2, round((y + 0.1 / height) * axes.get_ylim()[1], 3))
    figure.mark(bar, total, id=key, label=label, value=words.years(*ends), at=at, when=ends)


def _beside(axes, first, last, inches):
    """Find room for a text right of a bar, left of it or inside; return x and alignment."""
    low, high = axes.get_xlim()
    if is_narrow():
        return low, {"ha": "left"}
    need = inches * (high - low) / (axes.get_position().width * axes.figure.get_figwidth())
    if high - last > need:
        return last + need * 0.03, {"ha": "left"}
    if first - low > need:
        return first - need * 0.03, {"ha": "right"}
    return (first + last) / 2, {"ha": "center"}


def _span_text(total, words):
    years = words.years(*(total[key] for key in PERIOD))
    if total["account"] == "article":
        verdict = words.verdict(total["verdict"], glyph=True)
        if not verdict:
            return words.say("The article's sum covers {years}", years=years)
        return words.say(
            "{verdict}: the article's sum covers {years}", verdict=verdict, years=years
        )
    return words.say("{parts} in {years}", parts=counts(total, words), years=years)
