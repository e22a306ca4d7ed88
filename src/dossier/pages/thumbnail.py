"""A figure in small for the gallery: its drawing without title and footer, inside the page."""

import base64
import io

from PIL import Image

from dossier.plot import style

WIDTH, HEIGHT = 440, 330
QUALITY = 45


def thumbnail(folder, name, box):
    """Make a small picture of a figure.

    Args:
        folder: with the figures as saved.
        name: of the figure.
        box: left, top, width and height of the drawing in it, in points.

    Returns:
        A ``data:`` address.
    """
    with Image.open(folder / f"{name}.png") as saved:
        left, top, width, height = (side * saved.width / box[2] for side in box)
        small = _fitted(saved.convert("RGB").crop((left, top, left + width, top + height)))
    out = io.BytesIO()
    small.save(out, "webp", quality=QUALITY, method=4)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode()


def _fitted(drawing):
    """Fit a drawing to the width, or to the height where little would be cut off by that."""
    high = round(drawing.height * WIDTH / drawing.width)
    small = drawing.resize((WIDTH, high), Image.Resampling.LANCZOS, reducing_gap=2)
    paper = Image.new("RGB", (WIDTH, HEIGHT), style.PAPER)
    paper.paste(small, (0, max(0, (HEIGHT - high) // 2)))
    return paper
