"""What the sentences of the notebooks should say, counted anew from the CSVs, column by column."""

from functools import cache

import pandas as pd

from dossier.dataset.paths import DATA

HOLDS, OPEN = ["corroborated", "refined"], ["unchecked", "not_checkable"]
PAIR = ["RUS", "PER"]  # of whose accords the article tells


@cache
def table(name):
    """Read a table as it stands."""
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


@cache
def known(day):
    """List the sources that were there on a day, as a reader of the CSV would."""
    sources = table("sources")
    if day == "latest":
        return set(sources["source_id"])
    ends = {"day": "", "month": "-31", "year": "-12-31"}
    last = {}
    for row in sources.to_dict("records"):
        length = {"day": 10, "month": 7, "year": 4}.get(row["published_precision"], 10)
        since = row["published"][:length] + ends.get(row["published_precision"], "")
        last[row["source_id"]] = since or row["accessed"]
    return {key for key, since in last.items() if since <= day}


class Reader:
    """A reader of the CSVs with an account, a day, and keys of actors, sectors or speakers."""

    def __init__(self, account, day, chosen):
        self.account, self.day, self.chosen = account, day, list(chosen)

    def facts(self, name, side, *columns):
        """Give the rows of one side that are known and, by any of some columns, chosen."""
        rows = table(name)
        if self.account not in (side, "both"):
            return rows[:0]
        rows = rows[rows["source_id"].isin(known(self.day))]
        if "account" in rows:
            rows = rows[rows["account"] == side]
        if self.chosen and columns:
            rows = rows[rows[[*columns]].isin(self.chosen).any(axis=1)]
        return rows

    def claims(self):
        """Give the claims with the verdicts that the evidence of the day bears out."""
        claims = table("claims")
        if not set(table("article")["source_id"]) <= known(self.day):
            return claims[:0]
        seen = self.evidence()[["claim_id", "verdict"]].drop_duplicates()
        shown = claims.merge(seen, on=["claim_id", "verdict"])["claim_id"]
        shown = claims["claim_id"].isin(shown) | claims["verdict"].isin(OPEN)
        return claims.assign(verdict=claims["verdict"].where(shown, "unchecked"))

    def evidence(self):
        """Give the evidence known, with the origin of its source."""
        evidence = table("evidence").merge(table("sources")[["source_id", "origin"]])
        return evidence[evidence["source_id"].isin(known(self.day))]

    def outcomes(self, topics):
        """Give what became of the claims of some topics; unknown where the source came later."""
        claims = self.claims()
        if self.account == "article":
            return claims[:0].assign(outcome="")
        rows = claims[claims["topic"].isin(topics)].merge(table("outcomes"), on="claim_id")
        seen = rows["source_id"].isin(known(self.day))
        return rows.assign(outcome=rows["outcome"].where(seen, "unknown"))


def some(rows, **counts):
    """Give the counts or, where there is not a row, nothing: there is no such sentence."""
    return counts or {"n": len(rows)} if len(rows) else None


def parts(values):
    """Give how many there are of each value, the fewest first."""
    return sorted(values.value_counts())


def held(claims, reader):
    """Count the claims that hold; nothing where none is decided, or verdicts are withheld."""
    decided = claims[~claims["verdict"].isin(OPEN)]
    rows = decided if reader.account != "article" else decided[:0]
    return some(rows, n=len(rows), held=rows["verdict"].isin(HOLDS).sum())


def _topic(*topics):
    def count(reader):
        claims = reader.claims()
        return held(claims[claims["topic"].isin(topics)], reader)

    return count


def _chosen(topic, key, column):
    """Count the claims of a topic that hold; of a choice, those behind the facts chosen."""

    def count(reader):
        claims = reader.claims()
        return held(
            _of_choice(claims[claims["topic"] == topic], reader, topic, key, column), reader
        )

    return count


def _of_choice(claims, reader, name, key, column):
    """Give the claims behind the facts that were chosen, or all where nothing was."""
    if not reader.chosen:
        return claims
    rows = pd.concat(reader.facts(name, side, column) for side in ("article", "checked"))
    return claims[claims["claim_id"].isin(_behind(rows, key))]


def _of(name, side, *columns):
    return lambda reader: some(reader.facts(name, side, *columns))


def _all(reader):
    claims = reader.claims()
    if reader.account == "checked":
        claims = claims[claims["verdict"].isin(HOLDS)]
    column = "status" if reader.account == "article" else "verdict"
    return some(claims, n=len(claims), parts=parts(claims[column]))


def _accords(side):
    def count(reader):
        rows = reader.facts("accords", side, "sector_id")
        return some(rows[rows[["party_a_id", "party_b_id"]].isin(PAIR).all(axis=1)])

    return count


def _documents(disputed):
    def count(reader):
        rows = reader.facts("accords", "checked", "sector_id")
        rows = rows[rows["status"] != "aspiration"]
        return some(rows[rows["disputed"] == disputed])

    return count


def _wishes(reader):
    rows = reader.outcomes(["accords"])
    rows = _of_choice(rows, reader, "accords", "accord_id", "sector_id")
    return some(rows, n=len(rows), parts=parts(rows["outcome"]))


