"""News that pages are new, for all who wait for it, and what is looked at meanwhile."""

import threading


class News:
    """Tells all who wait when the pages are new.

    Attributes:
        languages: those of the pages, that of the root of the site first.
        seen: language and name of the page that was looked at last.
        draft: folder with newer pages than the site has, to be shown in their place; or None.
    """

    def __init__(self, languages):
        self.languages, self.seen, self.draft = languages, (languages[0], "index"), None
        self.number, self._changed = 0, threading.Condition()

    def announce(self, draft=None):
        """Say that the pages are new: those of the site, but for what is in a draft."""
        with self._changed:
            self.draft = draft
            self.number += 1
            self._changed.notify_all()

    def wait(self, known, seconds):
        """Wait for a number other than the one known; return the number now."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != known, seconds)
            return self.number
