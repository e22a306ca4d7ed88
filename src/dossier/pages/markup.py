"""Text from notebooks and packages as HTML that runs nothing: escaped, http(s) links only."""

import re
from html import escape, unescape
from html.parser import HTMLParser

import mistune

from dossier.i18n import dollars

KEPT = {
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "caption",
    "p",
    "br",
    "ul",
    "ol",
    "li",
}
KEPT |= {"div", "span", "strong", "em", "b", "i", "code", "pre", "a", "details", "summary"}
EMPTY = {"br"}
SILENT = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "title"}
LONG = 24  # characters from which a cell needs room, also on a phone
MISSING = {"NaN", "NaT", "<NA>", "None"}
NUMBER = re.compile(r"[-+−]?[$€]?\d[\d.,\u00a0\u202f ]*(%|bn|m)?")


def link(address, pages=()):
    """Turn an address into one that a page may link to, or None.

    Args:
        address: as somebody wrote it.
        pages: names of the notebooks that have pages; links to others lead nowhere.
    """
    if outside(address):
        return address
    if re.match(r"#[\w?-]+$", address):
        return f"#{_anchor(address)}"
    notebook = re.match(r"(?:\./)?([\w-]+)\.ipynb(#[\w-]+)?$", address)
    if notebook and notebook[1] in pages:
        return f"{notebook[1]}.html{notebook[2] or ''}"
    own = re.match(r"(claims|sources|index)\.html(#[\w-]+)?$", address)
    return address if own else None


def _anchor(heading):
    """Name the place of a heading in its page, in letters that any address may hold."""
    return re.sub(r"\W+", "-", heading.lower()).strip("-") or "part"


def outside(address):
    """Turn an address of a package into one that a page may link to; one of another kind is ""."""
    return address if re.match(r"https?://[^\s]+$", address) else ""


class Renderer(mistune.HTMLRenderer):
    """Markdown of one page; collects its headings.

    Args:
        pages: names of the notebooks that have pages.
        originals: dict of a translated heading to that of the notebook, which names its anchor:
            a link to a place holds in all languages.
        languages: dict of an address to the language of the words that it has for a title.
    """

    def __init__(self, pages=(), originals=None, languages=None):
        """Start a page without headings."""
        super().__init__(escape=True)
        self.pages, self.originals, self.headings = pages, originals or {}, []
        self.languages = languages or {}

    def heading(self, text, level, **attributes):
        """Give each heading an anchor and remember it as (level, anchor, HTML)."""
        plain = unescape(re.sub(r"<[^>]+>", "", text))
        anchor = base = _anchor(self.originals.get(plain, plain))
        number = 1
        while any(anchor == taken for _, taken, _ in self.headings):
            number += 1
            anchor = f"{base}-{number}"
        self.headings.append((level, anchor, text))
        return f'<h{level} id="{escape(anchor)}">{text}</h{level}>\n'

    def link(self, text, url, title=None):
        """Link where a page may link to; elsewhere leave the words."""
        address = link(url, self.pages)
        language = self.languages.get(url)
        own = f' lang="{escape(language)}"' if language else ""
        return f'<a href="{escape(address)}"{own}>{text}</a>' if address else text

    def image(self, text, url, title=None):
        """Leave the words of an image; pictures come from figures only."""
        return text


def render(text, renderer):
    """Turn Markdown into HTML; raw HTML in it shows as text."""
    markdown = mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough"])
    renderer.register("table_cell", _table_cell)
    renderer.register("table", lambda _, rows: boxed(f"<table>\n{rows}</table>"))
    return markdown(dollars.restored(text))


def _table_cell(_, text, align=None, head=False):
    tag, scope = ("th", ' scope="col"') if head else ("td", "")
    look = ' class="number"' if align == "right" else ""
    return f"<{tag}{scope}{look}>{text}</{tag}>\n"


