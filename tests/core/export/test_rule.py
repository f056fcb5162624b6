"""The chain rule as a picture."""

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.document import Document, load
from core.export.look import PRESETS, Unfit
from core.export.rule import draw_rule
from core.formula import parse

HALF = PRESETS["half"]
DOCUMENT = Document(parse("exp(sin(x^2 + 3)) cos(x)/ln(2 + x)"), 0.5)


def test_it_is_as_wide_as_it_was_asked_for_and_nothing_reaches_the_edge() -> None:
    picture = Image.open(io.BytesIO(draw_rule(DOCUMENT, "png", HALF))).convert("L")
    assert abs(picture.width - 8.4 / 2.54 * HALF.dpi) <= 1
    grey = np.asarray(picture)
    assert all((side == 255).all() for side in (grey[0], grey[-1], grey[:, 0], grey[:, -1]))
    assert 0.01 < (grey < 128).mean() < 0.3


def test_its_text_can_be_read_and_it_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "rule.svg"
    path.write_bytes(draw_rule(DOCUMENT, "svg", HALF))
    sizes = re.findall(r"font(?:-size)?:[^;\"]*?([0-9.]+)px", path.read_text(encoding="utf-8"))
    assert min(map(float, sizes)) >= 6.99
    assert load(path) == DOCUMENT


@pytest.mark.parametrize("formula", ["relu(x) + {x<0: 1, x}", "+".join(["sin(x)"] * 60)])
def test_what_cannot_be_set_is_told_in_a_sentence(formula: str) -> None:
    with pytest.raises(Unfit, match=r"^(this|the) chain rule [^\n]+$"):
        draw_rule(Document(parse(formula), 0.5), "png", HALF)
