"""Cards: a claim, a mark, a story or a package as a small piece of HTML, in light and dark."""

from html import escape
from pathlib import Path

from dossier.i18n import dollars, vocabulary
from dossier.story.phrases import followed, found, named

CSS = (Path(__file__).parent / "card.css").read_text(encoding="utf-8")


def of_claim(record, words, unfolded=True):
    """Show a claim: sentence, speaker, verdict, evidence, outcome.

    Args:
        record: what ``dossier explain`` finds of the claim.
        words: the language.
        unfolded: whether all of it shows at once, or its first line only.
    """
    speaker = record["speaker"] or words.say("nobody named")
    rows = [
        (words.say("Sentence"), _sentence(record["sentence"], words)),
        (words.say("Said by"), escape(speaker)),
        (words.say("Stated as"), escape(words.status(record["status"]))),
        (words.say("Verdict"), f"{_chip(record['verdict'], words)} {escape(record['why'] or '')}"),
        (words.say("Evidence"), _evidence(record["evidence"], words)),
        (words.say("Outcome"), _outcome(record["outcome"], words)),
    ]
    return box(f"{record['id']}: {record['claim']}", rows, unfolded)


def of_mark(mark, described, sources, words):
    """Show a mark that no claim of the article stands behind: what it draws, and its sources.

    Args:
        mark: the mark.
        described: the mark in words.
        sources: the sources as ``inquiry.records.cited`` gives them.
        words: the language.
    """
    rows = [
        (words.say("Claim"), escape(words.say("None: the article says nothing of this."))),
        (
            words.say("Sources"),
            _listed(_linked(named(each, words), each["url"]) for each in sources),
        ),
    ]
    return box(f"{mark.id}: {described}", rows)


def of_story(story):
    """Show a story: its package, its parameters, its tables."""
    words, package = story.words, story.package
    when = words.when(story.as_of) or words.say("latest")
    rows = [
        ("account", escape(f"{story.account} ({words.account(story.account)})")),
        ("as_of", escape(when)),
        (words.say("Tables"), " ".join(f"<code>{escape(name)}</code>" for name in package.tables)),
    ]
    return box(package.title, rows)


def box(title, rows, unfolded=True):
    """Put rows of (name, HTML) under a title that folds them."""
    body = "".join(f"<dt>{escape(name)}</dt><dd>{html}</dd>" for name, html in rows if html)
    card = (
        f'<details class="dossier-card"{" open" if unfolded else ""}>'
        f"<summary>{escape(title)}</summary><dl>{body}</dl></details>"
    )
    return f"<style>{CSS}</style>{dollars.in_html(card)}"


def _sentence(sentence, words):
    place = words.say(
        "{id}, position {n} in the article",
        id=sentence["sentence_id"],
        n=words.number(sentence["position"]),
    )
    ends = words.say("“{starts} … {ends}”", starts=sentence["starts"], ends=sentence["ends"])
    return f"{escape(place)}: {_linked(ends, sentence['url'])}"


def _evidence(pieces, words):
    if not pieces:
        return escape(words.say("No source was found."))
    return _listed(
        f"{_chip(piece['verdict'], words)} {escape(found(piece))} ({_followed(piece, words)})"
        for piece in pieces
    )


def _followed(piece, words):
    """Link a source at the words in question, and its copy in an archive."""
    source = piece["source"]
    said = [_linked(named(source, words), piece["url"]), escape(followed(piece, words))]
    if source["archived"]:
        said.append(_linked(words.say("archived copy"), source["archived"]))
    return "; ".join(filter(None, said))


def _outcome(outcome, words):
    if not outcome:
        return ""
    glyph, word = vocabulary.OUTCOME_GLYPH[outcome["outcome"]], words.outcome(outcome["outcome"])
    said = f"{glyph}&nbsp;<b>{escape(word)}</b>. {escape(outcome['finding'] or '')}"
    source = outcome["source"]
    return said + (f" ({_linked(named(source, words), source['url'])})" if source else "")


def _chip(verdict, words):
    text = escape(words.verdict(verdict, glyph=True))
    return (
        f'<span class="dossier-chip" style="background:{vocabulary.COLOUR[verdict]}">{text}</span>'
    )


def _linked(text, url):
    """Link a text where the address is one of the web."""
    if not url or not url.startswith(("https://", "http://")):
        return escape(text)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener">{escape(text)}</a>'


def _listed(items):
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
