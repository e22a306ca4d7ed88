"""Every language says the same facts, whole, and finds room for its words."""

import re

from dossier.language import LANGUAGES

OTHERS = [lang for lang in LANGUAGES if lang != "en"]
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
SAME = ("id", "value", "unit", "status", "verdict", "claims", "sources", "position")
