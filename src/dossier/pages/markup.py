"""Text from notebooks and packages as HTML that runs nothing: escaped, http(s) links only."""

import re
from html import escape, unescape

import mistune
import nh3
from bs4 import BeautifulSoup

from dossier.i18n import dollars

KEPT = set("table thead tbody tfoot tr th td caption p br ul ol li div span".split())
KEPT |= set("strong em b i code pre a details summary".split())
SILENT = set("script style template iframe object svg math noscript title".split())
ATTRIBUTES = {"a": {"href"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
ROWS = {"table", "thead", "tbody", "tfoot", "tr"}
SCROLLING = {"class": "table", "tabindex": "0"}  # also by keyboard, where it is too wide
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
    """Turn an address of a package into one that a page may link to; none or another kind is ""."""
    return address if address and re.match(r"https?://[^\s]+$", address) else ""


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

    def table(self, text):
        """Put a table into a box of its own that scrolls, also by keyboard, if it is too wide."""
        return f'<div class="table" tabindex="0"><table>\n{text}</table></div>\n'

    def table_cell(self, text, align=None, head=False):
        """Say of a cell whether it is a head or a number."""
        tag, scope = ("th", ' scope="col"') if head else ("td", "")
        look = ' class="number"' if align == "right" else ""
        return f"<{tag}{scope}{look}>{text}</{tag}>\n"


def render(text, renderer):
    """Turn Markdown into HTML; raw HTML in it shows as text."""
    markdown = mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough"])
    return markdown(dollars.restored(text))


def clean(html, known=None, pages=()):
    """Keep of the HTML of an output the few elements that a page needs.

    Args:
        html: such as a data frame's.
        known: dict of text to HTML; a cell with just that text becomes the HTML.
        pages: see ``link``.
    """
    safe = nh3.clean(
        html,
        tags=KEPT,
        clean_content_tags=SILENT,
        attributes=ATTRIBUTES,
        attribute_filter=lambda _, name, value: link(value, pages) if name == "href" else value,
        link_rel=None,
        url_schemes={"http", "https"},
    )
    soup = BeautifulSoup(safe, "html.parser")
    for dead in soup("a", href=False):
        dead.unwrap()
    for table in soup("table"):
        _without_row_numbers(table)
        _dress(table, known or {})
        table.wrap(soup.new_tag("div", attrs=SCROLLING))
    return str(soup)


def _without_row_numbers(table):
    """Take a column of bare row numbers off a table: they are pandas', not the reader's."""
    rows = table("tr")
    labels = [row.th for row in rows if row.th and not row.find_parent("thead")]
    if labels and all(label.get_text().strip().isdecimal() for label in labels):
        for cell in (*labels, rows[0].find(["th", "td"])):
            cell.decompose()


def _dress(table, known):
    """Say of each cell of a table what it is: a head, a number, words that need room."""
    heads, worded = [], set()
    for blank in table.find_all(string=str.isspace):
        if blank.parent.name in ROWS:
            blank.extract()
    for row in table("tr"):
        for column, cell in enumerate(row(["th", "td"], recursive=False)):
            text = cell.get_text().strip()
            if text in MISSING:
                cell.clear()
            if not cell.contents:
                cell.name = "td"
            if row.find_parent("thead"):
                heads.append((column, cell))
            elif NUMBER.fullmatch(text):
                cell["class"] = "number"
            elif cell.contents:
                worded.add(column)
                cell.attrs |= {"class": "long"} if len(text) > LONG else {}
            if cell.name == "th":
                cell["scope"] = "col" if row.find_parent("thead") else "row"
            if cell.string and text in known:
                cell.string.replace_with(BeautifulSoup(known[text], "html.parser"))
    for column, cell in heads:
        if column not in worded:  # the head of a column of numbers, to the right like them
            cell["class"] = "number"
