"""A page that stands alone: what it links to is in it, or is no link."""

import base64
import re

from markupsafe import Markup

from dossier.pages import catalogue, state_figures
from dossier.pages.crate import FORMATS
from dossier.pages.formulas import spreadsheet
from dossier.pages.stylesheet import dress
from dossier.pages.writer import Maker
from dossier.plot.bundle import ENDINGS

LINK = re.compile(r'(?P<start><a\b[^>]*?href=")(?P<page>[\w-]+)\.html(?:#(?P<anchor>[\w-]+))?"')
DEAD = re.compile(r'<a\b[^>]*?href="[\w-]+\.html[^>]*>(.*?)</a>', re.DOTALL)


class Alone(Maker):
    """Makes the page of one notebook, complete in one file."""

    def page(self, name, text, told=None):
        """Make the page."""
        notebooks = {name: text}
        stories, about = self.read(notebooks)
        page = stories[0]
        other = state_figures.read(told, name)
        within = self.elsewhere.within(other) if other else {}
        body = Markup().join([self.lead(page) or "", page.body, *within.values()])
        values = {
            "page": page,
            "lead": self.lead(page),
            "states": other,
            "within": within,
            "notebook": _data("ipynb", text.encode()),
            **self._behind(body, about.values()),
        }
        whole = self.render(name, values, kind="alone")
        whole = dress({name: whole}, {})[f"{name}.html"]
        return _settled(whole)

    def addresses(self, name):
        """Give the files of a figure themselves, by ending."""
        found = {}
        for ending in ENDINGS:
            content = (self.figures / f"{name}.{ending}").read_bytes()
            if ending == "csv":
                content = spreadsheet(content)
            found[ending] = _data(ending, content)
        return found

    def _behind(self, body, figures):
        """Pick the claims that the page links to, and the sources that it or they link to."""
        claims = set(re.findall(r'claims\.html#([\w-]+)"', body))
        wanted = set(re.findall(r'sources\.html#([\w-]+)"', body))
        sentences = []
        for sentence in catalogue.sentences(self.story, figures):
            kept = [claim for claim in sentence["claims"] if claims & _anchors(claim)]
            for claim in kept:
                wanted |= {each["source"]["source_id"] for each in claim["evidence"]}
                wanted |= {(claim["outcome"] or {}).get("source_id")}
            if kept:
                sentences.append(sentence | {"claims": kept})
        sources = [
            each for each in catalogue.sources(self.story, figures) if each["source_id"] in wanted
        ]
        return {"sentences": sentences, "sources": sources}


def _anchors(claim):
    """Collect what a link to a claim can name: the claim, or what one source says on it."""
    return {claim["claim_id"], *(each["evidence_id"] for each in claim["evidence"])}


def _settled(text):
    """Turn links to other pages into links in this one, or into the words that they were."""
    anchors = set(re.findall(r'\bid="([\w-]+)"', text))

    def settle(found):
        inside = found["anchor"] in anchors
        return f'{found["start"]}#{found["anchor"]}"' if inside else found[0]

    return DEAD.sub(r"\1", LINK.sub(settle, text))


def _data(ending, content):
    return f"data:{FORMATS[ending]};base64,{base64.b64encode(content).decode()}"
