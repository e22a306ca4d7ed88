"""What stands above the rows of a ledger: its key, heads, and the lines that run on from them."""

from math import fsum

from dossier.i18n import vocabulary
from dossier.plot import style
from dossier.plot.ledger.columns import GRID
from dossier.plot.ledger.flow import Flow
from dossier.plot.ledger.word_cells import Box, Text
from dossier.plot.typesetting import leading

KEY, KEY_GAP = 0.42, 0.24  # inches that a key of one line takes, and between its words
SPAN, HEAD = 0.42, 0.1  # inches that a head over several columns takes, and below all heads
RISE = leading(style.SIZE["subtitle"]) / 2 - 0.1  # inches by which its line stands higher
UNDER = 0.28 - leading(style.SIZE["subtitle"])  # inches from such a head to the line below it


def height(page):
    """Give the inches of all that stands above the rows, once the columns have their places."""
    own = fsum(deck.heads() for deck in page.dealt)
    return _key(page) + _spans(page) + own + (HEAD if own else 0)


def draw(page):
    """Draw key, heads over several columns, heads, and the lines that run through all rows."""
    Flow(list(page.key), gap=KEY_GAP).draw(page, Box(0, 0, page.inside, KEY, None))
    for head, box in _over(page):
        high = _key(page) + _spans(page) - SPAN + leading(head.size)
        top = high - head.height(box.width) - RISE
        head.draw(page, Box(box.x, top, box.width, box.height, box.column))
        ends = (box.x, box.right)
        page.axes.plot(ends, [high + UNDER] * 2, color=vocabulary.INK, linewidth=0.9)
    level = page.top - HEAD - fsum(deck.heads() for deck in page.dealt)
    for deck in page.dealt:
        level += deck.heads()
        for key, column in deck.columns.items():
            column.draw_head(page, level)
            for top, bottom in _runs(page, key):
                column.draw_grid(page, top, bottom)


def _key(page):
    flow = Flow(list(page.key), gap=KEY_GAP)
    return KEY + flow.height(page.inside) - flow.line if page.key else 0


def _spans(page):
    """Give the inches of the heads over several columns, the highest of which says."""
    more = [head.height(box.width) - leading(head.size) for head, box in _over(page)]
    return SPAN + max(more) if more else 0


def _over(page):
    """List the heads over several columns, each with its box."""
    for first, last, text in page.spans:
        left, right = page.columns[first], page.columns[last]
        wide = right.left + right.inside - left.left
        yield Text(text, style.SIZE["subtitle"], 600), Box(left.left, 0, wide, 0, left)


def _runs(page, key):
    """List from where to where lines run through a column: not through what is above it."""
    if len(page.dealt) == 1:
        return [(page.top, page.bottom)]
    boxes = [page.box(n, key) for n, row in enumerate(page.rows) if key in row.cells]
    return [(box.y + GRID, box.y + box.height) for box in boxes]
