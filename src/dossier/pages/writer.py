"""Executed notebooks as pages that work anywhere: no script, nothing from elsewhere."""

from functools import cache, partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier.i18n import vocabulary
from dossier.pages import bibliography, catalogue, figure_index, image, language_switch, metadata
from dossier.pages.bidi import closed
from dossier.pages.citation import Citer
from dossier.pages.csp import policy
from dossier.pages.downloads import Downloads
from dossier.pages.markup import outside
from dossier.pages.narrative import TEMPLATES, Narrator, drawn
from dossier.pages.stylesheet import Sheet
from dossier.pages.thumbnail import thumbnail
from dossier.plot.bundle import ENDINGS
from dossier.story import story
from dossier.story.tables import markdown_address

OWN = ("index", "claims", "sources", "data")  # pages that no notebook makes
STYLE, POLICY = "/* style */", "/* policy */"


def write(folder, notebooks, figures, plan):
    """Write all pages, and the files that they offer.

    Args:
        folder: where; it must not exist.
        notebooks: dict of name to the executed notebook as text.
        figures: folder with the figures that the notebooks show.
        plan: the package and parameters that they were made with.
    """
    folder.mkdir()
    opened = story.open(**plan.given | {"package": str(plan.package)})
    downloads = Downloads(opened.package, notebooks, opened.words)
    downloads.write(folder, figures)
    maker = Maker(opened, figures, plan.given, plan.languages)
    for name, text in maker.pages(notebooks, downloads).items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


