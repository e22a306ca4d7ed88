"""A claim with all that hangs on it, as a value that shows itself."""

from dossier.dataset.errors import ParameterError, allowed
from dossier.story import card
from dossier.story.record import explain
from dossier.story.text import tell


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
        return card.of_claim(self.record, self._words)


def find(key, story):
    """Find a claim of a story by its id.

    Raises:
        ParameterError: no claim has that id; names the nearest.
    """
    known = list(story.claims["claim_id"])
    alike = {each.lower(): each for each in known}
    found = alike.get(str(key).lower())
    if found is None:
        hint = allowed(key, known, "a claim_id of claims")
        raise ParameterError(f"claim: {key!r} is unknown; {hint}")
    record = explain(found, story, [])
    del record["figures"]  # those drawn are not looked for, so nothing is said of them
    return Claim(record, story.words)