def _deals(reader):
    """Count a deal and its size, which one sentence expects, once."""
    rows = reader.outcomes(["arms", "money"]).drop_duplicates("sentence_id")
    if reader.account == "checked":
        rows = rows[rows["outcome"] != "unknown"]
    return some(rows, n=len(rows), parts=parts(rows["outcome"]))


def _sums(reader):
    rows = pd.concat([reader.facts("money", side) for side in ("article", "checked")])
    rows = rows if len(reader.facts("money", "checked")) else rows[:0]  # one sum is no count
    origins = rows.merge(table("sources"), on="source_id")["origin"]
    return some(rows, n=len(rows), origins=[origins.nunique()])


def _parts(reader):
    rows = reader.facts("parts", "checked")
    return some(rows[rows["status"] == "signed"])


def _values(reader):
    rows = reader.facts("series", "checked")
    return some(rows, values=[rows["value"].astype(float).sum().round()])


def _relations(reader):
    ends = ("from_id", "to_id")
    return [reader.facts("relations", side, *ends) for side in ("article", "checked")]


def _related(reader):
    """Give the claims behind the relations chosen."""
    claims = reader.claims()
    return claims[claims["claim_id"].isin(_behind(pd.concat(_relations(reader)), "relation_id"))]


def _behind(rows, key):
    """List the claims that rows are bound to."""
    links = table("fact_claims").rename(columns={"fact_id": key})
    used = pd.concat([rows[[key, "claim_id"]], links])
    return used.loc[used[key].isin(rows[key]), "claim_id"]


def _start(reader):
    rows = pd.concat(_relations(reader))
    first = rows["from_id"].value_counts()[:1]
    to = rows[rows["from_id"].isin(first.index) & rows["sign"].astype(int).gt(0)]
    return some(to, n=first.sum(), total=[len(rows)])


def _read(reader):
    article, _ = _relations(reader)
    read = article[article["status"] == "interpretation"]
    return some(read, n=len(read), total=[len(article)])


def _contradicted(reader):
    article, _ = _relations(reader)
    verdicts = reader.claims().set_index("claim_id")["verdict"]
    fallen = article["claim_id"].map(verdicts) == "contradicted"
    said = article if reader.account != "article" else article[:0]
    return some(said, n=len(article), fallen=fallen.sum())


def _beyond(reader):
    article, checked = _relations(reader)
    ends = ["from_id", "to_id", "sign"]
    told = set(article[ends].itertuples(index=False, name=None))
    new = [row not in told for row in checked[ends].itertuples(index=False, name=None)]
    return some(checked[new] if len(article) else article, n=sum(new))


def _dated(reader):
    rows = reader.facts("postures", "checked", "actor_id")
    return some(rows, n=len(rows), dated=(rows["start"] != "").sum())


def _plans(reader):
    rows = reader.facts("postures", "checked", "actor_id")
    plans = rows[rows["status"] == "planned"]
    return some(plans, n=len(plans), total=len(rows))


def _findings(reader):
    claims = reader.claims()
    if reader.chosen:
        claims = claims[claims["speaker_id"].isin(reader.chosen)]
    if reader.account == "checked":
        claims = claims[claims["verdict"].isin(HOLDS)]
    rows = reader.evidence()
    rows = rows[rows["claim_id"].isin(claims["claim_id"])]
    origins = rows.groupby("claim_id")["origin"].nunique()
    counts = {"n": len(rows), "claims": [len(origins)]}
    counts |= {"repeats": [len(rows) - origins.sum()]}
    return some(rows if reader.account != "article" else rows[:0], **counts)


# A sentence by its first words: what counts it anew.
HELD = tuple(
    f"{start} behind this page "
    for start in ("Of {n} claims", "The {n} claims", "None of the {n} claims", "The one claim")
)
SENTENCES = {
    "00-overview": {"Here are {n} claims of the article": _all},
    "01-accords": {
        HELD: _chosen("accords", "accord_id", "sector_id"),
        "The article names {n} accords": _accords("article"),
        "The sources name {n} accords": _accords("checked"),
        "What became of the {n} plans": _wishes,
        "The sources list {n} documents": _documents("false"),
        "On {n} more documents": _documents("true"),
    },
    "02-tour": {
        HELD: _topic("tour"),
        "The article names {n} stops": _of("tour_stops", "article"),
        "The sources name {n} stops": _of("tour_stops", "checked"),
    },
    "03-arms": {
        HELD: _topic("arms", "money"),
        "{n} sums were published": _sums,
        "The values of {n} parts signed or planned": _parts,
        "In {years} the values of {names}": _values,
        "What became of the {n} deals": _deals,
    },
    "04-relations": {
        HELD: lambda reader: held(_related(reader), reader),
        "The article names {n} relations": _of("relations", "article", "from_id", "to_id"),
        "The sources name {n} relations.": _of("relations", "checked", "from_id", "to_id"),
        "{n} of {total} start from": _start,
        "{n} of {total} in the article are only": _read,
        "The sources contradict {fallen} of the {n}": _contradicted,
        "The sources name {n} relations between": _beyond,
    },
    "05-postures": {
        HELD: _chosen("postures", "posture_id", "actor_id"),
        "The article names {n} military moves": _of("postures", "article", "actor_id"),
        "The sources report {n} military moves": _dated,
        "{n} of the {total} moves in the sources": _plans,
    },
    "06-verdicts": {"The sources have {n} findings": _findings},
}
