"""A picture found elsewhere is told from one that was altered, cut, recoloured or made earlier."""

import io
import json
import re
import xml.etree.ElementTree as ET
from xml.sax.saxutils import quoteattr

import drawing
import pytest
from PIL import Image, PngImagePlugin

import dossier as ds
from dossier.cli import main
from dossier.dataset.errors import ParameterError
from dossier.pages import image
from dossier.plot import seal
from dossier.run.verify import ALTERED, OLDER, UNCHANGED, UNKNOWN, _described, verify

NAME = "03-contracts"


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """A folder as the build makes it, with one figure."""
    folder = tmp_path_factory.mktemp("verify") / "figures"
    (folder / "en").mkdir(parents=True)
    for ending, data in drawing.usual("03-arms").figures[NAME].files().items():
        (folder / "en" / f"{NAME}.{ending}").write_bytes(data)
    return folder


def _svg(figures):
    return (figures / "en" / f"{NAME}.svg").read_text("utf-8")


def _png(figures):
    return Image.open(figures / "en" / f"{NAME}.png")


def _judge(data, figures, tmp_path, ending="svg"):
    file = tmp_path / f"found.{ending}"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return verify(file, figures=figures)


def _saved(picture, kind="png", **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _kept(picture):
    """What a program that keeps text chunks writes."""
    info = PngImagePlugin.PngInfo()
    for key, value in picture.text.items():
        info.add_itxt(key, value)
    return {"pnginfo": info}


MARK = rf'<g id="{NAME}-(?!title|subtitle|footer)'


def _moved(svg):
    """Move the first line or bar that a mark draws."""
    head, mark, rest = re.split(rf"({MARK})", svg, maxsplit=1)
    return (
        head + mark + re.sub(r' d="M ([\d.]+)', lambda d: f' d="M {float(d[1]) + 9}', rest, count=1)
    )


UNTOUCHED = {
    "as it is": lambda svg: svg,
    "indented": lambda svg: re.sub(r">\n<", ">\n   <", svg),
    "written anew": lambda svg: ET.tostring(ET.fromstring(svg), encoding="unicode"),
    "minified": lambda svg: re.sub(r">\s+<", "><", svg),
    "colours written otherwise": lambda svg: re.sub(
        r"#([0-9a-f]{6})", lambda hexes: hexes[0].upper(), svg
    ).replace("#FFFFFF", "#FFF"),
    "with a document type": lambda svg: f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN">{svg}',
    "opened by another program": lambda svg: svg.replace(
        "<svg ", '<svg xmlns:other="https://example.org/other" other:version="1" ', 1
    ),
}


def _on_a_mark(attribute):
    return lambda svg: re.sub(rf'({MARK}[^"]+")', rf"\1 {attribute}", svg, count=1)


def _at_the_end(element):
    return lambda svg: element.join(svg.rsplit("</svg>", 1)) + "</svg>"


TOUCHED = {
    "recoloured by a style": lambda svg: svg.replace("<path ", '<path style="fill:#c00" ', 1),
    "recoloured by its sheet": lambda svg: svg.replace("</style>", "path{fill:#c00}</style>"),
    "recoloured by another sheet": lambda svg: f'<?xml-stylesheet href="a.css"?>{svg}',
    "letters hidden by a sheet": _at_the_end("<style>text{display:none}</style>"),
    "a mark hidden": _on_a_mark('display="none"'),
    "a mark next to unseen": _on_a_mark('opacity="0.01"'),
    "a mark cut away": _on_a_mark('clip-path="url(#none)"'),
    "a mark shifted": _on_a_mark('transform="translate(90 0)"'),
    "less of it shown": lambda svg: re.sub(
        r'viewBox="[^"]+"', 'viewBox="0 0 300 200"', svg, count=1
    ),
    "what cuts it, smaller": lambda svg: re.sub(
        r'(<clipPath[^>]*>\s*<rect[^>]* width=)"[^"]+"', r'\1"9"', svg
    ),
    "something laid over": _at_the_end('<rect fill-opacity="0" stroke="red" height="99"/>'),
    "something laid over as a line": _at_the_end(f'<g id="{NAME}-title-9"><rect height="99"/></g>'),
    "another footer": lambda svg: svg.replace("Sources:", "No source:"),
    "letters squeezed": lambda svg: re.sub(r'textLength="[^"]+"', 'textLength="5"', svg),
    "links that lead elsewhere": lambda svg: svg.replace("claims.html", "https://example.org/"),
    "another name of a mark": lambda svg: re.sub(r'(<a [^>]*label=")', r"\1No: ", svg),
    "other words on a mark": lambda svg: re.sub(r"(<a [^>]*><title>)", r"\1No: ", svg),
    "another long description": lambda svg: svg.replace("<desc>", "<desc>No: "),
    "another amount": lambda svg: svg.replace("bn", "m"),
    "another title": lambda svg: svg.replace("<title>", "<title>No: ", 1),
    "recoloured": lambda svg: re.sub(r'fill="#[0-9a-f]{6}"', 'fill="#cc0000"', svg),
    "a mark moved": _moved,
    "a mark taken out": lambda svg: re.sub(
        rf'{MARK}[^"]+">.*?</a>\s*</g>', "", svg, count=1, flags=re.DOTALL
    ),
}


@pytest.mark.parametrize("how", UNTOUCHED)
def test_an_untouched_svg_is_unchanged(how, figures, tmp_path):
    """However a program writes the same elements."""
    assert _judge(UNTOUCHED[how](_svg(figures)), figures, tmp_path).kind == UNCHANGED


def test_a_seal_of_another_kind_is_not_judged(figures, tmp_path):
    """An earlier dossier held its pictures to less, and called none of them altered."""
    older = _svg(figures).replace(f"&quot;seal&quot;: &quot;{seal.KIND}&quot;", "&quot;a&quot;: 1")
    assert older != _svg(figures)
    assert _judge(older, figures, tmp_path).kind == UNKNOWN


@pytest.mark.parametrize("how", TOUCHED)
def test_a_touched_svg_is_altered(how, figures, tmp_path):
    """Whatever was changed in what it shows."""
    touched = TOUCHED[how](_svg(figures))
    assert touched != _svg(figures)
    assert _judge(touched, figures, tmp_path).kind == ALTERED


def test_a_moved_mark_is_named(figures, tmp_path):
    """Where the figure is here to be held beside it."""
    says = " ".join(_judge(_moved(_svg(figures)), figures, tmp_path).says)
    assert re.search(rf"Drawn otherwise: {NAME}-K01-low\.", says)


def test_an_svg_out_of_a_page_counts(figures, tmp_path):
    """A page sets title and footer as text and colours by their roles."""
    rescued = image.read(figures / "en", NAME).svg
    assert _judge(rescued, figures, tmp_path).kind == UNCHANGED
    assert _judge(rescued.replace("--ink", "--paper"), figures, tmp_path).kind == ALTERED
    unnamed = re.sub(r' aria-label="[^"]*"', "", rescued)  # a page names marks by its own list
    assert _described(ET.fromstring(unnamed), NAME) == _described(ET.fromstring(rescued), NAME)


def test_how_words_look_counts_wherever_it_is_said(figures, tmp_path):
    """A page says it once around them; another program can say it with each again."""
    rescued = image.read(figures / "en", NAME).svg
    around, drawn = rescued.split(">", 1)
    looks = dict(re.findall(r'(font-size|font-weight|text-anchor)="([^"]+)"', around))
    assert looks and not any(f'{key}="{each}"' in drawn for key, each in looks.items())
    for key, each in looks.items():
        said = f'{key}="{each}"'
        apart = around.replace(said, "") + ">"
        with_each = re.sub(rf"<text(?![^>]* {key}=)", f"<text {said}", drawn)
        assert _judge(apart + with_each, figures, tmp_path).kind == UNCHANGED
        assert _judge(apart + drawn, figures, tmp_path).kind == ALTERED


def test_a_drawing_that_a_page_prints_in_parts_counts(figures, tmp_path):
    """A page lays a group around it, which may do nothing else."""
    around, drawn = _svg(figures).removesuffix("</svg>\n").split("<g", 1)
    whole = f'{around}<g id="{NAME}-all"><g{drawn}</g></svg>'
    assert _judge(whole, figures, tmp_path).kind == UNCHANGED
    moved = whole.replace('-all"', '-all" transform="scale(2)"')
    assert _judge(moved, figures, tmp_path).kind == ALTERED


def test_a_svg_without_a_seal_is_unknown(figures, tmp_path):
    """Nothing is promised of it."""
    bare = re.sub(r"<metadata.*?/>", "", _svg(figures))
    assert _judge(bare, figures, tmp_path).kind == UNKNOWN


def test_a_forged_seal_does_not_pass(figures, tmp_path):
    """Who alters a picture and seals it anew has another picture than the package makes."""
    root = ET.fromstring(_moved(_svg(figures)))
    made = seal.from_svg(root)
    root.remove(next(each for each in root if each.tag.endswith("metadata")))
    seal.into_svg(root, made)
    found = _judge(ET.tostring(root), figures, tmp_path)
    assert found.kind != UNCHANGED
    assert "drawn otherwise" in found.says[0]


PICTURES = {
    "as it is": (lambda png: _saved(png, **_kept(png)), UNCHANGED),
    "without its seal": (_saved, UNCHANGED),
    "cropped": (lambda png: _saved(png.crop((100, 90, 700, 500))), ALTERED),
    "cropped with its seal": (
        lambda png: _saved(png.crop((0, 0, 700, 500)), **_kept(png)),
        ALTERED,
    ),
    "scaled": (
        lambda png: _saved(png.convert("RGB").resize((png.width // 2, png.height // 2))),
        ALTERED,
    ),
    "packed with losses": (lambda png: _saved(png.convert("RGB"), "jpeg", quality=70), ALTERED),
    "one dot painted": (lambda png: _painted(png), ALTERED),
    "with more around it": (lambda png: _saved(_framed(png)), ALTERED),
    "painted over, without its seal": (lambda png: _saved(_barred(png)), ALTERED),
    "in grey": (lambda png: _saved(png.convert("L")), ALTERED),
    "in few colours": (lambda png: _saved(png.convert("RGB").quantize(16)), ALTERED),
    "as WebP": (lambda png: _saved(png.convert("RGB"), "webp", lossless=True), UNCHANGED),
    "clear in part": (lambda png: _saved(_cleared(png)), ALTERED),
    "clear in part, with its seal": (lambda png: _saved(_cleared(png), **_kept(png)), ALTERED),
    "followed by another": (
        lambda png: _saved(png.convert("RGB"), save_all=True, append_images=[_barred(png)]),
        ALTERED,
    ),
    "the seal of another": (lambda png: _saved(Image.linear_gradient("L"), **_kept(png)), ALTERED),
    "another picture": (lambda png: _saved(Image.linear_gradient("L")), UNKNOWN),
}


def _framed(png):
    screen = Image.new("RGB", (png.width + 80, png.height + 60), "#333")
    screen.paste(png.convert("RGB"), (50, 40))
    return screen


def _barred(png):
    other = png.convert("RGB")
    other.paste("red", (200, 200, 400, 260))
    return other


def _cleared(png):
    other = png.convert("RGBA")
    other.putalpha(Image.linear_gradient("L").resize(png.size))
    return other


def _painted(png):
    other = png.convert("RGB")
    other.putpixel((50, 50), (204, 0, 0))
    return _saved(other, **_kept(png))


@pytest.mark.parametrize("how", PICTURES)
def test_pictures_are_told_apart(how, figures, tmp_path):
    """By all their pixels."""
    make, kind = PICTURES[how]
    assert _judge(make(_png(figures)), figures, tmp_path, "png").kind == kind


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_an_older_figure_names_the_marks_that_differ(ending, figures, tmp_path, capsys):
    """And says what they said then."""
    row = drawing.usual("03-arms").figures[NAME].marks[0]
    older = drawing.usual("03-arms").figures[NAME]
    later = tmp_path / "later"
    (later / "en").mkdir(parents=True)
    text = older.json()
    first = older.describe(row)
    (later / "en" / f"{NAME}.json").write_text(text.replace(first, f"{first}, revised"), "utf-8")
    file = figures / "en" / f"{NAME}.{ending}"
    found = verify(file, figures=later)
    assert found.kind == OLDER
    assert f"- {first}" in found.says
    assert f"+ {first}, revised" in found.says
    assert main(["verify", str(file), "--figures", str(later)]) == 1
    assert first in capsys.readouterr().out


def test_another_account_says_how_to_make_it(tmp_path):
    """A figure of other parameters is not held against the usual one."""
    figure = drawing.draw("03-arms", account="article").figures["03-totals"]
    found = _judge(figure.svg(), tmp_path / "none", tmp_path)
    assert found.kind == UNKNOWN
    assert found.says[-1] == "To make it: dossier build --lang en -p account=article"


def test_what_is_no_picture_gets_one_line(tmp_path):
    """With what is allowed."""
    file = tmp_path / "text.png"
    for data in (b"no picture", b"\x89PNG\r\n\x1a\nbroken", b"<svg", b"<html/>"):
        file.write_bytes(data)
        with pytest.raises(ParameterError, match="is no picture; allowed"):
            verify(file)
    with pytest.raises(ParameterError, match="allowed: a figure as SVG"):
        verify(tmp_path / "missing.svg")


def test_the_seal_names_package_and_parameters():
    """So that a picture leads back to where it was made."""
    figure = drawing.usual("03-arms").figures[NAME]
    about = ds.open().package.descriptor
    assert figure.made["package"] == about["name"]
    assert figure.made["version"] == about["version"]
    assert figure.made["parameters"] == {}


@pytest.mark.parametrize(
    "said", ["[]", "{}", "no JSON", '{"figure": "../../x"}', '{"figure": 5, "lang": "en"}']
)
def test_a_seal_that_is_none_of_ours_is_no_seal(said, figures, tmp_path):
    """Anybody can write one; it leads to no file and to no traceback."""
    svg = re.sub(r'(data-dossier=)"[^"]*"', lambda at: at[1] + quoteattr(said), _svg(figures))
    assert _judge(svg, figures, tmp_path).kind == UNKNOWN
    root = ET.fromstring(_svg(figures))
    whole = seal.from_svg(root)
    for odd in ({"figure": "../../x"}, {"lang": ".."}, {"parameters": 5}, {"marks": None}):
        root.find("{*}metadata").set(seal.ATTRIBUTE, json.dumps(whole | odd))
        assert seal.from_svg(root) is None, odd
