"""Letters for programs that ignore embedded fonts: the nearest face that they have, set smaller.

rsvg, CairoSVG, Inkscape and LibreOffice read plain rules of style but no ``@font-face`` and no
``@supports``. So the plain rules set letters as small as the widest usual substitute needs, and
browsers, which have the fonts, take it back.
"""

FAMILIES = ("Source Sans Pro", "Liberation Sans Narrow", "Arial Narrow", "Arial", "sans-serif")
# Width of a line in the embedded face by its width in DejaVu Sans: of 2,700 lines in three
# languages, nineteen in twenty are at or above this.
SHARE = {400: 0.78, 600: 0.73}


def rules(looks):
    """Write the rules of style that make letters small, but not in a browser.

    Args:
        looks: pairs of a ``font-size`` as the texts have it, such as ``9.5px``, and a weight.
    """
    small, usual = [], []
    for size, weight in sorted(looks):
        letters = f'text[font-size="{size}"]' + ('[font-weight="600"]' if weight == 600 else "")
        reduced = float(size.removesuffix("px")) * SHARE[weight]
        small.append(f"{letters}{{font-size:{reduced:.1f}px}}")
        usual.append(f"{letters}{{font-size:{size}}}")
    return f"{''.join(small)}@supports (font-size:1px){{{''.join(usual)}}}"
