"""The style of a page: its fonts, its colours, the common sheet, and what its filters need."""

from dossier.pages import filters, image, scripts, touch
from dossier.pages.csp import policy
from dossier.pages.narrative import TEMPLATES
from dossier.plot import palette

STYLE, POLICY = "/* style */", "/* policy */"  # their places in a page
COLOURS = ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n"


class Sheet:
    """Styles for the pages of a site; each gets the letters and rules that it has a use for."""

    def __init__(self):
        """Read what is common to all pages."""
        self.common = (TEMPLATES / "page.css").read_text(encoding="utf-8")

    def style(self, text, choices=()):
        """Write the style of one page.

        Args:
            text: the page.
            choices: what a reader can filter its items by; see ``filters``.
        """
        common = self.common + (touch.SHEET if scripts.ALL["touch"] in text else "")
        fonts, rules = image.faces(text), filters.rules(choices)
        return "".join([fonts, _colours(common + text), common, rules])


def _colours(text):
    """Say the colours whose roles a text names, by day and after dark."""
    used = {name: pair for name, pair in palette.pairs().items() if f"var(--{name})" in text}
    schemes = (";".join(f"--{name}:{pair[dark]}" for name, pair in used.items()) for dark in (0, 1))
    return COLOURS.format(*schemes)


def dress(texts, choices):
    """Give each page its style, and the policy that names it and the scripts.

    Args:
        texts: pages by name.
        choices: what can be filtered, by page.
    """
    sheet, dressed = Sheet(), {}
    for name, text in texts.items():
        own = sheet.style(text, choices.get(name, ()))
        text = text.replace(POLICY, policy(own, scripts.used(text)), 1)
        dressed[name] = text.replace(STYLE, own, 1)
    return dressed
