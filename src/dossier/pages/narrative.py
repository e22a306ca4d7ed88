"""An executed notebook as the middle of a page: its story, its figures, its code folded."""

import json
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import nbformat
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML

from dossier.pages import markup

TEMPLATES = Path(__file__).parent / "templates"
LEADS = re.compile(r"\]\((\d\d-[\w-]+)\.ipynb\)")
HEADING = re.compile(r"^#+ +(.*?)\s*$", re.MULTILINE)


@dataclass
class Page:
    """A notebook ready for its page.

    Attributes:
        name: such as ``02-tour``.
        title, question: its first heading, and the first paragraph under it, as HTML.
        body: HTML without the title.
        headings: (level, anchor, HTML) of each section.
        figures: names of the figures shown, in order.
    """

    name: str
    title: str = ""
    question: str = ""
    body: str = ""
    headings: list = field(default_factory=list)
    figures: list = field(default_factory=list)


class Narrator(TemplateExporter):
    """Exports notebooks through the template of this collection.

    Args:
        words: the language.
        pages: names of all notebooks that have pages.
        figure: function that turns the name of a figure into HTML.
        known: dict of text to HTML, for cells of tables; see ``markup.clean``.
        languages: dict of an address to the language of the words that it has for a title.
    """

    template_name = "notebook"
    output_mimetype = "text/html"
    file_extension = ".html"

    def __init__(self, words, pages, figure, known, languages):
        """Prepare the template once for all notebooks."""
        super().__init__(extra_template_basedirs=[str(TEMPLATES)])
        self.words, self.pages, self.figure, self.known = words, pages, figure, known
        self.languages = languages
        self.highlight = Highlight2HTML()
        self.environment.globals["say_code"] = lambda: escape(words.say("Code"))
        for name in ("narrative", "shown", "printed", "highlighted"):
            self.register_filter(name, getattr(self, f"_{name}"))

    def page(self, name, text):
        """Export one notebook, given as text."""
        notebook = nbformat.reads(text, as_version=4)
        originals = _translate(notebook, self.words)
        _leave_out(notebook, self.pages)
        self.current, self.renderer = Page(name), self._renderer(originals)
        _take_title(notebook, self.current)
        _gather_code(notebook)
        self.current.body, _ = self.from_notebook_node(notebook)
        self.current.headings = self.renderer.headings
        return self.current

    def _renderer(self, originals):
        return markup.Renderer(self.pages, originals, self.languages)

    def _narrative(self, source):
        return markup.render(source, self.renderer)

    def _shown(self, output):
        """Show what is for readers: figures, tables, prose, errors; text alone goes to the code."""
        data = output.get("data", {})
        about = output.get("metadata", {}).get("image/png", {})
        if "figure" in about:
            self.current.figures.append(about["figure"])
            return self.figure(about["figure"])
        if "image/png" in data:
            return _picture(data["image/png"], about.get("alt") or data.get("text/plain", ""))
        if "text/markdown" in data:
            return markup.render(data["text/markdown"], self.renderer)
        if "text/html" in data:
            return markup.clean(data["text/html"], self.known, self.pages)
        return ""

    def _printed(self, output):
        text = output.get("text", "")
        data = output.get("data", {})
        if set(data) == {"text/plain"}:
            text = data["text/plain"]
        return f"<pre><samp>{escape(text)}</samp></pre>" if text else ""

    def _highlighted(self, source):
        return self.highlight(source, language="ipython3")


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
            told = words.text(cell.source)
            originals |= zip(HEADING.findall(told), HEADING.findall(cell.source), strict=False)
            cell.source = told
    return originals


def _take_title(notebook, page):
    """Take the heading and the first paragraph off the first cell; the page sets them itself."""
    cell = notebook.cells[0] if notebook.cells else None
    if not cell or cell.cell_type != "markdown" or not cell.source.startswith("# "):
        page.title = escape(page.name)
        return
    heading, _, rest = cell.source.partition("\n")
    question, _, cell.source = rest.strip().partition("\n\n")
    plain = markup.Renderer()
    page.title = escape(heading[2:].strip())
    page.question = markup.render(question, plain)


def _gather_code(notebook):
    """Fold the code of a section together, after the last of what it shows."""
    waiting = []
    for cell, following in zip(notebook.cells, [*notebook.cells[1:], None], strict=True):
        if cell.cell_type == "code":
            waiting.append((cell.source, cell.outputs))
            if following is None or following.cell_type != "code":
                cell.metadata["folded"], waiting = waiting, []


def drawn(folder, name):
    """Read the words of a figure, as saved beside it."""
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
