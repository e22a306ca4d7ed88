"""Draw a canvas as pixels or as SVG; texts are measured as titles and cells are."""

import io
from contextlib import contextmanager

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG

from dossier.plot import style
from dossier.plot.typesetting import EM, UNITS, extents

_WEIGHT = {"normal": 400}


class _Pixels(RendererAgg):
    """Pixels, whose texts are set in the size that they have in them."""

    def get_text_width_height_descent(self, s, prop, ismath):
        em = round(prop.get_size() * self.dpi / 72 * UNITS)
        found = _extents(s, prop, em)
        return super().get_text_width_height_descent(s, prop, ismath) if found is None else found


class _Svg(RendererSVG):
    """Lines of SVG, whose texts are set in one size and scaled."""

    def get_text_width_height_descent(self, s, prop, ismath):
        found = _extents(s, prop, EM)
        if found is None:
            return super().get_text_width_height_descent(s, prop, ismath)
        return tuple(side * (prop.get_size() * UNITS / EM) for side in found)


def _extents(text, prop, em):
    weight = prop.get_weight()
    found = extents(text, _WEIGHT.get(weight, weight), em)
    return found and tuple(side / UNITS for side in found)


def as_pixels(canvas, dpi):
    """Draw a canvas; give RGBA bytes."""
    with _drawn_at(canvas, dpi):
        renderer = _Pixels(*canvas.canvas.get_width_height(physical=True), dpi)
        canvas.draw(renderer)
    return bytes(renderer.buffer_rgba())


def as_svg(canvas):
    """Draw a canvas; give the text of an SVG, its lengths in points."""
    out = io.StringIO()
    with _drawn_at(canvas, 72):
        about = {"Date": None, "Creator": None}
        renderer = _Svg(*canvas.bbox.size, out, metadata=about)
        canvas.draw(renderer)
        renderer.finalize()
    return out.getvalue()


@contextmanager
def _drawn_at(canvas, dpi):
    own, canvas.dpi = canvas.dpi, dpi
    try:
        with style.applied():
            yield
    finally:
        canvas.dpi = own