class Maker:
    """Makes the pages of one build.

    Args:
        opened: the package as the reader asked for it.
        figures: folder with the figures that the notebooks show.
        given: parameters that differ from the defaults.
        languages: those whose pages stand side by side.
    """

    def __init__(self, opened, figures, given, languages=()):
        self.story, self.words, self.figures = opened, opened.words, figures
        self.drawing = cache(partial(image.read, figures))
        self.citer = Citer(opened.package, opened.words)
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=closed,
        )
        self.environment.filters["combined"] = lambda row, **more: row | more
        self.environment.globals |= {
            "say": self.words.say,
            "tell": self._tell,
            "plural": self.words.plural,
            "page_word": self.words.page,
            "number": self.words.number,
            "lang": self.words.lang,
            "cite": self.citer.cite,
            "glyphs": vocabulary.GLYPH,
            "endings": ENDINGS,
            "site_title": self.words.text(opened.package.title),
            "article": dict(opened.article) | {"url": outside(opened.article["url"])},
            "article_language": opened.package.load("sources")
            .set_index("source_id")
            .at[opened.article["source_id"], "language"],
            "article_date": self.words.date(opened.article["published"]),
            "given": ", ".join(
                f"{key} = {_plain(value)}" for key, value in given.items() if key != "lang"
            ),
            "languages": language_switch.languages(opened.words.lang, languages),
            "stay": Markup(language_switch.STAY),
        }

    def pages(self, notebooks, downloads):
        """Give all pages as texts, by name.

        Args:
            notebooks: dict of name to the executed notebook as text.
            downloads: the files to take away.
        """
        stories, about = self.read(notebooks)
        self.environment.globals |= {
            "pages": [marked(page) for page in stories],
            "about": about,
            "downloads": downloads,
        }
        made = {page.name: self._turn(page, stories) for page in stories}
        made |= self.lists(stories, about)
        shown = {
            name: thumbnail(self.figures, name, self.drawing(name).box)
            for page in stories
            for name in page.figures
        }
        data = metadata.script(metadata.dataset(self.story, downloads))
        made |= {"index": {"thumbnails": shown, "metadata": data}, "data": self._data(data)}
        texts = {name: self.render(name, values) for name, values in sorted(made.items())}
        return self.dress(texts, {name: made[name].get("choices", ()) for name in made})

    def read(self, notebooks):
        """Read the notebooks as stories, and their figures' words by name."""
        narrator = Narrator(
            self.words, set(notebooks), self._figure, self._known(), self._languages()
        )
        stories = [narrator.page(name, notebooks[name]) for name in sorted(notebooks)]
        return stories, {
            name: drawn(self.figures, name) for page in stories for name in page.figures
        }

    def lists(self, stories, about):
        """Give what the pages of claims and sources need."""
        claims = self.story.claims
        self.environment.globals |= {
            "claims_total": len(claims),
            "sources_total": len(self.story.sources),
            "tally": [
                (key, self.words.verdict(key), count) for key, count in catalogue.tally(claims)
            ],
        }
        sentences = catalogue.sentences(
            self.story, figure_index.by_claim(self.story, stories, about)
        )
        sources = bibliography.sources(self.story, figure_index.by_source(stories, about))
        return {
            "claims": {
                "sentences": sentences,
                "choices": catalogue.choices(sentences, self.story),
                "metadata": metadata.script(metadata.reviews(self.story)),
            },
            "sources": {
                "sources": sources,
                "choices": bibliography.choices(sources, self.words),
            },
        }

    def _data(self, data):
        about = self.story.package.descriptor
        licences = about.get("licenses") or ()
        return {
            "metadata": data,
            "licences": [licence.get("title") or licence["name"] for licence in licences],
            "description": self.words.text(about.get("description", "")),
        }

    def render(self, name, values, kind=None):
        """Render a page, still without its style and the policy that names it."""
        template = self.environment.get_template(f"{kind or _kind(name)}.html.j2")
        return template.render(here=name, **values) + "\n"

    def dress(self, texts, choices, further=()):
        """Give each page its style and its policy.

        Args:
            texts: pages by name.
            choices: what can be filtered, by page.
            further: see ``policy``.
        """
        sheet = Sheet(texts.values())
        dressed = {}
        for name, text in texts.items():
            own = sheet.style(text, choices.get(name, ()))
            script = (language_switch.STAY,) if language_switch.STAY in text else ()
            text = text.replace(POLICY, policy(own, script, further), 1)
            dressed[name] = text.replace(STYLE, own, 1)
        return dressed

    def _tell(self, message, **values):
        """Say a message in which some values are HTML."""
        marked = {name: Markup.escape(value) for name, value in values.items()}
        return Markup(self.words.say(message, **marked))

    def _languages(self):
        """Map the addresses of sources to the languages that they are in."""
        sources = self.story.sources
        return dict(zip(map(markdown_address, sources["url"]), sources["language"], strict=True))

    def _known(self):
        """Give the cells of tables that mean something: keys become links, verdicts get glyphs."""
        link = Markup('<a href="{page}.html#{key}">{key}</a>').format
        known = {key: link(page="claims", key=key) for key in self.story.claims["claim_id"]}
        known |= {key: link(page="sources", key=key) for key in self.story.sources.index}
        marks = self.environment.get_template("verdicts.html.j2").make_module()
        for verdict in vocabulary.VERDICTS:
            word = self.words.verdict(verdict)
            known |= {text: marks.glyph(verdict, word) for text in (verdict, word)}
        return known

    def _turn(self, page, stories):
        """Give what the page of a notebook needs, with its neighbours."""
        place = stories.index(page)
        around = [None, *map(marked, stories), None]
        return {
            "page": marked(page),
            "number_of_page": place + 1,
            "sections": sections(page),
            "previous": around[place],
            "next": around[place + 2],
        }

    def _figure(self, name):
        drawing = self.drawing(name)
        return self.environment.get_template("figure.html.j2").render(
            name=name,
            svg=Markup(drawing.svg),
            footer=drawing.footer,
            about=drawn(self.figures, name),
            addresses=self.addresses(name),
        )

    def addresses(self, name):
        """Say where the files of a figure are, by ending."""
        return {ending: f"figures/{name}.{ending}" for ending in ENDINGS}


def marked(page):
    """Tell the templates which parts of a page are HTML already."""
    fields = {key: Markup(getattr(page, key)) for key in ("title", "question", "body")}
    return {"name": page.name, "figures": page.figures, **fields}


def sections(page):
    """List the sections of a page for its contents: (anchor, HTML)."""
    return [(anchor, Markup(text)) for level, anchor, text in page.headings if level == 2]


def _kind(name):
    return name if name in OWN else "page"


def _plain(value):
    return ", ".join(value) if isinstance(value, list) else str(value)
