"""A matrix of fields: signed and wished for, by the article and by the sources."""

from matplotlib.patches import Rectangle

from dossier.charts.accords.look import look_of
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.sheet import sheet
from dossier.plot.typesetting import text_width
from dossier.story.accords import ACCOUNTS, fields, left_out, stage_of
from dossier.story.story import publishers

WIDTH = 9  # inches
ROW, BLOCK, HEAD = 0.32, 0.46, 0.62  # inches: row, gap, column heads
LABEL = style.SIZE["label"]


@style.applied()
def sector_matrix(accords, story):
    """Draw a matrix: sectors down, signed and wished for across, the accounts side by side.

    One dot stands for one accord; dots of one cell stand in a row.

    Args:
        accords: rows of ``accords`` between one pair of states.
        story: sectors, actors and words.
    """
    words, counts = story.words, fields(accords)
    shown = [name for name in ACCOUNTS if name in set(accords["account"])]
    signed = (counts[["signed_article", "signed_checked"]].sum(axis=1) > 0).sum()
    gap = BLOCK if 0 < signed < len(counts) else 0
    figure, axes, width = sheet(
        "01-sectors",
        words,
        HEAD + ROW * max(len(counts), 4) + gap,
        width=WIDTH,
        kind=words.say("Matrix of fields"),
        title=_title(counts, shown, words),
        subtitle=_subtitle(accords, story),
        publishers=publishers(accords),
    )
    if accords.empty:
        return figure.empty()
    names = story.sectors()["name"]
    left = max(text_width(names[key], LABEL) for key in counts.index) + 0.3
    columns = _columns(left, width, shown)
    _draw_heads(axes, columns, left, width, words)
    levels = {
        key: HEAD + ROW * (n + 0.5) + gap * (n >= signed) for n, key in enumerate(counts.index)
    }
    omitted = left_out(counts) if "article" in shown else ()
    for key, y in levels.items():
        if key in omitted:
            band = ((-0.08, y - ROW / 2), width + 0.16, ROW)
            axes.add_patch(Rectangle(*band, color=style.BAND, linewidth=0, zorder=0, clip_on=False))
        axes.plot((0, width), (y + ROW / 2,) * 2, color=style.FAINT, linewidth=0.6, zorder=0)
        axes.text(0, y, names[key], va="center")
        _draw_blanks(axes, counts.loc[key], columns, y, words)
    if gap:
        _draw_lower_head(axes, levels[counts.index[signed]] - ROW, shown, words)
    room = (width - left) / len(columns)
    for (key, stage, account), rows in accords.groupby(["sector_id", stage_of(accords), "account"]):
        place = (columns[stage, account], levels[key])
        told = rows.assign(column=f"{stage}, {account}").to_dict("records")
        _draw_cell(figure, axes, told, place, room, names[key])
    return figure


def _columns(left, width, shown):
    """Place the columns; return the left edge of each (stage, account)."""
    keys = [(stage, account) for stage in ("signed", "wished") for account in shown]
    step = (width - left) / len(keys)
    return {key: left + step * n for n, key in enumerate(keys)}


def _draw_heads(axes, columns, left, width, words):
    heads = {"signed": words.say("Signed"), "wished": words.say("Planned or wished for")}
    names = {
        ("signed", "checked"): words.say("documents found"),
        ("wished", "checked"): words.say("the sources"),
    }
    for stage, text in heads.items():
        start = min(x for key, x in columns.items() if key[0] == stage)
        end = start + (width - left) / 2
        axes.text(start, 0.1, text, weight=600, size=style.SIZE["subtitle"], va="center")
        axes.plot(
            (start, min(end - 0.15, width)), (0.28, 0.28), color=vocabulary.INK, linewidth=0.9
        )
    for key, x in columns.items():
        name = names.get(key, words.say("the article"))
        axes.text(x, 0.45, name, va="center", color=style.QUIET)


def _draw_blanks(axes, row, columns, y, words):
    """Say in words where one account has something and the other has nothing."""
    texts = {"article": words.say("not named"), "checked": words.say("none found")}
    for stage in ("signed", "wished"):
        there = {account: row[f"{stage}_{account}"] for account in ACCOUNTS}
        for account, text in texts.items():
            other = there["checked" if account == "article" else "article"]
            if not there[account] and other and (stage, account) in columns:
                axes.text(
                    columns[stage, account],
                    y,
                    text,
                    va="center",
                    size=style.SIZE["note"],
                    color=style.QUIET,
                )


def _draw_lower_head(axes, y, shown, words):
    """Head the lower rows, which have nothing in the columns of things signed."""
    text = words.say("Without a signed accord")
    if "checked" in shown:
        text = words.say("Without any document found")
    axes.text(0, y + 0.02, text, va="center", weight=600, color=style.QUIET)


def _draw_cell(figure, axes, rows, place, room, name):
    """Draw the accords of one cell in a row of dots, each with the sign of its verdict."""
    x, y, words = place[0] + 0.08, place[1], figure.words
    texts = [_beside(row, words) for row in rows]
    steps = [0.22 + (text_width(text, LABEL) + 0.06 if text else 0) for text in texts]
    pressed = min(1, (room - 0.1) / sum(steps))
    for row, text, step in zip(rows, texts, steps, strict=True):
        (dot,) = axes.plot(x, y, **look_of(row, size=10))
        at = (row["column"], row["sector_id"])
        figure.mark(dot, row, label=row["title"], value=name, at=at)
        axes.text(x + 0.1, y, text, color=vocabulary.COLOUR[row["verdict"]], va="center")
        x += step * pressed


def _beside(row, words):
    """Say beside a dot what it alone does not: the verdict's sign, a plan, a dispute."""
    texts = [vocabulary.GLYPH[row["verdict"]] if row["verdict"] else ""]
    if row["status"] not in (*vocabulary.DONE, "aspiration"):
        texts.append(words.status(row["status"]))
    if row["disputed"]:
        texts.append(words.say("disputed"))
    return " ".join(text for text in texts if text)


def _title(counts, shown, words):
    found = (counts["signed_checked"] > 0).sum()
    if counts.empty:
        return words.say("No accord was known")
    if len(shown) == len(ACCOUNTS) and found:
        return words.plural(
            "The article leaves out {out} of the {n} field in which a document was found",
            "The article leaves out {out} of the {n} fields in which a document was found",
            found,
            out=words.number(len(left_out(counts))),
        )
    signed = (counts[["signed_article", "signed_checked"]].sum(axis=1) > 0).sum()
    said = {
        "signed": words.plural("{n} field", "{n} fields", signed),
        "more": words.number(len(counts) - signed),
    }
    if "checked" in shown:
        return words.say(
            "Documents were found in {signed}; {more} more were only planned or wished for", **said
        )
    return words.say(
        "The article has something signed in {signed}, and only plans or wishes in {more}", **said
    )


def _subtitle(accords, story):
    words = story.words
    about = words.say(
        "Accords of {visitor} and {host} by field; one dot for each, hollow where wished for",
        visitor=story.actor(story.article["visitor_id"]),
        host=story.actor(story.article["host_id"]),
    )
    verdicts = [name for name in vocabulary.VERDICTS if name in set(accords["verdict"])]
    if not verdicts:
        return words.say("{about}.", about=about)
    signs = [
        words.say("{glyph} {verdict}", glyph=vocabulary.GLYPH[name], verdict=words.verdict(name))
        for name in verdicts
    ]
    return words.say("{about}. Verdicts: {signs}", about=about, signs=", ".join(signs))
