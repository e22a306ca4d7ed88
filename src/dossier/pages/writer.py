"""Executed notebooks as pages that work anywhere: nothing from elsewhere, whole without scripts."""

from functools import cache, partial

from markupsafe import Markup

from dossier.pages import (
    OWN,
    catalogue,
    environment,
    evidence_links,
    filters,
    front,
    image,
    known,
    metadata,
    state_figures,
    thumbnail,
)
from dossier.pages.downloads import Downloads
from dossier.pages.narrative import Narrator, drawn
from dossier.pages.state_pages import StatePages
from dossier.pages.stylesheet import dress
from dossier.plot.bundle import ENDINGS
from dossier.story import story
from dossier.story.gallery import read_figures


def write(folder, notebooks, figures, plan, told=None, wanted=(), offered=True):
    """Write all pages, or those wanted, and the files that they offer, unless others do."""
    folder.mkdir(exist_ok=True)
    opened = story.open(**plan.given | {"package": str(plan.package)})
    downloads = Downloads(opened, notebooks, read_figures(figures))
    if offered:
        downloads.write(folder, figures)
    maker = Maker(opened, figures, plan.given, plan.languages)
    for name, text in maker.pages(notebooks, downloads, told, wanted).items():
        (folder / name).write_text(text, encoding="utf-8")


class Maker:
    """Makes the pages of one build."""

    def __init__(self, opened, figures, given, languages=None):
        self.story, self.words, self.figures = opened, opened.words, figures
        statements = evidence_links.by_statement(opened.evidence)
        self.drawing = cache(partial(image.read, figures, statements=statements))
        self.environment = environment.make(opened, given, languages or {})
        self.site = self.environment.globals["site_url"]
        self.elsewhere = StatePages(self.environment, opened, statements, given)
        self.told = {}
        self.telling = front.telling(opened.package)

    def pages(self, notebooks, downloads, told=None, wanted=()):
        """Give all pages, or those wanted, as texts, by the names of their files."""
        wanted = set(wanted or [*notebooks, *OWN])
        asked = {*wanted, *sorted(notebooks)[:1]}  # what the first one tells is on the index
        self.told = {name: state_figures.read(told, name) for name in asked.intersection(notebooks)}
        stories, about = self.read(notebooks, wanted)
        self.environment.globals["downloads"] = downloads
        own = [page for page in stories if page.name in wanted]
        made = {page.name: self._turn(page, stories, about) for page in own}
        if wanted & {*OWN}:
            made |= self._own(wanted, stories, about, downloads)
        texts = {name: self.render(name, made[name]) for name in sorted(wanted)}
        light = {}
        for page in own:
            if self.told[page.name]:
                light |= self.elsewhere.pages(page, self.told[page.name])
        return dress(texts, {name: made[name].get("choices", ()) for name in texts}, light)

    def read(self, notebooks, whole=None):
        """Read the notebooks as stories, and their figures' words by name, for all templates.

        Where ``whole`` names some, the others get no body.
        """
        narrator = Narrator(
            self.words,
            set(notebooks),
            figure=self._figure,
            above=self._above,
            rank=self._rank,
            known=known.cells(self.story, self.environment),
            languages=known.languages(self.story),
        )
        stories = [
            (narrator.page if whole is None or name in whole else narrator.outline)(name, text)
            for name, text in sorted(notebooks.items())
        ]
        places = {name: page.name for page in stories for name in page.figures}
        about = {name: drawn(self.figures, name) for name in places}
        self.environment.globals |= {"pages": stories, "places": places, "about": about}
        return stories, about

    def _own(self, wanted, stories, about, downloads):
        """Give what the pages that no notebook makes need."""
        data = metadata.script(metadata.dataset(self.story, downloads, self.site))
        reviews = metadata.script(metadata.reviews(self.story, self.site))
        sentences = catalogue.sentences(self.story, about.values())
        sources = catalogue.sources(self.story, about.values())
        index = front.about(self.story, stories, about, self.told)
        cropped = (
            [*index["leads"], *index["others"], *index["gallery"]] if "index" in wanted else ()
        )
        shown = {name: self._crop(name, name in index["leads"]) for name in cropped}
        return {
            "index": index | {"sentences": sentences, "thumbnails": shown, "metadata": data},
            "claims": {
                "sentences": sentences,
                "choices": filters.of_claims(sentences, self.words),
                "metadata": reviews,
            },
            "sources": {"sources": sources, "choices": filters.of_sources(sources, self.words)},
            "data": {"metadata": data, "descriptor": self.story.package.descriptor},
        }

    def render(self, name, values, kind=None):
        """Render a page, still without its style and the policy that names it."""
        template = self.environment.get_template(f"{kind or _kind(name)}.html.j2")
        return template.render(here=name, **values) + "\n"

    def _turn(self, page, stories, about):
        """Give what the page of a notebook needs, with its neighbours."""
        place = stories.index(page)
        around = [None, *stories, None]
        return {
            "page": page,
            "lead": self.lead(page),
            "shared": page.lead,
            "summary": page.lead and about[page.lead]["title"],
            "number_of_page": place + 1,
            "states": self.told.get(page.name),
            "within": {},
            "previous": around[place],
            "next": around[place + 2],
        }

    def _crop(self, name, large):
        scale, marks = thumbnail.LARGE if large else thumbnail.SCALE, self.telling.get(name, ())
        return thumbnail.thumbnail(self.figures, name, self.drawing(name), marks, scale)

    def lead(self, page):
        """Give the figure that leads a page, or None where it has none."""
        return page.lead and Markup(self._figure(page.name, page.lead))

    def _rank(self, name):
        """Tell the place of a figure among the findings; those not named come last."""
        return list(self.telling).index(name) if name in self.telling else len(self.telling)

    def _above(self, page, name):
        return self.environment.get_template("above.html.j2").render(name=name)

    def _figure(self, page, name):
        elsewhere = self.told.get(page)
        return self.environment.get_template("figure.html.j2").render(
            page=page,
            name=name,
            drawing=self.drawing(name),
            about=drawn(self.figures, name),
            addresses=self.addresses(name),
            narrow=False,
            narrower=elsewhere and elsewhere.narrower(name),
        )

    def addresses(self, name):
        """Say where the files of a figure are, by ending."""
        return {ending: f"figures/{name}.{ending}" for ending in ENDINGS}


def _kind(name):
    return name if name in OWN else "page"
