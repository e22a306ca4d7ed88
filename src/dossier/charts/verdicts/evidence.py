"""A matrix of claims and the evidence on each, a glyph a source, reprints bracketed."""

from collections import Counter

from matplotlib.patches import FancyBboxPatch

from dossier.dataset.rows import dicts, grouped
from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.figure import Figure
from dossier.plot.ledger import Column, Flow, Glyph, Ledger, Row, is_narrow, note
from dossier.plot.typesetting import leading
from dossier.story.facts import publishers
from dossier.story.independence import dissent
from dossier.story.tally import arrange

LINE = leading(style.SIZE["note"])  # inches of a row of glyphs
DECKS = (("sentence", "glyph", "claim"), ("evidence", "origins", "located"))
BESIDE = 0.3  # inches from the counts to the glyphs right of them
CONTEXT = 11  # size of the dot that is context, to be seen at all


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
    beside = 0 if is_narrow() else BESIDE
    columns = {
        "sentence": Column(width=0.42, gap=0),
        "glyph": Column(width=0.26, gap=0),
        "claim": Column(note(words.say("Claim and verdict")), gap=0.14),
        "origins": Column(note(words.say("Independent")), align="right", gap=0.14),
        "located": Column(note(words.say("Located")), align="right", gap=beside),
        "evidence": Column(note(words.say("Evidence")), share=1, gap=0.1),
    }
    rows = _rows(claims, evidence, counts, order, words)
    return Ledger(columns, rows, pad=0.037, decks=DECKS, indent=0.42).draw(
        "06-evidence", words, **about
    )


def _rows(claims, evidence, counts, order, words):
    """Lay out the claims; in the order of verdicts below a head for each."""
    found = grouped(evidence, "claim_id")
    rows, last = [], None
    for claim in dicts(claims):
        opens = claim["sentence_id"] != last
        if order == "verdict" and claim["verdict"] != last:
            look = {"color": vocabulary.COLOUR[claim["verdict"]], "weight": 600}
            head = {"claim": note(words.verdict(claim["verdict"]), **look)}
            rows.append(Row(head, rule="faint" if rows else ""))
        last = claim["verdict" if order == "verdict" else "sentence_id"]
        pieces = found[(claim["claim_id"],)]
        cells = {"sentence": note(claim["sentence_id"])} if opens or order == "verdict" else {}
        cells |= {
            "glyph": Flow([_verdict(claim, words)], line=LINE),
            "claim": note(claim["label"], color=vocabulary.INK),
            "evidence": _Evidence(pieces, words),
            "origins": note(words.number(counts.at[claim["claim_id"], "origins"])),
            "located": note(_located(pieces, words)),
        }
        rule = "faint" if opens and order == "reading" or not rows else ""
        rows.append(Row(cells, rule=rule))
    return rows


def _located(pieces, words):
    """Count the pieces that can be followed to their place in the source."""
    found = sum(piece["located"] for piece in pieces)
    return words.say("{found} of {n}", found=found, n=len(pieces))


def _verdict(claim, words):
    word, key = words.verdict(claim["verdict"]), claim["claim_id"]
    mark = {"row": claim, "value": word, "at": ("", key)}
    colour, glyph = vocabulary.COLOUR[claim["verdict"]], vocabulary.GLYPH[claim["verdict"]]
    return Glyph(glyph, colour, mark, weight=600, slot=0.26)


def _piece(piece, words):
    label = words.say(
        "{publisher} on “{claim}”", publisher=piece["publisher"], claim=piece["label"]
    )
    at = (piece["source_id"], piece["claim_id"])
    mark = {"row": piece, "label": label, "value": piece["finding"], "at": at}
    size = CONTEXT if piece["verdict"] == "context" else style.SIZE["note"]
    colour, glyph = vocabulary.COLOUR[piece["verdict"]], vocabulary.GLYPH[piece["verdict"]]
    return Glyph(glyph, colour, mark, size=size, weight=600, slot=0.2)


class _Evidence(Flow):
    """A glyph a source, with a frame around those of one origin."""

    def __init__(self, pieces, words):
        """Make the glyphs of some rows of evidence."""
        super().__init__([_piece(piece, words) for piece in pieces], 0, LINE, press=True)
        self.origins = [piece["origin"] for piece in pieces]

    def draw(self, page, box):
        """Draw the glyphs, and the frames behind them."""
        super().draw(page, box)
        step = min(0.2, box.width / len(self.origins))
        for origin, count in Counter(self.origins).items():
            if count > 1:
                left = box.x + self.origins.index(origin) * step
                _frame(page.axes, left, box.middle, count * step)


def _frame(axes, left, y, width):
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
        "One glyph a source: {corroborated} bears it out, {refined} refines it, {partly} in part, "
        "{contradicted} contradicts it, {context} context; framed: repeats of one source, counted "
        "once; located: its words are found in the source",
        **vocabulary.GLYPH,
    )


def _title(counts, words):
    if counts.empty:
        return words.say("No evidence to show")
    worst = counts.loc[counts["against"].idxmax()]
    if worst["against"]:
        return words.plural(
            "{n} independent source speaks against the claim “{label}”",
            "{n} independent sources speak against the claim “{label}”",
            worst["against"],
            label=worst["label"],
        )
    broad = int((counts["behind"] > 1).sum())
    if len(counts) == 1 and not broad:
        return words.say("The one claim with evidence has no second independent source behind it")
    if not broad:
        return words.plural(
            "The {n} claim with evidence has no second independent source behind it",
            "None of the {n} claims with evidence has a second independent source behind it",
            len(counts),
        )
    return words.plural(
        "{n} of {total} claims has more than one independent source behind it",
        "{n} of {total} claims have more than one independent source behind them",
        broad,
        total=len(counts),
    )
