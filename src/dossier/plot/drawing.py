"""Draw a canvas as pixels or as SVG; texts are measured as titles and cells are.

``_get_font_height_metrics``, ``_convert_path`` and ``matplotlib._path`` are private parts of
matplotlib 3.11, which ``pyproject.toml`` therefore asks for.
"""

import io
from contextlib import contextmanager

import numpy as np
from matplotlib._path import convert_to_string
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex
from matplotlib.transforms import Affine2D

from dossier.plot import faces, style
from dossier.plot.lettering import stamped
from dossier.plot.tree import PLACES, Tree, short
from dossier.plot.typesetting import EM, UNITS, extents, settable

_WEIGHT = {"normal": 400}
ANCHOR = {"center": "middle", "right": "end"}


class _Heights:
    """Heights of lines, which matplotlib else looks up in the face again for each text."""

    def _get_font_height_metrics(self, prop):
        weight = _weight(prop)
        if weight not in faces.FACES or prop.get_family() != [style.TEXT, style.SYMBOLS]:
            return None, None, None
        scale = 1 / faces.units(weight) * prop.get_size_in_points() * self._dpi / 72
        return tuple(height * scale for height in faces.heights(weight))


class _Pixels(_Heights, RendererAgg):
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

    @property
    def _dpi(self):
        return self.dpi

    def _em(self, prop):
        return round(prop.get_size() * self.dpi / 72 * UNITS)


class _Svg(_Heights, RendererSVG):
    """A tree of SVG, whose texts are set in one size and scaled."""

    _dpi = 72

    def __init__(self, width, height, name):
        super().__init__(width, height, io.StringIO())
        size = {"width": f"{width:g}pt", "height": f"{height:g}pt"}
        self.writer = Tree(name, **size, viewBox=f"0 0 {width:g} {height:g}", version="1.1")
        self._oblongs = {}  # an element by its look

    def open_group(self, s, gid=None):
        if gid or s == "axes":
            super().open_group(s, gid)
        else:
            self.writer.start("g")

    def write_line(self, line):
        """Write a line of words at its place, whatever its width and height."""
        if not line.get_text():
            return
        x, y = line.get_transform().transform(line.get_position())
        weight, colour = _weight(line.get_fontproperties()), to_hex(line.get_color())
        about = {"x": short(x), "y": short(self.height - y)}
        about |= {"font-weight": str(weight)} if weight != min(faces.FACES) else {}
        about["font-size"] = f"{line.get_size():g}px"
        about |= {"text-anchor": ANCHOR[line.get_ha()]} if line.get_ha() in ANCHOR else {}
        self.open_group("text", line.get_gid())
        self.writer.element("text", line.get_text(), about, fill=colour)
        self.close_group("text")

    def write_oblong(self, oblong, draw):
        """Write an oblong as ``draw`` does; one that looks as another does is that elsewhere."""
        look = oblong.look
        if look not in self._oblongs:
            draw(self)
            self._oblongs[look] = self.writer.last
            return
        ends = oblong.get_data_transform().transform(oblong.get_bbox())
        left, right = map(short, ends[:, 0])
        low, high = map(short, self.height - ends[:, 1])
        outline = f"M {left} {low} L {right} {low} L {right} {high} L {left} {high} z"
        self.open_group("patch", oblong.get_gid())
        self.writer.again(self._oblongs[look], d=outline)
        self.close_group("patch")

    def _make_flip_transform(self, transform):
        matrix = transform.get_matrix().copy()
        matrix[1] = [0, 0, self.height] - matrix[1]
        return Affine2D(matrix)

    def _convert_path(self, path, transform=None, clip=None, simplify=None, sketch=None):
        box = (0, 0, self.width, self.height) if clip else None
        words = [b"M", b"L", b"Q", b"C", b"z"]
        said = convert_to_string(path, transform, box, simplify, sketch, PLACES, words, False)
        return " ".join(said.decode().split())

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


def measuring(canvas):
    """Make what measures the texts of a canvas."""
    return _Pixels(*canvas.canvas.get_width_height(physical=True), canvas.dpi)


def as_pixels(canvas, dpi):
    """Draw a canvas; give an array of height, width and RGBA."""
    with _drawn_at(canvas, dpi):
        renderer = measuring(canvas)
        canvas.draw(renderer)
    return np.asarray(renderer.buffer_rgba())


def as_svg(canvas, name):
    """Draw a canvas; give the root of an SVG, its lengths in points, its ids beginning so."""
    with _drawn_at(canvas, 72):
        renderer = _Svg(*canvas.bbox.size, name)
        canvas.draw(renderer)
        renderer.finalize()
    return renderer.writer.root


@contextmanager
def _drawn_at(canvas, dpi):
    own, canvas.dpi = canvas.dpi, dpi
    try:
        with style.applied():
            yield
    finally:
        canvas.dpi = own
