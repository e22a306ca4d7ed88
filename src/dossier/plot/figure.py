"""A figure is a picture with its marks, its data, and its words for those who cannot see it."""

import re
from functools import cached_property

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas

from dossier.dataset import session
from dossier.dataset.errors import ParameterError
from dossier.plot import alt_text, bundle, lines, quantise, screen, seal, style, svg, tabular
from dossier.plot.drawing import as_pixels, as_svg
from dossier.plot.lines import MARGIN
from dossier.plot.mark import Mark
from dossier.plot.plane import Plane

FOOT = 0.62  # inches below the drawing for two lines of footer
GAP = 0.17  # inches between subtitle and drawing
DPI = 100
SHARP = 1.5  # for print and sharp screens; what needs more takes the SVG
NAME = re.compile(r"[\w-]+")  # of a file in the folder of figures, and in no other


class Figure:
    """A titled figure that collects its marks as they are drawn.

    Args:
        name: file name without folder and ending, such as ``02-map``.
        words: the language (``dossier.i18n.language.Words``).
        kind: what kind of figure it is, in the reader's words, such as ``Map``.
        title: the finding, one sentence.
        subtitle: unit, period and account.
        publishers: who published the sources drawn, for the footer.
        note: further footer text, such as the policy on borders.
        chosen: what was selected for this figure alone, in words.
        size: width and height in inches.
        around: inches at least for titles and footer, where the size is that of the drawing.
    """

    def __init__(
        self,
        name,
        words,
        *,
        kind,
        title,
        subtitle,
        publishers=(),
        note="",
        chosen="",
        size=(9, 5),
        around=None,
    ):
        if not NAME.fullmatch(name):
            raise ParameterError(f"figure: {name!r} is not allowed; allowed: such as 02-map")
        self.name, self.words, self.kind = name, words, kind
        self.title, self.chosen, self.selection = title, chosen, lines.selection(words, chosen)
        self.own, self.subtitle = subtitle, lines.subtitle(subtitle, self.selection, words)
        self.marks, self._ids, self._said = [], set(), {}
        with style.applied():
            above, head = lines.head(self, size[0])
            below, foot = lines.foot(size[0], words.sources(publishers), note)
            self.head, self.foot = head + GAP, max(FOOT, foot)
            more = 0 if around is None else max(around, self.head + self.foot)
            self.canvas = Canvas(figsize=(size[0], round(size[1] + more, 6)), dpi=DPI)
            FigureCanvasAgg(self.canvas)
            lines.write(self, above + below)

    def axes(self, **free):
        """Add axes between titles and footer, less some inches by side, such as ``left``."""
        width, height = self.canvas.get_size_inches()
        x, y = MARGIN + free.get("left", 0), self.foot + free.get("bottom", 0)
        right, top = width - MARGIN - free.get("right", 0), height - self.head - free.get("top", 0)
        box = (x / width, y / height, (right - x) / width, (top - y) / height)
        with style.applied():
            return self.canvas.add_axes(Plane(self.canvas, box))

    def mark(self, artist, row, **said):
        """Bind a drawn artist to the row it draws; return the artist.

        Args:
            artist: a matplotlib patch, line or text, already added to the axes.
            row: a row of ``Story.table``.
            **said: label, value and what else ``Mark.of`` takes.
        """
        mark = Mark.of(row, **said)
        if mark.id in self._ids:
            raise ValueError(f"figure {self.name} draws the mark {mark.id} twice")
        self._ids.add(mark.id)
        self.marks.append(mark)
        artist.set_gid(f"{self.name}-{mark.id}")
        return artist

    def empty(self, message=None):
        """Say in the figure that there is nothing to draw, so that a blank is never a surprise."""
        usual = self.words.nothing or self.words.say("There is nothing of this to show.")
        self.canvas.text(0.5, 0.5, message or usual, ha="center", color=style.QUIET, size=11)
        return self

    @property
    def alt(self):
        """The alternative text: kind of figure, finding and range."""
        return alt_text.alternative(self.kind, self.title, self.selection, self.marks, self.words)

    @property
    def description(self):
        """The long description: every mark with value, status and verdict, in reading order."""
        return "\n".join(self.describe(mark) for mark in self.marks)

    def describe(self, mark):
        """Put one mark in words; also its accessible name."""
        if mark not in self._said:
            self._said[mark] = alt_text.describe(mark, self.words)
        return self._said[mark]

    def png(self, small=True):
        """Draw the figure as PNG bytes.

        Args:
            small: a third of the size, for what is kept; takes longer.
        """
        picture = quantise.picture(as_pixels(self.canvas, DPI * SHARP), small)
        said = {mark.id: self.describe(mark) for mark in self.marks}
        return seal.into_png(quantise.as_png(picture), picture, self.made, said)

    @cached_property
    def made(self):
        """Of what the figure is made, for its seal: name, marks, package, parameters."""
        about = {"figure": self.name, "lang": self.words.lang, "marks": seal.digest(self.json())}
        return about | self.words.made

    def svg(self):
        """Draw the figure as SVG text: real text, each mark a named link to its claim."""
        return self._as_svg(made=self.made)

    def _as_svg(self, aside=0, **how):
        names = {}
        for mark in self.marks:
            text = self.describe(mark)
            answer = alt_text.answer(mark, self.words, text)
            names[f"{self.name}-{mark.id}"] = mark.url, text, answer
        about = {"name": self.name, "title": self.title, "description": self.alt, "names": names}
        top, bottom = self.head - GAP, self.foot - GAP
        width, height = self.canvas.get_size_inches()
        place = [72 * each for each in (aside, top, width - 2 * aside, height - top - bottom)]
        return svg.finish(as_svg(self.canvas, self.name), drawing=place, **about, **how)

    def bare(self, aside=0):
        """Draw the figure as SVG for a page, which gives the fonts: it is no file of its own.

        Args:
            aside: inches of its margins that the page leaves out.
        """
        return self._as_svg(aside, embed=False)

    def screen(self):
        """Draw the figure as SVG for a notebook on a screen, where the page gives the fonts."""
        return screen.fit(self.bare())

    def csv(self):
        """Write the rows drawn, with their claims and sources spelt out."""
        return tabular.as_csv(self)

    def json(self):
        """Write the figure's words and marks."""
        return tabular.as_json(self)

    def files(self):
        """Give the figure as files: a dict of ending to bytes."""
        texts = {"svg": self.svg(), "csv": self.csv(), "json": self.json()}
        return {"png": self.png()} | {end: text.encode() for end, text in texts.items()}

    def __repr__(self):
        """Say what the figure says, for a console and for the text that nbval compares."""
        return "\n".join(filter(None, (self.alt, self.subtitle, self.description)))

    def _repr_mimebundle_(self, include=None, exclude=None):
        """Show the figure in a notebook as PNG, and as text where there is no picture.

        While a build runs, the files of the figure travel along. A reader is shown the SVG,
        whose marks answer when the pointer rests on them.
        """
        small = not session.live()  # who waits for a picture wants it soon
        files = self.files() if session.wanted() else {"png": self.png(small)}
        shown = {"image/png": files["png"], "text/plain": repr(self)}
        if session.wanted():
            shown |= bundle.pack(self.name, files)
        elif session.live():
            shown["text/html"] = screen.shown([self])
        width, height = (int(side * DPI) for side in self.canvas.get_size_inches())
        about = {"alt": self.alt, "width": width, "height": height, "figure": self.name}
        return shown, {"image/png": about | {"description": self.description.splitlines()}}
