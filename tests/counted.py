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
        """Give the rows of one side that are known and, by some columns, chosen."""
        rows = table(name)
        if self.account not in (side, "both"):
            return rows[:0]
        rows = rows[rows["source_id"].isin(known(self.day))]
        if "account" in rows:
            rows = rows[rows["account"] == side]
        if self.chosen and columns:
            rows = rows[rows[[*columns]].isin(self.chosen).all(axis=1)]
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


def held(claims, reader):
    """Count the claims that hold; nothing where none is decided, or verdicts are withheld."""
    decided = claims[~claims["verdict"].isin(OPEN)]
    if reader.account == "article":
        return None
    return some(decided, held=claims["verdict"].isin(HOLDS).sum(), total=len(claims))


def _topic(*topics):
    def count(reader):
        claims = reader.claims()
        return held(claims[claims["topic"].isin(topics)], reader)

    return count


def _of(name, side, *columns):
    return lambda reader: some(reader.facts(name, side, *columns))


def _both(name, *columns):
    def rows(reader):
        return [reader.facts(name, side, *columns) for side in ("article", "checked")]

    return rows


def _accords(side):
    def rows(reader):
        found = reader.facts("accords", side, "sector_id")
        parties = found[["party_a_id", "party_b_id"]]
        return found[parties.isin(PAIR).all(axis=1)]

    return rows


_relations, _moves = _both("relations", "from_id", "to_id"), _both("postures", "actor_id")


def _documents(reader):
    rows = reader.facts("accords", "checked", "sector_id")
    rows = rows[rows["status"] != "aspiration"]
    disputed = (rows["disputed"] == "true").sum()
    return some(rows[rows["disputed"] != "true"], n=len(rows) - disputed, disputed=disputed)


def _wishes(reader):
    rows = reader.outcomes(["accords"])
    return some(rows, happened=rows["outcome"].isin(["happened", "partly"]).sum(), n=len(rows))


def _deals(reader):
    rows = reader.outcomes(["arms", "money"])
    return some(rows, failed=(rows["outcome"] == "did_not_happen").sum(), n=len(rows))


def _sums(reader):
    rows = pd.concat([reader.facts("money", side) for side in ("article", "checked")])
    origins = rows.merge(table("sources"), on="source_id")["origin"].value_counts()
    return some(rows, n=len(rows), origins=len(origins), most=origins.max())


def _parts(reader):
    rows = reader.facts("parts", "checked")
    signed = (rows["status"] == "signed").sum()
    return some(rows[rows["status"] == "signed"], n=signed, apart=len(rows) - signed)


def _values(reader):
    rows = reader.facts("series", "checked")
    return some(rows, values=rows["value"].astype(float).sum().round())


def _start(reader):
    rows = pd.concat(_relations(reader))
    first = rows["from_id"].value_counts()[:1]
    to = rows[rows["from_id"].isin(first.index) & rows["sign"].astype(int).gt(0)]
    return some(to, n=first.sum(), total=len(rows))


def _read(reader):
    article, _ = _relations(reader)
    return some(article, n=(article["status"] == "interpretation").sum(), total=len(article))


def _contradicted(reader):
    article, _ = _relations(reader)
    verdicts = reader.claims().set_index("claim_id")["verdict"]
    if held(_related(reader), reader) is None:
        return None
    fallen = article["claim_id"].map(verdicts) == "contradicted"
    return some(article, n=fallen.sum(), total=len(article))


def _beyond(reader):
    article, checked = _relations(reader)
    ends = ["from_id", "to_id", "sign"]
    told = set(article[ends].itertuples(index=False, name=None))
    new = [row not in told for row in checked[ends].itertuples(index=False, name=None)]
    return some(article if len(checked) else checked, n=sum(new))


def _related(reader):
    """Give the claims behind the relations chosen."""
    rows = pd.concat(_relations(reader))
    links = table("fact_claims").rename(columns={"fact_id": "relation_id"})
    used = pd.concat([rows[["relation_id", "claim_id"]], links])
    used = used[used["relation_id"].isin(rows["relation_id"])]
    claims = reader.claims()
    return claims[claims["claim_id"].isin(used["claim_id"])]


def _dated(reader):
    _, rows = _moves(reader)
    plans = (rows["status"] == "planned").sum()
    return some(rows, n=len(rows), dated=(rows["start"] != "").sum(), plans=plans)


def _pieces(reader):
    claims = reader.claims()
    if reader.chosen:
        claims = claims[claims["speaker_id"].isin(reader.chosen)]
    if reader.account == "checked":
        claims = claims[claims["verdict"].isin(HOLDS)]
    rows = reader.evidence()
    rows = rows[rows["claim_id"].isin(claims["claim_id"])]
    origins = rows.groupby("claim_id")["origin"].nunique()
    counts = {"pieces": len(rows), "claims": len(origins), "repeats": len(rows) - origins.sum()}
    return some(rows if reader.account != "article" else rows[:0], **counts)


HELD = "Claims that hold, as stated or refined: {held} of {total}."
SENTENCES = {
    "01-accords": {
        HELD: _topic("accords"),
        "Accords and fields in the article: {n}.": lambda own: some(_accords("article")(own)),
        "Accords and fields in the sources: {n}.": lambda own: some(_accords("checked")(own)),
        "Plans and wishes known to have come true, in whole or in part: {happened} of {n}.": (
            _wishes
        ),
        "Documents that the sources list: {n}, with {partners}; in dispute: {disputed} more.": (
            _documents
        ),
    },
    "02-tour": {
        HELD: _topic("tour"),
        "Stops of the tour in the article: {n}.": _of("tour_stops", "article"),
        "Stops of the tour in the sources: {n}.": _of("tour_stops", "checked"),
    },
    "03-arms": {
        HELD: _topic("arms", "money"),
        "Published sums: {n}; their origins: {origins}; printings of one: {most} at most.": _sums,
        "Parts added up: {n}; together worth {sum}; not added: {apart}.": _parts,
        "In {years}, from {names}: {values}.": _values,
        "Claims on expected deals: {n}; known not to have come true: {failed}.": _deals,
    },
    "04-relations": {
        HELD: lambda reader: held(_related(reader), reader),
        "Relations in the article: {n}.": _of("relations", "article", "from_id", "to_id"),
        "Relations in the sources: {n}.": _of("relations", "checked", "from_id", "to_id"),
        "Relations that start from {name}: {n} of {total}; it courts {others}.": _start,
        "Relations in the article that are only its own reading: {n} of {total}.": _read,
        "Relations in the article that the sources contradict: {n} of {total}.": _contradicted,
        "Relations of the sources between actors whom the article does not join so: {n}.": _beyond,
    },
    "05-postures": {
        HELD: _topic("postures"),
        "Moves in the article: {n}.": _of("postures", "article", "actor_id"),
        "Moves in the sources: {n}; with a day: {dated}; plans when they were printed: {plans}.": (
            _dated
        ),
    },
    "06-verdicts": {
        "Pieces of evidence: {pieces}; claims that they bear on: {claims}; repeats: {repeats}.": (
            _pieces
        ),
    },
}
