"""A package as one reader sees it: on one account, as known on one day, in one language.

Rows of facts come joined to the claims they answer to and the sources they rest on.
"""

from functools import cached_property

import pandas as pd

from dossier.dataset.files import find_package
from dossier.dataset.keys import FACTS
from dossier.dataset.package import Package
from dossier.i18n.language import OWN
from dossier.i18n.vocabulary import HOLDS
from dossier.story import facts, notebook, texts, verdicts
from dossier.story.as_of import known_from
from dossier.story.once import once
from dossier.story.own_words import words_of
from dossier.story.parameters import EVERY, validate
from dossier.story.select import selected
from dossier.story.voice import Voice

OF_A_DAY = {"sources", "evidence", "claims", "article"}  # the same on each account


def open(package="data", **parameters):
    """Open a package with the parameters of a notebook.

    Args:
        package: folder with ``datapackage.yaml``; relative to here or to the collection.
        **parameters: ``lang``, ``account``, ``as_of`` and those of the notebook's own.

    Returns:
        The story that the package tells with these parameters.

    Raises:
        ParameterError: names the parameter, the value and what is allowed.
        PackageError: the folder is no package.

    Example:
        >>> import dossier as ds
        >>> stops = ds.open(account="checked").table("tour_stops")
        >>> set(stops["account"])
        {'checked'}
    """
    notebook.ready()
    return _story(Package(find_package(package)), parameters)


def _story(package, parameters):
    known = [parameter for name, parameter in EVERY.items() if name != "package"]
    return Story(package, **validate(parameters, known, package))


class Story(Voice):
    """Tables filtered to one account and one day, and the words to speak of them.

    Attributes:
        package, words: the package behind it, the language.
        account: ``article``, ``checked`` or ``both``.
        as_of: a date, or None for all that is known.
        parameters: every parameter, typed.
    """

    def __init__(self, package, *, lang=OWN, account="both", as_of=None, **parameters):
        self.package, self.account, self.words = package, account, words_of(package, lang)
        self.as_of = pd.Timestamp(as_of) if as_of else None
        self.parameters = {"lang": lang, "account": account, "as_of": as_of, **parameters}
        selected = self.selection()
        self.words.selection, self.words.nothing = "; ".join(selected), self._nothing(selected)
        self.words.made = self.made()

    def __getitem__(self, name):
        """Load a table: ``story["claims"]`` is short for ``story.table("claims")``."""
        return self.table(name)

    def __iter__(self):
        """Go through the names of the tables, as of a dict."""
        return iter(self.package.tables)

    def _ipython_key_completions_(self):
        """Complete ``story["`` with the names of the tables."""
        return self.package.tables

    def but(self, **changes):
        """Open another story of the package, with some parameters changed; no table is read again.

        Args:
            **changes: as for ``open``.

        Raises:
            ParameterError: names the parameter, the value and what is allowed.
        """
        other = _story(self.package, self.parameters | changes)
        if (other.as_of, other.words.lang) == (self.as_of, self.words.lang):
            vars(other).update({name: vars(self)[name] for name in OF_A_DAY & vars(self).keys()})
        return other

    def claim(self, key):
        """Find a claim with all that hangs on it; it shows itself as a card.

        Args:
            key: its id, such as C61; capitals do not matter.

        Returns:
            A ``Claim``, whose ``record`` holds everything as plain values.

        Raises:
            ParameterError: no claim has that id; names the nearest.
        """
        from dossier.story.claim import find

        return find(key, self)

    def table(self, name):
        """Load a table as the reader sees it.

        Args:
            name: one of ``story.package.tables``.

        Returns:
            A frame with the columns of the descriptor and, for claims and facts: ``id``,
            ``status``, ``verdict``, and tuples ``claims``, ``wordings``, ``sources`` and
            ``publishers``. Rows that became known after ``as_of`` are left out, and those that
            the parameters do not select, such as moves of other actors.

        Raises:
            PackageError: there is no such table; names the nearest.

        Example:
            >>> import dossier as ds
            >>> story = ds.open(account="article")
            >>> story.table("tour_stops")["account"].unique().tolist()
            ['article']
            >>> story.table("tour_stop")
            Traceback (most recent call last):
            dossier.dataset.errors.PackageError: no table "tour_stop" in ...; did you mean ...
        """
        return selected(self._table(name), name, self.parameters)

    def _table(self, name):
        if name == "claims":
            return verdicts.told(self)
        if name in FACTS:
            return facts.facts(self, name)
        if name == "outcomes":
            return verdicts.outcomes(self)
        if name == "evidence":  # none on the account of the article
            return self.evidence.iloc[: 0 if self.account == "article" else None]
        frame = texts.load(self.package, name, self.words.lang)
        return self.known(frame) if "source_id" in frame and name != "places" else frame

    @cached_property
    def sources(self):
        """Sources known by the day asked for, by ``source_id``; ``known`` is since when."""
        sources = _sources(self.package, self.words.lang)
        return sources if self.as_of is None else sources[sources["known"] <= self.as_of]

    @cached_property
    def evidence(self):
        """Evidence known by the day asked for, with ``known``, ``origin`` and ``publisher``."""
        columns = self.sources[["known", "origin", "publisher"]].rename_axis(index=None)
        evidence = texts.load(self.package, "evidence", self.words.lang)
        return evidence.join(columns, on="source_id", how="inner")  # no rows would take its name

    @cached_property
    def claims(self):
        """Claims of the article with the verdict that the evidence of the day bears out.

        A verdict counts from the day on which the first source with that finding was
        published; the reason is given once all the evidence behind it is known.
        """
        return verdicts.claims(self)

    def account_claims(self):
        """Load claims as the account tells them.

        Returns:
            Rows of ``table("claims")``. With ``article`` all of them, without what the sources
            make of them; with ``checked`` those that the evidence bears out; with ``both`` all.
        """
        claims = self.table("claims")
        if self.account != "checked":
            return claims
        return claims[claims["verdict"].isin(HOLDS)].reset_index(drop=True)

    @cached_property
    def article(self):
        """The article's row."""
        return self.package.load("article").iloc[0]

    def known(self, frame):
        """Keep the rows whose source was known by the day asked for."""
        return frame[frame["source_id"].isin(self.sources.index)]


@once
def _sources(package, lang):
    sources = texts.load(package, "sources", lang).set_index("source_id", drop=False)
    return sources.assign(known=known_from(sources))
