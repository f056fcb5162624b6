import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest

from core.document import Document
from core.export.figure import BLUE, FORMATS, VERMILION, draw
from core.formula import parse

MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}


def pixels(document: Document, dpi: int = 60) -> np.ndarray:
    image = matplotlib.image.imread(io.BytesIO(draw(document, "png", dpi)), format="png")
    return np.asarray(np.rint(np.asarray(image) * 255), dtype=int)


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_is_what_it_says_and_the_same_every_time(suffix: str) -> None:
    content = draw(Document(), suffix, 60)
    assert content.startswith(MAGIC[suffix])
    assert draw(Document(), suffix, 60) == content


def test_the_background_is_white_and_opaque() -> None:
    image = pixels(Document())
    for corner in (image[0, 0], image[0, -1], image[-1, 0], image[-1, -1]):
        assert corner[:3].tolist() == [255, 255, 255]
    assert image.shape[2] == 3 or image[..., 3].min() == 255


@pytest.mark.parametrize("colour", [BLUE, VERMILION])
def test_f_and_its_slope_have_their_colours(colour: str) -> None:
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    image = pixels(Document(), 150)
    assert (np.abs(image[..., :3] - wanted).max(axis=-1) <= 2).sum() > 100


def test_text_stays_text_in_svg_and_the_slope_is_dashed() -> None:
    text = draw(Document(), "svg").decode()
    assert "f(x) = exp(x^2)^2" in text
    assert "stroke-dasharray" in text


@pytest.mark.parametrize("text", ["x*2*3", "x^2 + x^2", "abs(x)"])
def test_a_formula_is_never_read_as_mathtext(text: str) -> None:
    assert f"f(x) = {text}<" in draw(Document(parse(text)), "svg").decode()


@pytest.mark.parametrize(
    "text",
    ["1/x", "tan(x)", "log(x)", "sqrt(x - 9)", "1/0", "2", "exp(exp(x))", "1e300*x^2", "sign(x)"],
)
def test_anything_can_be_drawn(text: str) -> None:
    document = Document(parse(text), x_range=(-5.0, 5.0), y_range=None)
    assert draw(document, "svg").startswith(b"<?xml")


@pytest.mark.parametrize(
    "limits", [(0.0, 5e-324), (1.0, 1 + 2e-16), (1e300, 1.1e300), (-1e307, 1e307)]
)
def test_any_range_can_be_drawn(limits: tuple[float, float]) -> None:
    assert draw(Document(x_range=limits, y_range=None), "svg").startswith(b"<?xml")


def test_a_long_formula_is_shortened_in_the_title() -> None:
    text = draw(Document(parse("x" + "+sin(x)" * 100), y_range=None), "svg").decode()
    assert "…" in text


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="png, svg, pdf, not as gif"):
        draw(Document(), "gif")


def test_drawing_needs_neither_qt_nor_pyplot(root: Path) -> None:
    code = (
        "import sys; from core.document import Document; from core.export.figure import draw;"
        "draw(Document(), 'png', 50);"
        "names = ('PySide6', 'pyqtgraph', 'gui', 'matplotlib.pyplot');"
        "print([name for name in names if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_logarithmic_axes_are_logarithmic_on_paper_too() -> None:
    document = Document(parse("x^2"), 2.0, 1e-4, (0.01, 100.0), (1e-4, 1e4), True, True)
    for log_x, log_y in ((True, True), (True, False), (False, True)):
        svg = draw(replace(document, log_x=log_x, log_y=log_y), "svg").decode()
        assert "font-size: 7px" in svg  # raised exponents
    assert "font-size: 7px" not in draw(Document(), "svg").decode()
