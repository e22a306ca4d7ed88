"""What a story says: names, sentences, tables and sources, and what was selected of it."""

from functools import cached_property

from dossier.dataset.countries import former
from dossier.dataset.session import live
from dossier.story.own_words import named
from dossier.story.parameters import given
from dossier.story.tables import Prose, cite, tabulate

NAMED = {"actors": "actors", "sectors": "sectors", "speakers": "actors"}  # parameter: table
# Columns that an account has nothing to say in: what the sources make of a claim, and how many
# claims fare how.
TALLIED = ("held", "fallen", "partly", "contradicted", "open")
UNSAID = {"article": ("verdict", "why", "outcome", *TALLIED), "checked": TALLIED, "both": ()}


class Voice:
    """How a story speaks, of its ``package`` with its ``parameters`` in its ``words``."""

    def __repr__(self):
        """Say which package, account and day."""
        when = f"{self.as_of:%Y-%m-%d}" if self.as_of is not None else "latest"
        return f"Story({self.package.name!r}, account={self.account!r}, as_of={when!r})"

    def _repr_mimebundle_(self, include=None, exclude=None):
        """Show a card at a screen; where a notebook is built, the words alone."""
        from dossier.story.templates import card

        bundle = {"text/plain": repr(self)}
        return bundle | {"text/html": card(self.words, story=self)} if live() else bundle

    def made(self):
        """Name the package and the parameters behind what is drawn, for the seals of figures."""
        values = {name: value for name, value in self.parameters.items() if name != "lang"}
        about = {"package": self.package.name}
        about["version"] = str(self.package.descriptor.get("version", ""))
        return about | {"parameters": given(values, self.package)}

    def selection(self):
        """List in words what was selected; nothing where it is all that there is."""
        words, said = self.words, []
        if self.account == "article":
            said.append(words.say("the article's account"))
        if self.account == "checked":
            said.append(words.say("the sources' account"))
        if self.as_of is not None:
            said.append(words.say("as known on {day}", day=words.date(self.as_of)))
        for parameter, table in NAMED.items():
            keys = list(self.parameters.get(parameter) or ())
            if keys:
                names = getattr(self, table)().loc[keys, "name"]
                said.append(words.say("only {names}", names=names))
        return said

    def _nothing(self, selected):
        """Say why a figure is empty: not known yet, not selected, or not there at all."""
        words = self.words
        if not selected:
            return words.say("There is nothing of this to show.")
        if self.as_of is not None and len(selected) == 1:
            return words.say("Nothing of this was known on the date asked for.")
        return words.say("Nothing of this is in what was selected.")

    def tell(self, message, *, about=(), **values):
        """Write a sentence, with its placeholders filled in; numbers as the language has them.

        Args:
            message: the sentence, in English; said in the language of the story.
            about: frames that the sentence is about. Where one has no row, because it was not
                selected or not known, there is no such sentence: none is not zero.
            **values: for the placeholders.

        Returns:
            The sentence, or None.
        """
        if any(len(rows) == 0 for rows in about):
            return None
        return Prose(self.words.say(message, **values))

    def plural(self, one, many, n, *, about=(), **values):
        """Write a sentence in the form that its number ``n`` needs; else as ``tell``."""
        if any(len(rows) == 0 for rows in about):
            return None
        return Prose(self.words.plural(one, many, n, **values))

    def findings(self, *found):
        """List findings, below what was selected: sentences, and the titles of figures.

        What there is no sentence of, or no mark in the figure, is left out.
        """
        words, said = self.words, []
        for each in found:
            if isinstance(each, str):
                said.append(each)
            elif each is not None and each.marks:
                said.append(words.say("{title}.", title=each.title.rstrip(".")))
        if words.selection:
            said.insert(0, words.say("Selected: {selection}.", selection=words.selection))
        return Prose("\n".join(f"- {each}" for each in said)) if said else None

    def show(self, frame, *columns, rows=None):
        """Lay rows out as a table for reading, without the columns that the account leaves open.

        Args:
            frame: any frame.
            *columns: names of those to show.
            rows: how many to show at most; the table says of how many.
        """
        told = [name for name in columns if name not in UNSAID[self.account]]
        return tabulate(frame, told, self.words, rows)

    def cite(self, *frames):
        """List the sources that some rows rest on, as links."""
        ids = {key for frame in frames for row in frame["sources"] for key in row}
        return cite(self.sources[self.sources.index.isin(ids)], self.words)

    def places(self):
        """Load places with their names in the language, by ``place_id``."""
        return named(self.package, "places", "place_id", self.words.lang)

    def actors(self):
        """Load actors with their names in the language, by ``actor_id``."""
        return named(self.package, "actors", "actor_id", self.words.lang)

    def sectors(self):
        """Load sectors with their names in the language, by ``sector_id``."""
        return named(self.package, "sectors", "sector_id", self.words.lang)

    @property
    def boundaries(self):
        """Country polygons of the package, in WGS 84; see ``dataset.boundaries``."""
        from dossier.dataset.boundaries import countries

        file = self.package.folder / self.package.descriptor["boundaries"]["path"]
        return countries(file, tuple(self._former))

    @property
    def border_policy(self):
        """The package's words on disputed borders, for the footer of maps, and on former states."""
        policy = self.words.text(self.package.descriptor["boundaries"]["policy"])
        if not self._former:
            return policy
        said = self.words.plural(
            "{names} no longer exists and is drawn as the countries that lie there today.",
            "{names} no longer exist and are drawn as the countries that lie there today.",
            len(self._former),
            names=map(self.words.in_text, self._former.values()),
        )
        return f"{self.words.opening(said)} {policy}"

    def _on_maps(self):
        """List the actors of whom something is drawn on a map."""
        ends = {"relations": ("from_id", "to_id"), "postures": ("actor_id", "counterpart_id")}
        return {
            key
            for name, own in ends.items()
            for end in own
            for key in self.package.cells(name, end)
        }

    @cached_property
    def _former(self):
        """Names of the former states with an area, by their code."""
        places, actors = self.places(), self.actors()
        drawn = actors["country"][actors.index.isin(self._on_maps())]
        codes = {code for code in {*places["country"], *drawn.dropna()} if former().get(code)}
        if not codes:
            return {}
        named = [places[places["precision"] == "country"], actors[actors["kind"] == "state"]]
        names = dict(zip(codes, codes, strict=True))
        names |= {code: name for rows in named for code, name in rows[["country", "name"]].values}
        return {code: names[code] for code in sorted(codes)}

    def actor(self, actor_id):
        """Name an actor."""
        return self._actor_names[actor_id]

    @cached_property
    def _actor_names(self):
        return self.actors()["name"].to_dict()
