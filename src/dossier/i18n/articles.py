"""Names in running text: the United States, la República Checa. In a list they stand alone.

CLDR has names for lists only. Whether a name takes an article is seen from its main word.
"""

import re

# By language: what a name looks like, and its article.
ARTICLES = {
    "en": {
        "the": (
            r"(.+ )?(States|Republic|Kingdom|Union|Federation|Emirates|Commonwealth|Nations|"
            r"Islands|League|Fleet|Forces|Organi[sz]ation)( of .+)?( \(.+\))?|"
            r"Arctic|Bahamas|Balkans|Caribbean|Caucasus|Comoros|Gambia|Gaza Strip|Holy See|"
            r"Maldives|Middle East|Netherlands|Philippines|Seychelles|Vatican|West Bank"
        ),
    },
    "es": {
        "el": r"Reino .+|Caribe|C[áa]ucaso|Vaticano",
        "la": (
            r"(República|Unión|Federación|Mancomunidad|Organización|Liga|Franja) .+|"
            r"(.+ )?Flota( .+)?|Santa Sede"
        ),
        "los": r"Emiratos .+|Países Bajos|Balcanes",
        "las": r"(Islas|Fuerzas) .+|Bahamas|Comoras|Maldivas|Seychelles",
    },
}
_NAMED = {
    lang: {article: re.compile(name) for article, name in told.items()}
    for lang, told in ARTICLES.items()
}


class Articles:
    """How the words of one language, of ``lang``, put names into sentences."""

    def in_text(self, name):
        """Write a name as it stands within a sentence, with its article where it takes one."""
        bare = name.removeprefix("The ")
        for article, shape in _NAMED.get(self.lang, {}).items():
            if shape.fullmatch(bare):
                return f"{article} {bare}"
        return name

    def opening(self, text):
        """Write a text that begins with such a name as the beginning of a sentence."""
        first = text.partition(" ")[0]
        return text[:1].upper() + text[1:] if first in _NAMED.get(self.lang, {}) else text
