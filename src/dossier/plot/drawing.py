"""Draw a canvas as pixels or as SVG; texts are measured as titles and cells are."""

import io
from contextlib import contextmanager

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG

from dossier.plot import style
from dossier.plot.lettering import stamped
from dossier.plot.typesetting import EM, UNITS, extents, settable

_WEIGHT = {"normal": 400}


class _Pixels(RendererAgg):
    """Pixels, whose texts are set in the size that they have in them."""

    def get_text_width_height_descent(self, s, prop, ismath):
        found = _extents(s, prop, self._em(prop))
        return super().get_text_width_height_descent(s, prop, ismath) if found is None else found

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        weight = _weight(prop)
        if angle or not settable(s, weight):
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        elif found := stamped(s, weight, self._em(prop), x, self.height - y):
            covered, left, low = found
            ink = np.empty((*covered.shape, 4), np.uint8)
            ink[:, :, :3] = np.round(255 * np.array(gc.get_rgb()[:3]))
            ink[:, :, 3] = covered
            self.draw_image(gc, left, low, ink)

    def _em(self, prop):
        return round(prop.get_size() * self.dpi / 72 * UNITS)


class _Svg(RendererSVG):
    """Lines of SVG, whose texts are set in one size and scaled."""

    def get_text_width_height_descent(self, s, prop, ismath):
        found = _extents(s, prop, EM)
        if found is None:
            return super().get_text_width_height_descent(s, prop, ismath)
        return tuple(side * (prop.get_size() * UNITS / EM) for side in found)


def _extents(text, prop, em):
    found = extents(text, _weight(prop), em)
    return found and tuple(side / UNITS for side in found)


def _weight(prop):
    weight = prop.get_weight()
    return _WEIGHT.get(weight, weight)


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