def boxed(table):
    """Put a table into a box of its own that scrolls, also by keyboard, when it is too wide."""
    return f'<div class="table" tabindex="0">{table}</div>\n'


def clean(html, known=None, pages=()):
    """Rebuild the HTML of an output from the few elements that a page needs.

    Args:
        html: such as a data frame's.
        known: dict of text to HTML; a cell with just that text becomes the HTML.
        pages: see ``link``.
    """
    cleaner = _Cleaner(known or {}, pages)
    cleaner.feed(html)
    cleaner.close()
    return re.sub(r"<table>.*?</table>", _without_row_numbers, cleaner.html(), flags=re.DOTALL)


def _without_row_numbers(found):
    """Take a column of bare row numbers off a table: they are pandas', not the reader's."""
    table = found[0]
    label = re.compile(r'(<tr>\s*)<th scope="row"[^>]*>([^<]*)</th>')
    labels = label.findall(table)
    if not labels or not all(text.isdecimal() for _, text in labels):
        return table
    return re.sub(r"(<tr>\s*)<td[^>]*></td>", r"\1", label.sub(r"\1", table), count=1)


class _Cleaner(HTMLParser):
    def __init__(self, known, pages):
        super().__init__(convert_charrefs=True)
        self.known, self.pages = known, pages
        self.out, self.open, self.silent, self.cell = [], [], 0, None
        self.column, self.heads, self.words = 0, {}, set()

    def html(self):
        self.out += [f"</{tag}>" for tag in reversed(self.open)]
        return "".join(self.out)

    def handle_starttag(self, tag, attrs):
        if tag in SILENT:
            self.silent += 1
        elif tag in ("th", "td"):
            self._end_cell()
            self.cell = (tag, dict(attrs), [])
        elif tag in KEPT and not self.silent:
            self._start(tag, dict(attrs))

    def _start(self, tag, attrs):
        address = link(attrs.get("href") or "", self.pages) if tag == "a" else None
        if tag == "a" and not address:
            return
        start = f'<a href="{escape(address)}">' if address else f"<{tag}>"
        if tag == "tr":
            self.column = 0
        if tag == "table":
            self.heads, self.words = {}, set()
            start = '<div class="table" tabindex="0"><table>'
        self._write(start)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in ("th", "td"):
            self._end_cell()
        elif tag in self.open:
            while True:
                last = self.open.pop()
                if last == "table":
                    self._align_heads()
                self._write("</table></div>" if last == "table" else f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data):
        if self.silent:
            return
        if data.strip() or self.cell or "table" not in self.open:
            self._write(escape(data, quote=False))

    def _write(self, text):
        (self.cell[2] if self.cell else self.out).append(text)

    def _end_cell(self):
        if not self.cell:
            return
        tag, attrs, content = self.cell
        self.cell = None
        text = "".join(content).strip()
        text = "" if text in map(escape, MISSING) else text
        head = "thead" in self.open
        look = "" if head else self._look(text)
        tag = tag if text else "td"
        scope = f' scope="{"col" if head else "row"}"' if tag == "th" else ""
        spans = "".join(_span(attrs, name) for name in ("colspan", "rowspan"))
        if head:
            self.heads[self.column] = len(self.out)
        self._write(f"<{tag}{scope}{spans}{look}>{self.known.get(text, text)}</{tag}>")
        self.column += 1

    def _look(self, text):
        if text and not NUMBER.fullmatch(text):
            self.words.add(self.column)
        if NUMBER.fullmatch(text):
            return ' class="number"'
        return ' class="long"' if len(text) > LONG else ""

    def _align_heads(self):
        """Set the head of a column of numbers to the right, like the numbers."""
        for column, place in self.heads.items():
            if column not in self.words:
                self.out[place] = self.out[place].replace(">", ' class="number">', 1)


def _span(attrs, name):
    return f' {name}="{attrs[name]}"' if (attrs.get(name) or "").isdecimal() else ""
