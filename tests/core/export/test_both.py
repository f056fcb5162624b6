"""A plot and its chain on one sheet."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.document import Document, load
from core.export.both import draw_both
from core.export.drawing import FORMATS, draw
from core.export.look import PRESETS, Unfit
from core.formula import parse

DOCUMENT = Document(parse("x^2 sin(x)"), 0.5, x_range=(-5.0, 5.0))
HALF = replace(PRESETS["half"], dpi=100)


def pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("L")).astype(int)


def test_the_plot_is_as_it_is_alone_and_the_chain_stands_below() -> None:
    alone, both = pixels(draw(DOCUMENT, "png", HALF)), pixels(draw_both(DOCUMENT, "png", HALF))
    assert both.shape[1] == alone.shape[1]
    above, below = both[: len(alone)], both[len(alone) :]
    dark = [(own < 200).sum(axis=0) for own in (above, alone)]  # but for parts of a pixel
    assert np.abs(np.cumsum(dark[0]) - np.cumsum(dark[1])).max() < 0.1 * dark[1].sum()
    assert len(below) > 100
    assert (below < 128).any(axis=1).mean() > 0.3
    assert (both[:, [0, -1]] == 255).all()


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_opens_again(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"both.{suffix}"
    path.write_bytes(draw_both(DOCUMENT, suffix, HALF))
    assert load(path) == DOCUMENT


def test_where_the_chain_has_no_room_there_is_none() -> None:
    with pytest.raises(Unfit):
        draw_both(Document(parse("leaky_relu(1e9 x)"), -1.234567e-9), "png",
                  replace(HALF, width=4.0))  # fmt: skip
