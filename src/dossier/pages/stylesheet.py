"""The style of a page: its fonts, the common sheet, and what its own figures and filters need."""

from dossier.pages import dark_mode, filters, image
from dossier.pages.narrative import TEMPLATES

DARK = "@media screen and (prefers-color-scheme: dark) {\n%s}\n"


class Sheet:
    """Styles for all pages of a site; each page gets the rules that it has a use for.

    Args:
        texts: all pages, for the letters in them.
    """

    def __init__(self, texts):
        self.fonts = image.faces(texts)
        self.common = (TEMPLATES / "page.css").read_text(encoding="utf-8")

    def style(self, text, choices=()):
        """Write the style of one page.

        Args:
            text: the page.
            choices: what a reader can filter its items by; see ``filters``.
        """
        parts = [self.fonts, self.common, filters.rules(choices)]
        if "<svg" in text:
            parts.append(DARK % dark_mode.rules([text]))
        return "".join(parts)
