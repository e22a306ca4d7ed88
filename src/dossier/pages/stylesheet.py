"""The style of a page: its fonts, its colours, the common sheet, and what its filters need."""

import re

from dossier.pages import filters, image, scripts, touch
from dossier.pages.csp import policy
from dossier.pages.narrative import TEMPLATES
from dossier.pages.state_figures import SHEET
from dossier.pages.unbroken import held
from dossier.plot import palette

RULE = re.compile(r"^ *([^{}@\n]+) \{[^{}\n]*\}\n", re.MULTILINE)
INSIDE = re.compile(r"\([^()]*\)")
NAMED, QUOTED = re.compile(r'class="([^"]*)"'), re.compile(r'"([a-z][\w-]*)"')
CLASS = re.compile(r"\.([a-z][\w-]*)")
COMMON = (TEMPLATES / "page.css").read_text(encoding="utf-8")
CONTROLS = (TEMPLATES / "states.css").read_text(encoding="utf-8")
STYLE, POLICY = "/* style */", "/* policy */"  # their places in a page
COLOURS = ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n"


def style(text, choices=(), later=""):
    """Write the style of one page: the letters and rules that it has a use for.

    Args:
        text: the page.
        choices: what a reader can filter its items by; see ``filters``.
        later: what its script may bring into it; letters and colours are to be there by then.
    """
    common = COMMON + (touch.SHEET if scripts.ALL["touch"] in text else "")
    common = _needed(common + (CONTROLS if 'class="states"' in text else ""), text + later)
    fonts, rules = image.faces(text + later), filters.rules(choices)
    colours = COLOURS.format(*palette.schemes(common + text + later))
    return "".join([fonts, colours, common, rules])


def _needed(sheet, text):
    """Leave out the rules of one line for classes that neither a page nor its scripts name."""
    there = {name for names in NAMED.findall(text) for name in names.split()}
    there |= {name for script in scripts.used(text) for name in QUOTED.findall(script)}

    def kept(found):
        places = INSIDE.sub("", found[1]).split(",")
        return found[0] if any(there.issuperset(CLASS.findall(each)) for each in places) else ""

    return RULE.sub(kept, sheet)


def dress(texts, choices, light=None):
    """Give each page its style, the policy that names it and the scripts, and lines that hold.

    Args:
        texts: pages by name.
        choices: what can be filtered, by page.
        light: further pages by name, which share one sheet beside them.

    Returns:
        A dict of the name of a file to its text.
    """
    dressed, light = {}, {name: held(text) for name, text in (light or {}).items()}
    for name, text in texts.items():
        text = held(text)
        run = scripts.used(text)
        later = "".join(light[each] for each in light if each.startswith(f"{name}."))
        own = style(text, choices.get(name, ()), later)
        text = text.replace(POLICY, policy(own, run, frames=bool(later)), 1)
        dressed[f"{name}.html"] = text.replace(STYLE, own, 1)
    for name, text in light.items():
        dressed[f"{name}.html"] = text.replace(POLICY, policy(None, scripts.used(text)), 1)
    return dressed | ({SHEET: style("".join(light.values()))} if light else {})
