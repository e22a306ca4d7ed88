"""States that no longer exist, and the countries of today that lie where they lay."""

from functools import cache
from importlib.resources import files

import yaml

LENGTH = 4  # letters of a code of ISO 3166-3


@cache
def former() -> dict[str, list[str]]:
    """Map codes of ISO 3166-3 to alpha-3 codes of today."""
    text = files("dossier.dataset").joinpath("former_states.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def today(code: str) -> list[str]:
    """List the countries of today that lie where a former state lay."""
    return former().get(code, [])
