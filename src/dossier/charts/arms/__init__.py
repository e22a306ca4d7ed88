"""Arms: what the published totals stand for, what adds up to them, what was delivered."""

from dossier.charts.arms.contracts import contracts_chart
from dossier.charts.arms.deliveries import deliveries_chart
from dossier.charts.arms.totals import totals_chart
from dossier.charts.arms.wording import spread, when, years
from dossier.story.arms import (
    counted,
    explained,
    headline,
    ladder,
    sales,
    share_within,
    trade,
    unexplained,
    voices,
    with_origin,
)

__all__ = [
    "contracts_chart",
    "counted",
    "deliveries_chart",
    "explained",
    "headline",
    "ladder",
    "sales",
    "share_within",
    "spread",
    "totals_chart",
    "trade",
    "unexplained",
    "voices",
    "when",
    "with_origin",
    "years",
]
