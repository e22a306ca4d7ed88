"""Who makes the claims, and how many of them hold."""

import pandas as pd

from dossier.story.tally import standing


def by_speaker(claims):
    """Count claims by speaker.

    Args:
        claims: what ``said_by`` returns.

    Returns:
        One row per ``speaker`` with its ``name``, the one with most claims first: ``total``,
        ``held``, ``partly``, ``contradicted`` and ``open``.
    """
    groups = claims.groupby(["speaker", "name"], sort=False)
    rows = [{"speaker": key, "name": name} | standing(told) for (key, name), told in groups]
    columns = ["speaker", "name", "total", "held", "open", "contradicted", "partly"]
    counts = pd.DataFrame(rows, columns=columns)
    return counts.sort_values("total", ascending=False, kind="stable", ignore_index=True)


def said_by(claims, story):
    """Name the speaker of each claim.

    Returns:
        The claims with ``speaker``, its key or ``nobody``, and the ``name`` in words.
    """
    names = claims["speaker_id"].map(story.actors()["name"])
    return claims.assign(
        speaker=claims["speaker_id"].fillna("nobody"),
        name=names.fillna(story.words.say("nobody named")),
    )
