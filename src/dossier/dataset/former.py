"""States that no longer exist, and the countries of today that lie where they lay."""

from functools import cache

from dossier.dataset.model import packaged

LENGTH = 4  # letters of a code of ISO 3166-3


@cache
def former() -> dict[str, list[str]]:
    """Map codes of ISO 3166-3 to alpha-3 codes of today."""
    return packaged("former_states.yaml")


def today(code: str) -> list[str]:
    """List the countries of today that lie where a former state lay."""
    return former().get(code, [])
