"""The diagram in pictures: values and gradients in the colours of their passes."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.document import Document, load
from core.export.diagram.drawing import draw_diagram
from core.export.drawing import BLUE, FORMATS, VERMILION
from core.formula import parse

DOCUMENT = Document(parse("x^2 sin(x)"), 0.5)


def ink(picture: np.ndarray, colour: str) -> int:
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return int((np.abs(picture.astype(int) - wanted).max(axis=-1) < 8).sum())


def test_a_picture_has_both_passes_in_their_colours_and_nothing_at_its_edge() -> None:
    drawn = Image.open(io.BytesIO(draw_diagram(DOCUMENT, "png", dpi=100))).convert("RGB")
    picture = np.asarray(drawn)
    assert ink(picture, BLUE) > 10
    assert ink(picture, VERMILION) > 10
    edge = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    assert (edge == 255).all()


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_is_the_same_every_time_and_opens_again(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"chain.{suffix}"
    path.write_bytes(draw_diagram(DOCUMENT, suffix, dpi=40))
    assert path.read_bytes() == draw_diagram(DOCUMENT, suffix, dpi=40)
    assert load(path) == DOCUMENT


def test_text_stays_text() -> None:
    drawing = draw_diagram(DOCUMENT, "svg").decode()
    for words in (">Square<", ">← 0.2194<", ">b = 0.4794<", ">∂y/∂x = 0.6988<"):
        assert words in drawing
