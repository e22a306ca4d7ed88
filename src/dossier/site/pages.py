"""Executed notebooks as pages that work anywhere: no script, nothing from elsewhere."""

import shutil

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier import story, style
from dossier.build.travel import ENDINGS
from dossier.site import catalogue, picture
from dossier.site.narrative import TEMPLATES, Narrator, drawn


def write(folder, notebooks, figures, plan):
    """Write all pages.

    Args:
        folder: where; it must not exist.
        notebooks: dict of name to the executed notebook as text.
        figures: folder with the figures that the notebooks show.
        plan: the package and parameters that they were made with.
    """
    folder.mkdir()
    shutil.copytree(figures, folder / "figures")
    opened = story.open(**plan.given | {"package": str(plan.package)})
    maker = _Maker(opened, figures, plan)
    for name, text in maker.pages(notebooks).items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


class _Maker:
    """Makes the pages of one build."""

    def __init__(self, opened, figures, plan):
        self.story, self.words, self.figures = opened, opened.words, figures
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals |= {
            "say": self.words.say,
            "plural": self.words.plural,
            "lang": self.words.lang,
            "glyphs": style.GLYPH,
            "site_title": self.words.text(opened.package.title),
            "article": dict(opened.article),
            "article_date": self.words.date(opened.article["published"]),
            "given": ", ".join(f"{key} = {_plain(value)}" for key, value in plan.given.items()),
            "css": Markup((TEMPLATES / "page.css").read_text(encoding="utf-8")),
        }

    def pages(self, notebooks):
        """Give all pages as texts, by name."""
        claims, sources = self.story.claims, self.story.sources
        narrator = Narrator(self.words, set(notebooks), self._figure, self._known())
        stories = [narrator.page(name, notebooks[name]) for name in sorted(notebooks)]
        about = {name: drawn(self.figures, name) for page in stories for name in page.figures}
        self.environment.globals |= {
            "pages": [_marked(page) for page in stories],
            "about": about,
            "claims_total": len(claims),
            "sources_total": len(sources),
            "tally": [
                (key, self.words.verdict(key), count) for key, count in catalogue.tally(claims)
            ],
        }
        made = {"index": {}} | {page.name: self._turn(page, stories) for page in stories}
        listed = catalogue.sentences(self.story, _drawings(stories, about))
        made |= {"claims": {"sentences": listed}}
        made |= {"sources": {"sources": catalogue.sources(self.story)}}
        texts = {name: self._render(name, values) for name, values in made.items()}
        faces = picture.fonts(texts.values())
        return {name: text.replace(FONTS, faces, 1) for name, text in texts.items()}

    def _render(self, name, values):
        kind = name if name in ("index", "claims", "sources") else "page"
        template = self.environment.get_template(f"{kind}.html.j2")
        return template.render(here=name, fonts=Markup(FONTS), **values) + "\n"

    def _known(self):
        """Give the cells of tables that mean something: keys become links, verdicts get glyphs."""
        link = Markup('<a href="{page}.html#{key}">{key}</a>').format
        known = {key: link(page="claims", key=key) for key in self.story.claims["claim_id"]}
        known |= {key: link(page="sources", key=key) for key in self.story.sources.index}
        marks = self.environment.get_template("verdicts.html.j2").make_module()
        for verdict in style.VERDICTS:
            word = self.words.verdict(verdict)
            known |= {text: marks.glyph(verdict, word) for text in (verdict, word)}
        return known

    def _turn(self, page, stories):
        """Give what the page of a notebook needs, with its neighbours."""
        place = stories.index(page)
        around = [None, *map(_marked, stories), None]
        return {
            "page": _marked(page),
            "number": place + 1,
            "sections": [
                (level, anchor, Markup(text)) for level, anchor, text in page.headings if level == 2
            ],
            "previous": around[place],
            "next": around[place + 2],
        }

    def _figure(self, name):
        svg = (self.figures / f"{name}.svg").read_text(encoding="utf-8")
        template = self.environment.get_template("figure.html.j2")
        return template.render(
            name=name,
            svg=Markup(picture.inline(svg, name)),
            about=drawn(self.figures, name),
            endings=ENDINGS,
        )


FONTS = "/* fonts */"


def _marked(page):
    """Tell the templates which parts of a page are HTML already."""
    fields = {key: Markup(getattr(page, key)) for key in ("title", "question", "body")}
    return {"name": page.name, "figures": page.figures, **fields}


def _drawings(stories, about):
    """Find the figures that draw each claim: (notebook, figure, title) by claim."""
    found = {}
    for page in stories:
        for name in page.figures:
            for claim in sorted({key for mark in about[name]["marks"] for key in mark["claims"]}):
                found.setdefault(claim, []).append((page.name, name, about[name]["title"]))
    return found


def _plain(value):
    return ", ".join(value) if isinstance(value, list) else str(value)
