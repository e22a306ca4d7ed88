"""A matrix of claims and the evidence on each, a glyph a source, reprints bracketed."""

from dataclasses import dataclass

from matplotlib.patches import FancyBboxPatch

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import Figure
from dossier.plot.sheet import note, put, sheet
from dossier.plot.typesetting import text_width
from dossier.story.independence import dissent
from dossier.story.story import publishers
from dossier.story.tally import arrange

ROW = 0.235  # inches a claim
SLOT = 0.115  # inches a piece of evidence, at least
LABEL = 0.68  # inches before the label of a claim: sentence and verdict
COUNT = 0.3  # inches for the number of origins
HEADS = 1.2  # inches that the heads of evidence and origins need
APART = 0.35  # inches between two panels
CONTEXT = 11  # size of the dot that is context, to be seen at all
WIDTH = 9.4  # inches of the drawing


@style.applied()
def evidence_matrix(claims, evidence, story, *, order="reading"):
    """Draw each claim with the evidence on it: one glyph a source, reprints bracketed.

    Args:
        claims: rows of ``Story.account_claims``; those without evidence are left out.
        evidence: what ``weigh`` returns.
        story: sentences, account and words.
        order: ``reading``, or ``verdict`` for the contradicted first.
    """
    words = story.words
    claims = arrange(claims, story.table("sentences"), order)
    counts = dissent(evidence).set_index("claim_id")
    claims = claims[claims["claim_id"].isin(counts.index)]
    about = {
        "kind": words.say("Claims and their evidence"),
        "title": _title(counts, words),
        "subtitle": _subtitle(words),
        "publishers": publishers(evidence),
    }
    if evidence.empty:
        alone = words.say("The article alone gives no evidence.")
        figure = Figure("06-evidence", words, size=(9, 3), **about)
        return figure.empty(alone if story.account == "article" else None)
    pieces = {key: [] for key in counts.index}
    for piece in evidence.to_dict("records"):
        pieces[piece["claim_id"]].append(piece)
    heads = _heads(words)
    layout = _lay_out([*claims["label"], heads[0]], max(len(found) for found in pieces.values()))
    halves = _split(_entries(claims.to_dict("records"), order), len(layout.lefts))
    body = 0.35 + ROW * max(len(half) for half in halves)
    figure, axes, _ = sheet("06-evidence", words, body, **about)
    for left, half in zip(layout.lefts, halves, strict=True):
        _write_heads(axes, left, layout, heads)
        for level, entry in enumerate(half):
            y = 0.42 + ROW * level
            if level and (isinstance(entry, str) or entry["opens"] and order == "reading"):
                axes.plot(
                    [left, left + layout.width], [y - ROW / 2] * 2, color=style.FAINT, linewidth=0.5
                )
            if isinstance(entry, str):
                _write_verdict(axes, entry, left, y, words)
            else:
                _draw_claim(figure, axes, entry | {"opens": entry["opens"] or not level}, left, y)
                found = pieces[entry["claim_id"]]
                _draw_pieces(figure, axes, found, left + layout.pieces, y, layout.slot)
                count = words.number(counts.at[entry["claim_id"], "origins"])
                note(axes, left + layout.width, y, count, ha="right")
    return figure


@dataclass
class _Layout:
    lefts: tuple  # where each panel begins
    width: float  # of a panel
    pieces: float  # where the evidence begins in it
    slot: float  # of a piece of evidence


def _lay_out(labels, most):
    """Choose one panel or two side by side, as long labels and many sources leave room."""
    label = max(text_width(label, style.SIZE["note"]) for label in labels)
    pieces = LABEL + label + 0.14
    need = pieces + max(most * SLOT + COUNT, HEADS)
    panels = 2 if len(labels) > 14 and 2 * need + APART <= WIDTH else 1
    width = (WIDTH - APART * (panels - 1)) / panels
    slot = min(0.2, (width - pieces - COUNT) / most)
    return _Layout(tuple(i * (width + APART) for i in range(panels)), width, pieces, slot)


def _entries(claims, order):
    """List the lines of the figure: claims and, in the order of verdicts, a heading for each."""
    if order == "reading":
        before = [None, *(claim["sentence_id"] for claim in claims)]
        return [
            claim | {"opens": claim["sentence_id"] != last}
            for claim, last in zip(claims, before, strict=False)
        ]
    lines = []
    for verdict in vocabulary.WORST:
        told = [claim | {"opens": True} for claim in claims if claim["verdict"] == verdict]
        lines += [verdict, *told] if told else []
    return lines


