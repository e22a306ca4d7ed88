"""What each source says on each claim, and how many of them are independent."""

from dossier.i18n.vocabulary import FINDINGS, HOLDS


def weigh(claims, story):
    """Join the evidence known to the claims it bears on; the article's account has none.

    Args:
        claims: rows of ``Story.account_claims``.
        story: account, and the evidence with ``origin`` and ``publisher``.

    Returns:
        One row per piece of evidence, ready to be drawn: ``id``, ``claim_id``, ``label`` (of
        the claim), ``origin``, ``known``, ``finding``, ``located`` (whether its place in the
        source is known), and the columns of a mark. Those of one origin stand together; origins
        that bear a claim out come first, context last.
    """
    rows = story.table("evidence").merge(claims[["claim_id", "label", "claim"]], on="claim_id")
    rows = rows.assign(id=rows["evidence_id"], status="reported")
    rows["claims"] = [(key,) for key in rows["claim_id"]]
    rows["wordings"] = [(text,) for text in rows["claim"]]
    rows["sources"] = [(key,) for key in rows["source_id"]]
    rows["publishers"] = [(name,) for name in rows["publisher"]]
    rows["located"] = rows["starts"].notna() | rows["place"].notna()
    rows["stance"] = rows["verdict"].map(FINDINGS.index)
    of_origin = rows.groupby(["claim_id", "origin"])
    rows["first"] = of_origin["stance"].transform("min")
    rows["since"] = of_origin["known"].transform("min")
    order = ["claim_id", "first", "since", "origin", "known", "id"]
    return rows.sort_values(order, ignore_index=True)


def dissent(rows):
    """Count the independent origins behind each claim.

    Args:
        rows: what ``weigh`` returns.

    Returns:
        One row per ``claim_id``: ``label``, ``origins``, and how many of them are ``against``
        (contradict it) and ``behind`` it (corroborate or refine it). Context counts for neither.
    """
    stance = rows.assign(
        against=rows["origin"].where(rows["verdict"] == "contradicted"),
        behind=rows["origin"].where(rows["verdict"].isin(HOLDS)),
    )
    counted = stance.groupby("claim_id", sort=False).agg(
        label=("label", "first"),
        origins=("origin", "nunique"),
        against=("against", "nunique"),
        behind=("behind", "nunique"),
    )
    return counted.reset_index()
