"""An executed notebook as the middle of a page: its story and figures, the working folded."""

import json
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import nbformat
from markupsafe import Markup
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML

from dossier.i18n.messages import curled
from dossier.pages import markup, passages, questions
from dossier.plot import bundle

TEMPLATES = Path(__file__).parent / "templates"
LEADS = re.compile(r"\]\((\d\d-[\w-]+)\.ipynb\)")
COLOURED = re.findall(r"\.highlight \.(\w+)", (TEMPLATES / "page.css").read_text("utf-8"))
_UNCOLOURED = re.compile(rf'<span class="(?!(?:{"|".join(COLOURED)})")\w+">([^<]*)</span>')
HEADING = re.compile(r"^#+ +(.*?)\s*$", re.MULTILINE)
PLACE = "<!--figure {}-->"  # no text of a notebook can write it: all of that is escaped


@dataclass
class Page:
    """A notebook ready for its page.

    Attributes:
        name: such as ``02-tour``.
        title, question: its first heading, and the first paragraph under it.
        body: all without the title and the figure that leads.
        headings: (level, anchor, HTML) of each section.
        figures: names of the figures shown, in order.
        lead: name of the figure that stands first, or None.
    """

    name: str
    title: Markup = Markup()
    question: Markup = Markup()
    body: Markup = Markup()
    headings: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    lead: str | None = None

    @property
    def sections(self):
        """Its sections for the contents: (anchor, HTML)."""
        return [(anchor, Markup(text)) for level, anchor, text in self.headings if level == 2]


class Narrator(TemplateExporter):
    """Exports notebooks through the template of this collection.

    Args:
        words: the language.
        pages: names of all notebooks that have pages.
        figure: function that turns the names of a page and a figure into HTML.
        above: function that turns those of a page and the figure that leads it into the HTML
            that stands where the notebook shows that figure.
        rank: function that tells the place of a figure among the findings of the package; the
            first on a page leads it.
        known: dict of text to HTML, for cells of tables; see ``markup.clean``.
        languages: dict of an address to the language of the words that it has for a title.
    """

    template_name = "notebook"
    output_mimetype = "text/html"
    file_extension = ".html"

    def __init__(self, words, pages, figure, above, rank, known, languages):
        """Prepare the template once for all notebooks."""
        super().__init__(extra_template_basedirs=[str(TEMPLATES)])
        self.words, self.pages, self.known = words, pages, known
        self.figure, self.above, self.rank = figure, above, rank
        self.languages = languages
        self.highlight = Highlight2HTML()
        self.environment.globals["say_worked"] = lambda: escape(
            words.say("How this was worked out")
        )
        for name in ("narrative", "shown", "worked", "highlighted"):
            self.register_filter(name, getattr(self, f"_{name}"))

    def page(self, name, text):
        """Export one notebook, given as text."""
        notebook = self._begun(name, text)
        passages.arrange(notebook)
        body, _ = self.from_notebook_node(notebook)
        self.current.lead = min(self.current.figures, key=self.rank, default=None)
        for each in self.current.figures:
            drawn = self.above if each == self.current.lead else self.figure
            body = body.replace(PLACE.format(each), drawn(name, each))
        self.current.body, self.current.headings = Markup(body), self.renderer.headings
        return self.current

    def outline(self, name, text):
        """Read title, question and figures of a notebook, and leave its body out."""
        notebook = self._begun(name, text)
        self.current.figures = bundle.shown(notebook)
        self.current.lead = min(self.current.figures, key=self.rank, default=None)
        return self.current

    def _begun(self, name, text):
        """Begin a page: set its title and question; return what is left of the notebook."""
        notebook = nbformat.reads(text, as_version=4)
        originals = _translate(notebook, self.words)
        _leave_out(notebook, self.pages)
        questions.rename(notebook, self.words)
        self.renderer = markup.Renderer(self.pages, originals, self.languages)
        self.current = Page(name)
        _take_title(notebook, self.current)
        questions.head(self.current, self.words)
        return notebook

    def _narrative(self, source):
        return markup.render(source, self.renderer)

    def _shown(self, output):
        """Show what is for readers: figures, pictures, prose; the rest goes to the working."""
        data = output.get("data", {})
        about = output.get("metadata", {}).get("image/png", {})
        if "figure" in about:
            self.current.figures.append(about["figure"])
            return PLACE.format(about["figure"])
        if "image/png" in data:
            return _picture(data["image/png"], about.get("alt") or data.get("text/plain", ""))
        if "text/markdown" in data:
            return markup.render(data["text/markdown"], self.renderer)
        return ""

    def _worked(self, output):
        """Show what was worked with: tables, and text that was printed."""
        text = output.get("text", "")
        data = output.get("data", {})
        if "text/html" in data and "image/png" not in data:
            return markup.clean(data["text/html"], self.known, self.pages)
        if set(data) == {"text/plain"}:
            text = data["text/plain"]
        return f"<pre><samp>{escape(text)}</samp></pre>" if text else ""

    def _highlighted(self, source):
        return _UNCOLOURED.sub(r"\1", self.highlight(source, language="ipython3"))


def _picture(png, alt):
    data = escape("".join(png.split()))
    return f'<img class="output" src="data:image/png;base64,{data}" alt="{escape(alt)}">'


def _leave_out(notebook, pages):
    """Take out rows of tables, and cells of one line, that lead to a notebook without a page."""
    for cell in notebook.cells:
        lines = cell.source.splitlines() if cell.cell_type == "markdown" else ()
        kept = [line for line in lines if set(LEADS.findall(line)) <= pages]
        if len(lines) == 1 or all(line.startswith("|") for line in lines if line not in kept):
            cell.source = "\n".join(kept) if lines else cell.source


def _translate(notebook, words):
    """Put the Markdown into another language; return a dict of its headings to the originals."""
    originals = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            told = curled(words.text(cell.source))
            originals |= zip(HEADING.findall(told), HEADING.findall(cell.source), strict=False)
            cell.source = told
    return originals


def _take_title(notebook, page):
    """Take the heading and the first paragraph off the first cell; the page sets them itself."""
    cell = notebook.cells[0] if notebook.cells else None
    if not cell or cell.cell_type != "markdown" or not cell.source.startswith("# "):
        page.title = Markup.escape(page.name)
        return
    heading, _, rest = cell.source.partition("\n")
    question, _, cell.source = rest.strip().partition("\n\n")
    page.title = Markup.escape(heading[2:].strip())
    page.question = Markup(markup.render(question, markup.Renderer()))


def drawn(folder, name):
    """Read the words of a figure, as saved beside it."""
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
