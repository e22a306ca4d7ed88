"""Oblongs, such as tiles and bars: most of what a ledger draws beside its words."""

from matplotlib.patches import Rectangle


class Oblong(Rectangle):
    """A rectangle that stands straight, on axes in their own coordinates."""

    def draw(self, renderer):
        """Draw it; whoever writes it as SVG does so by the look of another where there is one."""
        if hasattr(renderer, "write_oblong"):
            renderer.write_oblong(self, super().draw)
        else:
            super().draw(renderer)

    @property
    def look(self):
        """All but its place in which one can differ from others of its figure."""
        colours = self.get_facecolor(), self.get_edgecolor()
        line = self.get_linewidth(), self.get_linestyle(), self.get_hatch()
        return *colours, *line, self.get_clip_on(), self.axes
