"""The words of the design and of the tables: one name for each key that a reader may meet."""


def message(text):
    """Mark a text for translation; it is translated where it is said."""
    return text


def forms(one, many):
    """Mark the forms of a text with a number for translation; give both."""
    return one, many


PAGE_WORDS = {
    "00-overview": message("Overview"),
    "01-accords": message("Accords"),
    "02-tour": message("Tour"),
    "03-arms": message("Arms"),
    "04-relations": message("Relations"),
    "05-postures": message("Postures"),
    "06-verdicts": message("Verdicts"),
}
STATUS_WORDS = {
    "signed": message("signed"),
    "reported": message("reported"),
    "planned": message("planned"),
    "expected": message("expected"),
    "aspiration": message("wished for"),
    "interpretation": message("interpretation"),
    "background": message("background"),
}
VERDICT_WORDS = {
    "corroborated": message("corroborated"),
    "refined": message("refined"),
    "partly": message("partly right"),
    "contradicted": message("contradicted"),
    "unchecked": message("unchecked"),
    "not_checkable": message("not checkable"),
    "context": message("context"),
}
OUTCOME_WORDS = {
    "happened": message("happened"),
    "partly": message("happened in part"),
    "did_not_happen": message("did not happen"),
    "unknown": message("not known"),
}
TOPIC_WORDS = {
    "accords": message("accords"),
    "tour": message("the tour"),
    "arms": message("arms"),
    "relations": message("relations"),
    "postures": message("military moves"),
    "background": message("background"),
}
FORM_WORDS = {
    "joint_statement": message("joint statement"),
    "intergovernmental": message("intergovernmental agreement"),
    "agency": message("agency agreement"),
    "company": message("company agreement"),
    "protocol": message("protocol"),
    "memorandum": message("memorandum"),
    "pre_contract": message("pre-contract"),
}
COMPARATOR_WORDS = {
    "=": message("{amount}"),
    ">": message("more than {amount}"),
    ">=": message("at least {amount}"),
    "~": message("about {amount}"),
}
ACCOUNT_WORDS = {
    "article": message("the article"),
    "checked": message("the sources"),
    "both": message("article and sources"),
}
BASIS_WORDS = {
    "signed": message("contracts signed"),
    "bought": message("not said"),
    "ordered": message("orders"),
    "delivered": message("arms delivered"),
    "credit": message("a credit, no sale"),
}
ARRIVAL_WORDS = {
    "flight": message("by air"),
    "road": message("by road"),
    "unknown": message("not known"),
}
PRECISION_WORDS = {
    "point": message("a point"),
    "city": message("a city"),
    "country": message("a country"),
    "sea_area": message("a sea area"),
}
UNIT_WORDS = {
    "USD bn": message("USD bn"),
    "USD m": message("USD m"),
    "days": message("days"),
    "km": message("km"),
    "million TIV": message("million TIV"),
}
SOURCE_WORDS = {
    "agency": message("agency"),
    "analysis": message("analysis"),
    "article": message("article"),
    "copy": message("copy"),
    "data": message("data"),
    "official": message("official"),
    "press": message("press"),
    "reference": message("reference"),
    "specialist": message("specialist"),
    "transcript": message("transcript"),
}

# Heads of the columns that notebooks show; a column without one is headed by its name.
COLUMN_WORDS = {
    "account": message("account"),
    "actor": message("actor"),
    "against": message("against"),
    "ambiguity": message("what is left open"),
    "amount_usd_bn": message("USD bn"),
    "answered_move": message("move that is answered"),
    "arrive": message("arrival"),
    "arrived_by": message("way there"),
    "basis": message("what is counted"),
    "behind": message("behind it"),
    "claim": message("claim"),
    "comparator": message("exactness"),
    "contract_count": message("contracts"),
    "contradicted": message("contradicted"),
    "count": message("count"),
    "date": message("date"),
    "day": message("day"),
    "days": message("days later"),
    "depart": message("departure"),
    "disputed": message("disputed"),
    "end": message("last day"),
    "event": message("event"),
    "fallen": message("fall"),
    "finding": message("finding"),
    "first_move": message("first move"),
    "found": message("found"),
    "from": message("from"),
    "held": message("hold"),
    "inferred": message("inferred"),
    "item": message("arms"),
    "km": message("km"),
    "known": message("published"),
    "label": message("in short"),
    "moves": message("moves"),
    "name": message("name"),
    "note": message("note"),
    "open": message("left open"),
    "origins": message("origins"),
    "outcome": message("outcome"),
    "partly": message("partly right"),
    "partner": message("partner"),
    "period_from": message("from year"),
    "period_to": message("to year"),
    "place": message("place"),
    "publisher": message("publisher"),
    "quantity": message("quantity"),
    "recipient": message("recipient"),
    "said": message("said"),
    "said_by": message("said by"),
    "sector": message("sector"),
    "sentence_id": message("sentence"),
    "sign": message("sign"),
    "signatories": message("signatories"),
    "signed_article": message("signed: article"),
    "signed_checked": message("signed: sources"),
    "start": message("first day"),
    "status": message("status"),
    "title": message("title"),
    "to": message("to"),
    "topic": message("topic"),
    "total": message("total"),
    "value_high_usd_m": message("highest, USD m"),
    "value_low_usd_m": message("lowest, USD m"),
    "verdict": message("verdict"),
    "volume_tiv_m": message("million TIV"),
    "when": message("when"),
    "why": message("why"),
    "wished_article": message("wished for: article"),
    "wished_checked": message("wished for: sources"),
    "wordings": message("claims"),
}

INK = "#1d2733"
VERDICTS = ("corroborated", "refined", "partly", "contradicted", "unchecked", "not_checkable")
COLOUR = {
    "corroborated": "#0b6e63",
    "refined": "#2b5fb3",
    "partly": "#8a5a00",
    "contradicted": "#b3261e",
    "unchecked": "#6a6f76",
    "not_checkable": "#6a6f76",
    "context": "#6a6f76",
    "": INK,
}
GLYPH = {
    "corroborated": "✓",
    "refined": "≈",
    "partly": "◐",
    "contradicted": "✗",
    "unchecked": "○",
    "not_checkable": "–",
    "context": "·",
    "": "●",
}

# What became of an announced thing: squares, so that no verdict is taken for an outcome.
OUTCOME_GLYPH = {"happened": "■", "partly": "◧", "did_not_happen": "□", "unknown": "•"}
OUTCOME_COLOUR = {
    "happened": COLOUR["corroborated"],
    "partly": COLOUR["partly"],
    "did_not_happen": COLOUR["contradicted"],
    "unknown": COLOUR["unchecked"],
}

STATUSES = (
    "signed",
    "reported",
    "planned",
    "expected",
    "aspiration",
    "interpretation",
    "background",
)