def _split(entries, panels):
    """Cut the lines into panels of the same length, none of which ends with a heading."""
    half = -(-len(entries) // panels)
    if panels == 2 and isinstance(entries[half - 1], str):
        half -= 1
    return [entries[:half], entries[half:]] if panels == 2 else [entries]


def _heads(words):
    return words.say("Claim and verdict"), words.say("Evidence"), words.say("Origins")


def _write_heads(axes, left, layout, heads):
    for text, x in zip(heads, (LABEL, layout.pieces), strict=False):
        note(axes, left + x, 0.08, text)
    note(axes, left + layout.width, 0.08, heads[-1], ha="right")
    axes.plot([left, left + layout.width], [0.23] * 2, color=style.FAINT, linewidth=0.8)


def _write_verdict(axes, verdict, left, y, words):
    note(
        axes, left + LABEL, y, words.verdict(verdict), color=vocabulary.COLOUR[verdict], weight=600
    )


def _draw_claim(figure, axes, claim, left, y):
    colour = vocabulary.COLOUR[claim["verdict"]]
    if claim["opens"]:
        note(axes, left, y, claim["sentence_id"])
    look = {"color": colour, "ha": "center", "weight": 600}
    x = left + LABEL - 0.13
    glyph = put(axes, x, y, vocabulary.GLYPH[claim["verdict"]], **look)
    note(axes, left + LABEL, y, claim["label"], color=vocabulary.INK)
    word = figure.words.verdict(claim["verdict"])
    figure.mark(glyph, claim, label=claim["label"], value=word, at=("", claim["claim_id"]))


def _draw_pieces(figure, axes, found, left, y, slot):
    """Draw the evidence on a claim, a glyph a source, with a bracket around one origin's."""
    words = figure.words
    for i, piece in enumerate(found):
        x = left + (i + 0.5) * slot
        look = {"color": vocabulary.COLOUR[piece["verdict"]], "ha": "center", "weight": 600}
        size = CONTEXT if piece["verdict"] == "context" else style.SIZE["note"]
        glyph = put(axes, x, y, vocabulary.GLYPH[piece["verdict"]], size=size, **look)
        at = (piece["source_id"], piece["claim_id"])
        label = words.say(
            "{publisher} on “{claim}”", publisher=piece["publisher"], claim=piece["label"]
        )
        figure.mark(glyph, piece, label=label, value=piece["finding"], at=at)
    origins = [piece["origin"] for piece in found]
    for origin in dict.fromkeys(origins):
        if origins.count(origin) > 1:
            start = left + origins.index(origin) * slot
            _bracket(axes, start, y, origins.count(origin) * slot)


def _bracket(axes, left, y, width):
    box = FancyBboxPatch(
        (left + 0.01, y - 0.085),
        width - 0.02,
        0.17,
        boxstyle="round,pad=0,rounding_size=0.06",
        facecolor=style.tint(style.QUIET, 0.1),
        edgecolor=style.tint(style.QUIET, 0.5),
        linewidth=0.6,
        zorder=0,
    )
    axes.add_patch(box)


def _subtitle(words):
    return words.say(
        "One glyph a source: {bears} bears it out, {refines} refines it, {partly} in part, "
        "{contradicts} contradicts it, {context} context; framed: one origin, counted once",
        bears=vocabulary.GLYPH["corroborated"],
        refines=vocabulary.GLYPH["refined"],
        partly=vocabulary.GLYPH["partly"],
        contradicts=vocabulary.GLYPH["contradicted"],
        context=vocabulary.GLYPH["context"],
    )


def _title(counts, words):
    if counts.empty:
        return words.say("No evidence to weigh the claims by")
    worst = counts.loc[counts["against"].idxmax()]
    if worst["against"]:
        return words.plural(
            "{n} independent origin speaks against the claim “{label}”",
            "{n} independent origins speak against the claim “{label}”",
            worst["against"],
            label=worst["label"],
        )
    return words.plural(
        "{n} of {total} claims has more than one independent origin behind it",
        "{n} of {total} claims have more than one independent origin behind them",
        int((counts["behind"] > 1).sum()),
        total=words.number(len(counts)),
    )
