"""A figure in small for the gallery: its drawing without title and footer, inside the page."""

import base64
import io
import re

from PIL import Image

from dossier.plot import style
from dossier.plot.figure import DPI, FOOT, MARGIN

WIDTH, HEIGHT = 440, 330
QUALITY = 45
SHARP = 2  # pictures are saved at twice their size
HEAD = re.compile(
    rf'<text style="[^"]*font-size: (?:{style.SIZE["title"]:g}|{style.SIZE["subtitle"]:g})px'
    rf'[^"]*" (?:x="{MARGIN * 72:g}" y="|transform="translate\({MARGIN * 72:g} )([\d.]+)'
)


def thumbnail(folder, name):
    """Make a small picture of a figure.

    Args:
        folder: with the figures as saved.
        name: of the figure.

    Returns:
        A ``data:`` address.
    """
    with Image.open(folder / f"{name}.png") as saved:
        drawing = saved.convert("RGB")
    svg = (folder / f"{name}.svg").read_text(encoding="utf-8")
    small = _fitted(drawing.crop(_box(drawing, svg)))
    out = io.BytesIO()
    small.save(out, "webp", quality=QUALITY, method=4)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode()


def _box(drawing, svg):
    """Find what lies between the subtitle and the footer."""
    dots = DPI * SHARP
    lines = [float(y) for y in HEAD.findall(svg)]
    top = round((max(lines, default=0) / 72 + 0.1) * dots)
    bottom = drawing.height - round(FOOT * dots)
    return (0, top, drawing.width, bottom) if top < bottom else (0, 0, *drawing.size)


def _fitted(drawing):
    """Fit a drawing to the width, or to the height where little would be cut off by that."""
    high = round(drawing.height * WIDTH / drawing.width)
    small = drawing.resize((WIDTH, high), Image.Resampling.LANCZOS, reducing_gap=2)
    paper = Image.new("RGB", (WIDTH, HEIGHT), style.PAPER)
    paper.paste(small, (0, max(0, (HEIGHT - high) // 2)))
    return paper
