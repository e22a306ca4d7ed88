"""A figure is a picture with its marks, its data, and its words for those who cannot see it."""

import io
from functools import cached_property

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from PIL import Image

from dossier.dataset import session
from dossier.i18n import vocabulary
from dossier.plot import alt_text, bundle, quantise, screen, seal, style, svg, tabular
from dossier.plot.crowding import crowding
from dossier.plot.mark import Mark, iso, plain
from dossier.plot.typesetting import CAPITALS, leading, wrap

MARGIN = 0.3  # inches kept free around the figure
FOOT = 0.62  # inches below the drawing for two lines of footer
GAP = 0.17  # inches between subtitle and drawing
DPI = 100


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
        size: width and height in inches.
    """

    def __init__(self, name, words, *, kind, title, subtitle, publishers=(), note="", size=(9, 5)):
        self.name, self.words, self.kind = name, words, kind
        self.title, self.selection = title, words.selection
        self.subtitle = subtitle
        if self.selection and not subtitle:
            self.subtitle = words.say("Selected: {selection}", selection=self.selection)
        elif self.selection:
            own = {"subtitle": subtitle.rstrip("."), "selection": self.selection}
            self.subtitle = words.say("{subtitle}. Selected: {selection}", **own)
        self.marks = []
        with style.applied():
            self.canvas = Canvas(figsize=size, dpi=DPI)
            FigureCanvasAgg(self.canvas)
            self.head = self._write_head()
            self.foot = max(FOOT, self._write_foot(words.sources(publishers), note))

    def axes(self, left=0.0, right=0.0, top=0.0, bottom=0.0):
        """Add axes that fill the space between titles and footer, less the given inches."""
        width, height = self.canvas.get_size_inches()
        x, y = MARGIN + left, self.foot + bottom
        box = (x, y, width - MARGIN - right - x, height - self.head - top - y)
        with style.applied():
            return self.canvas.add_axes([v / (width, height)[i % 2] for i, v in enumerate(box)])

    def mark(self, artist, row, *, label, value, unit="", at=(), when=(), precision="day", id=None):
        """Bind a drawn artist to the row it draws; return the artist.

        Args:
            artist: a matplotlib patch, line or text, already added to the axes.
            row: a row of ``Story.table``: id, status, verdict, claims, wordings, sources and
                publishers.
            label: the thing in the reader's words.
            value: what its place or size says.
            unit: unit of the value.
            at: position in data coordinates, such as a year, metres on the map, or the keys
                of the column and row that it stands in.
            when: first and last day, or first and last year, where it is drawn for them.
            precision: how exactly the days are known: day, month or year.
            id: id of the mark where one row is drawn as several marks.
        """
        days = [iso(day, precision) for day in when if not pd.isna(day)] or [""]
        mark = Mark(
            id=id or row["id"],
            label=label,
            value=plain(value),
            unit=unit,
            position=tuple(plain(v) for v in at),
            since=days[0],
            until=days[-1],
            **{key: row[key] for key in ("status", "verdict")},
            **{key: tuple(row[key]) for key in ("claims", "wordings", "sources", "publishers")},
        )
        if any(mark.id == other.id for other in self.marks):
            raise ValueError(f"figure {self.name} draws the mark {mark.id} twice")
        self.marks.append(mark)
        artist.set_gid(f"{self.name}-{mark.id}")
        artist.set_url(mark.url)
        return artist

    def empty(self, message=None):
        """Say in the figure that there is nothing to draw, so that a blank is never a surprise."""
        message = (
            message or self.words.nothing or self.words.say("There is nothing of this to show.")
        )
        self.canvas.text(0.5, 0.5, message, ha="center", color=style.QUIET, size=11)
        return self

    @property
    def alt(self):
        """The alternative text: kind of figure, finding and range."""
        return alt_text.alternative(self.kind, self.title, self.marks, self.words)

    @property
    def description(self):
        """The long description: every mark with value, status and verdict, in reading order."""
        return "\n".join(self.describe(mark) for mark in self.marks)

    def describe(self, mark):
        """Put one mark in words; also its accessible name."""
        return alt_text.describe(mark, self.words)

    def png(self, scale=1, small=True):
        """Draw the figure as PNG bytes.

        Args:
            scale: 2 is for print and sharp screens.
            small: a third of the size, for what is kept; takes longer.
        """
        dpi = DPI * scale
        pixels, out = self._draw("rgba", dpi=dpi), io.BytesIO()
        width = round(self.canvas.get_figwidth() * dpi)
        size = (width, len(pixels) // 4 // width)  # the height is whole where the canvas made it
        if small:
            quantise.reduce(pixels, size).save(out, "png", compress_level=5)
        else:
            drawn = Image.frombuffer("RGBA", size, pixels).convert("RGB")
            drawn.save(out, "png", compress_level=1)
        described = {mark.id: self.describe(mark) for mark in self.marks}
        return seal.into_png(out.getvalue(), self.made, described)

    @property
    def made(self):
        """Of what the figure is made, for its seal: name, marks, package, parameters."""
        about = {"figure": self.name, "lang": self.words.lang, "marks": seal.digest(self.json())}
        return about | self.words.made

    @cached_property
    def _drawn(self):
        return self._draw("svg", metadata={"Date": None, "Creator": None})

    @cached_property
    def _svg(self):
        return self._finish()

    def _finish(self, embed=True):
        said = {mark: self.describe(mark) for mark in self.marks}
        names = {
            f"{self.name}-{mark.id}": (words, alt_text.answer(mark, self.words, words))
            for mark, words in said.items()
        }
        about = {"title": self.title, "description": self.alt, "names": names}
        top, bottom = self.head - GAP, self.foot - GAP
        place = top * 72, (self.canvas.get_figheight() - top - bottom) * 72
        return svg.finish(
            self._drawn,
            name=self.name,
            **about,
            drawing=place,
            made=self.made if embed else None,
            embed=embed,
        )

    def svg(self):
        """Draw the figure as SVG text: real text, each mark a named link to its claim."""
        return self._svg

    def screen(self):
        """Draw the figure as SVG for a notebook on a screen, where the page gives the fonts."""
        return screen.fit(self._finish(embed=False))

    def csv(self):
        """Write the rows drawn, with their claims and sources spelt out."""
        return tabular.as_csv(self)

    def json(self):
        """Write the figure's words and marks."""
        return tabular.as_json(self)

    def files(self):
        """Give the figure as files: a dict of ending to bytes."""
        texts = {"svg": self.svg(), "csv": self.csv(), "json": self.json()}
        return {"png": self.png(scale=2)} | {end: text.encode() for end, text in texts.items()}

    def crowding(self):
        """List texts that leave the figure or run into each other; empty when all is well."""
        return crowding(self.canvas)

    def __repr__(self):
        """Say what the figure says, for a console and for the text that nbval compares."""
        return "\n".join(filter(None, (self.alt, self.subtitle, self.description)))

    def _repr_mimebundle_(self, include=None, exclude=None):
        """Show the figure in a notebook as PNG, and as text where there is no picture.

        While a build runs, the files of the figure travel along. A reader is shown the SVG,
        whose marks answer when the pointer rests on them.
        """
        small = not session.live()  # who waits for a picture wants it soon
        files = self.files() if session.wanted() else {"png": self.png(scale=2, small=small)}
        shown = {"image/png": files["png"], "text/plain": repr(self)}
        if session.wanted():
            shown |= bundle.pack(self.name, files)
        elif session.live():
            shown["text/html"] = screen.shown([self])
        width, height = (int(side * DPI) for side in self.canvas.get_size_inches())
        about = {"alt": self.alt, "width": width, "height": height, "figure": self.name}
        return shown, {"image/png": about | {"description": self.description.splitlines()}}

    def _draw(self, kind, **options):
        out = io.BytesIO()
        with style.applied():
            self.canvas.savefig(out, format=kind, **options)
        return out.getvalue()

    def _write_head(self):
        """Write title and subtitle; return the inches that they take."""
        width, y = self.canvas.get_figwidth(), MARGIN * 0.8
        for part, text, weight, colour in (
            ("title", self.title, 600, vocabulary.INK),
            ("subtitle", self.subtitle, 400, style.QUIET),
        ):
            size = style.SIZE[part]
            lines = wrap(text, width - 2 * MARGIN, size, weight)
            self._write(part, lines, y, size=size, weight=weight, color=colour)
            y += len(lines) * leading(size) + 0.03
        return y + GAP

    def _write_foot(self, sources, note):
        """Write sources and note; return the inches that they take."""
        width, height = self.canvas.get_size_inches()
        size = style.SIZE["note"]
        text = " ".join(part for part in (sources, note) if part)
        lines = wrap(text, width - 2 * MARGIN, size)
        taken = MARGIN * 0.5 + len(lines) * leading(size)
        self._write("footer", lines, height - taken, size=size, color=style.QUIET)
        return taken + 0.1

    def _write(self, part, lines, top, *, size, **look):
        """Write lines below each other, each on a baseline of its own: so they stand evenly."""
        width, height = self.canvas.get_size_inches()
        for number, line in enumerate(lines):
            y = top + (number + 0.5) * leading(size) + CAPITALS * size / 72
            look |= {"size": size, "va": "baseline", "gid": svg.part(self.name, part, number)}
            self.canvas.text(MARGIN / width, 1 - y / height, line, **look)
