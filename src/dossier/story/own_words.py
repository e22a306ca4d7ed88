"""What a package has in words of its own: translations, verbs, and its questions."""

from dossier.i18n.language import Words


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
    return words
