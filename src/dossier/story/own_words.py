"""What a package has in words of its own: translations, verbs, and its questions."""

from dossier.i18n.language import Words
from dossier.i18n.vocabulary import message
from dossier.story.once import once

# What the notebook of sums asks where a package has none.
YEARLY = {
    "03-arms": {
        "word": message("Yearly values"),
        "title": message("What do the yearly values say?"),
        "question": message("Values are given by year, each in a unit of its own; none is money."),
    }
}


def words_of(package, lang):
    """Give the words of a language, with those that the descriptor of a package has of its own.

    Args:
        package: ``translations`` (text by language), ``verbs`` of relations by kind, and
            ``notebooks`` (word, title and question by name) of its descriptor.
        lang: one of ``LANGUAGES``.
    """
    words, about = Words(lang), package.descriptor
    words.own = about.get("translations", {}).get(lang, {})
    words.verbs = about.get("verbs", {})
    words.headed = about.get("notebooks", {})
    if not {"money", "parts"} & set(package.tables):
        own = {name: told | words.headed.get(name, {}) for name, told in YEARLY.items()}
        words.headed = words.headed | own
    return words


@once
def named(package, table, key, lang):
    """Load a table by its key, with the names in a language."""
    frame = package.load(table).set_index(key, drop=False)
    return frame.assign(name=words_of(package, lang).name(frame))
