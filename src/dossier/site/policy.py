"""What a page may load and run, as its Content-Security-Policy says: nothing but what it holds."""

import base64
import hashlib

BASE = (
    "default-src 'none'",
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
)


def policy(style, further=()):
    """Write the policy of a page.

    Args:
        style: text of its one style element; no other style counts.
        further: directives of a copy that is served, such as one that reloads.
    """
    return "; ".join([*BASE, f"style-src '{digest(style)}'", *further])


def digest(text):
    """Digest an element's text as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
