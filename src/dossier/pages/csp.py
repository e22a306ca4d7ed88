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
SCRIPTS = "script-src"


def policy(style, scripts=(), frames=False):
    """Write the policy of a page.

    Args:
        style: text of its one style element, no other style counts; None for a sheet beside it.
        scripts: texts of the scripts that may run; no other script does.
        frames: whether it may load pages that stand beside it.
    """
    style = "'self'" if style is None else f"'{digest(style)}'"
    rules = [*BASE, f"style-src {style}", *(["frame-src 'self'"] if frames else ())]
    if scripts:
        rules.append(" ".join([SCRIPTS, *(f"'{digest(each)}'" for each in scripts)]))
    return "; ".join(rules)


def allow(page, script, *further):
    """Let a copy of a page that is served run one more script.

    Args:
        page: with the policy in its head.
        script: text of the script.
        further: directives that the script needs.
    """
    head, title, rest = page.partition("<title>")
    if SCRIPTS in head:
        head = head.replace(SCRIPTS, f"{SCRIPTS} '{digest(script)}'", 1)
    else:
        further = (f"{SCRIPTS} '{digest(script)}'", *further)
    return head.replace(BASE[0], "; ".join([BASE[0], *further]), 1) + title + rest


def digest(text):
    """Digest an element's text as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
