"""What a figure shows is what is committed: a chart that draws another thing than its marks say."""

import io
import os

import numpy as np
import pytest
from drawing import draw, usual
from pictures import faults, other_stack
from PIL import Image

from dossier.charts.arms import year_bars
from dossier.dataset.paths import FIGURES
from dossier.plot.ledger import bars

FOLDER = FIGURES / "en"
DRAWN = sorted(file.stem for file in FOLDER.glob("*.png"))


@pytest.fixture(autouse=True)
def stack():
    """Skip where letters and edges are set otherwise than in the pictures; fail if that is CI."""
    if other_stack():
        end = pytest.fail if os.environ.get("CI") else pytest.skip
        end(f"pictures are compared on the pinned stack only; here is {other_stack()}")


def committed(name):
    return (FOLDER / f"{name}.png").read_bytes()


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_looks_as_committed(name, told):
    drawn = (told / "figures" / "en" / f"{name}.png").read_bytes()
    assert faults(drawn, committed(name)) == []


def lowered(module, monkeypatch, is_wrong):
    """Let a chart draw some of its bars a fifth too low, or too short."""
    real = module.Oblong

    def wrong(corner, width, height, **look):
        if is_wrong(width, height):
            width, height = (width, height * 0.8) if height > 1 else (width * 0.8, height)
        return real(corner, width, height, **look)

    monkeypatch.setattr(module, "Oblong", wrong)


SABOTAGED = [
    ("03-deliveries", year_bars, lambda width, height: height > 2.3),
    ("03-contracts", bars, lambda width, height: width > 1.5),
]


@pytest.mark.parametrize(("name", "module", "is_wrong"), SABOTAGED, ids=lambda each: str(each)[:13])
def test_a_bar_of_a_wrong_height_shows_in_the_picture_alone(name, module, is_wrong, monkeypatch):
    before = usual("03-arms").figures[name]
    lowered(module, monkeypatch, is_wrong)
    after = draw("03-arms").figures[name]
    assert (after.json(), after.csv()) == (before.json(), before.csv()), "the marks tell on it"
    (fault,) = faults(after.png(), committed(name))
    assert "blocks differ" in fault


def test_a_mark_left_undrawn_shows():
    figure = draw("02-tour").figures["02-map"]
    artist = next(a for a in figure.canvas.findobj() if a.get_gid() == "02-map-T06")
    artist.set_markersize(0)
    assert faults(figure.png(), committed("02-map"))


def test_a_picture_of_another_size_is_told():
    assert "size" in faults(committed("02-map"), committed("02-days"))[0]


def test_noise_is_no_difference():
    picture = Image.open(FOLDER / "02-days.png").convert("RGB")
    noisy = np.asarray(picture, dtype=int) + np.indices(picture.size[::-1]).sum(0)[..., None] % 2
    out = io.BytesIO()
    Image.fromarray(noisy.clip(0, 255).astype("uint8")).save(out, "png")
    assert faults(out.getvalue(), committed("02-days")) == []
