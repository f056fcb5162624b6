"""The diagram in pictures: values and gradients in the colours of their passes."""

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.chain import Block, Chain
from core.chain.limits import MAX_BLOCKS
from core.document import Document, load
from core.export.diagram.drawing import draw_diagram
from core.export.drawing import FORMATS
from core.export.inks import LIGHT
from core.export.look import LONGEST_SIDE, PRESETS, Look, Unfit
from core.formula import parse

DOCUMENT = Document(parse("x^2 sin(x)"), 0.5)


def ink(picture: np.ndarray, colour: str) -> int:
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return int((np.abs(picture.astype(int) - wanted).max(axis=-1) < 8).sum())


def test_a_picture_has_both_passes_in_their_colours_and_nothing_at_its_edge() -> None:
    drawn = Image.open(io.BytesIO(draw_diagram(DOCUMENT, "png", Look(dpi=100)))).convert("RGB")
    picture = np.asarray(drawn)
    assert ink(picture, LIGHT.words["f"]) > 10
    assert ink(picture, LIGHT.words["f′"]) > 10
    edge = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    assert (edge == 255).all()


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_is_the_same_every_time_and_opens_again(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"chain.{suffix}"
    path.write_bytes(draw_diagram(DOCUMENT, suffix, Look(dpi=40)))
    assert path.read_bytes() == draw_diagram(DOCUMENT, suffix, Look(dpi=40))
    assert load(path) == DOCUMENT


def test_text_stays_text() -> None:
    drawing = draw_diagram(DOCUMENT, "svg").decode()
    for words in (">Square<", ">← 0.2194<", ">b = 0.4794<", ">∂y/∂x = 0.6988<"):
        assert words in drawing


def test_it_is_no_wider_than_its_look_and_never_too_small_to_be_read() -> None:
    half = PRESETS["half"]
    picture = Image.open(io.BytesIO(draw_diagram(DOCUMENT, "png", half)))
    assert 7.0 < picture.width / half.dpi * 2.54 <= 8.4
    assert picture.height > 0.5 * picture.width  # what has no room beside it stands below
    sizes = re.findall(r"font-size: ([0-9.]+)px", draw_diagram(DOCUMENT, "svg", half).decode())
    assert min(map(float, sizes)) >= 7
    wide = Document(parse("x^2 sin(x) + cos(x) exp(x)"), 0.5)
    drawn = Image.open(io.BytesIO(draw_diagram(wide, "png", Look(width=20.0, dpi=100))))
    assert drawn.width <= 20 / 2.54 * 100 + 1


def test_dark_and_grey_paper() -> None:
    dark = Image.open(io.BytesIO(draw_diagram(DOCUMENT, "png", Look(dpi=50, dark=True))))
    assert dark.convert("RGB").getpixel((0, 0)) == (0x1E, 0x1E, 0x1E)
    grey = Image.open(io.BytesIO(draw_diagram(DOCUMENT, "png", Look(dpi=50, grey=True))))
    picture = np.asarray(grey.convert("RGB"))
    assert (picture.max(axis=-1) == picture.min(axis=-1)).all()


@pytest.mark.slow
def test_the_longest_chain_is_a_picture_that_can_be_painted() -> None:
    chain = Chain("x", (Block("sin"),) * MAX_BLOCKS)
    picture = Image.open(io.BytesIO(draw_diagram(Document(chain), "png")))
    assert 10_000 < picture.height <= LONGEST_SIDE
    assert picture.width <= Look().inches[0] * Look().dpi


def test_a_chain_that_no_block_of_has_room_is_refused_in_a_sentence() -> None:
    with pytest.raises(Unfit, match=r"^of this chain not even one block has room"):
        draw_diagram(Document(parse("leaky_relu(1e9 x)"), -1.234567e-9), "png", Look(width=4.0))
