"""Colours after dark: each colour of a figure turned over in lightness, its hue kept.

Computed in OKLab (B. Ottosson, 2020, https://bottosson.github.io/posts/oklab/), in which equal
steps look equal: white becomes the dark paper of the pages, black becomes their ink.
"""

import re

PAPER = "#13181e"  # as in page.css
INK = 0.945  # lightness of what is darkest by day
DEPTH = 0.75  # how far below white a colour reaches that lightness
LIFT = 0.72  # below one: tints near to white, such as land, part sooner from the paper
COLOUR = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')


def rules(pictures):
    """Write the style rules that turn over the colours of some SVGs.

    Args:
        pictures: SVG texts whose colours are presentation attributes.
    """
    found = {pair for text in pictures for pair in COLOUR.findall(text)}
    lines = [f'.drawing svg [{name}="{colour}"]{{{name}:{dark(colour)}}}' for name, colour in found]
    # What names no fill is black, as the standard has it.
    return "\n".join([f".drawing svg{{fill:{dark('#000000')}}}", *sorted(lines)]) + "\n"


def dark(colour):
    """Turn a colour such as ``#0b6e63`` over."""
    lightness, a, b = _to_oklab(colour)
    paper, paper_a, paper_b = _to_oklab(PAPER)
    depth = min(1, (1 - min(lightness, 1)) / DEPTH) ** LIFT
    turned = paper + (INK - paper) * depth
    # A colour too strong for its new lightness fades until a screen can show it.
    for fade in range(100, -1, -2):
        hue = [
            own * fade / 100 + of_paper * (1 - depth)
            for own, of_paper in ((a, paper_a), (b, paper_b))
        ]
        channels = _to_linear(turned, *hue)
        if all(-0.0005 <= channel <= 1.0005 for channel in channels):
            break
    return "#" + "".join(f"{round(255 * _encode(channel)):02x}" for channel in channels)


def contrast(one, other):
    """Give the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    darker, lighter = sorted(_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def _encode(channel):
    channel = min(max(channel, 0), 1)
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _to_oklab(colour):
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _to_linear(lightness, a, b):
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
