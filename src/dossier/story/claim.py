"""A claim with all that hangs on it, as a value that shows itself."""

from dossier.story.record import claims, spelt
from dossier.story.templates import card, tell


class Claim:
    """A claim with its sentence, speaker, verdict, evidence and outcome.

    Attributes:
        record: all of that as plain values, as ``dossier explain --json`` gives it.
    """

    def __init__(self, record, words):
        """Keep the record and the language to show it in."""
        self.record, self._words = record, words

    def __repr__(self):
        """Tell of the claim as ``dossier explain`` does on a console."""
        return tell(self.record, self._words)

    def _repr_html_(self):
        return card(self._words, claim=self.record)


def find(key, story):
    """Find a claim of a story by its id.

    Raises:
        ParameterError: no claim has that id; names the nearest.
    """
    known = claims(story)
    key = spelt(str(key), known, "claim", "a claim_id of claims")
    return Claim({"kind": "claim", "id": key} | known[key], story.words)
