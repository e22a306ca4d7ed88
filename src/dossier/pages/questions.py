"""The questions that a package asks in its own words, in place of those of the notebooks."""

import re

from markupsafe import Markup

from dossier.pages import markup

ROW = re.compile(r"^\|(?:[^|]*)\|( \[[\w-]+\]\(([\w-]+)\.ipynb\) \|)$", re.MULTILINE)
LINK = re.compile(r"\[(?!\d\d-)[^]]*\]\(([\w-]+)\.ipynb\)")


def head(page, words):
    """Set title and question of a page, where the package has its own."""
    own = words.headed.get(page.name, {})
    if own.get("title"):
        page.title = Markup.escape(words.text(own["title"]))
    if own.get("question"):
        page.question = Markup(markup.render(words.text(own["question"]), markup.Renderer()))


def rename(notebook, words):
    """Write the package's own titles where a notebook leads to others by theirs."""
    titles = {name: own["title"] for name, own in words.headed.items() if own.get("title")}
    titles = {name: words.text(title) for name, title in titles.items()}
    for cell in notebook.cells if titles else ():
        if cell.cell_type == "markdown":
            cell.source = ROW.sub(lambda row: _row(row, titles), cell.source)
            cell.source = LINK.sub(lambda link: _link(link, titles), cell.source)


def _row(row, titles):
    return f"| {titles[row[2]]} |{row[1]}" if row[2] in titles else row[0]


def _link(link, titles):
    return f"[{titles[link[1]]}]({link[1]}.ipynb)" if link[1] in titles else link[0]
