import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib.image
import numpy as np
import pytest

from core.document import DEFAULTS, Document, Parameter, Pin, Shown
from core.export.drawing import FORMATS, draw
from core.export.drawing.sheet import laid_out
from core.export.inks import DARK, LIGHT
from core.export.look import PRESETS, SCREEN, Look
from core.formula import parse
from core.plot.figure import Proof
from tests.core.export.drawing.paper import BARE, Paper, has

MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}

SMALL = Look(4, 4, text=7, dpi=50, title="")


def written(text: str, shown: Shown = DEFAULTS, look: Look = BARE, **others: Any) -> list[str]:
    """All words on a sheet."""
    laid = laid_out(Document(parse(text), **others), look, shown)
    return [words.text.replace("\N{HAIR SPACE}", "") for words in laid.words]


def pixels(look: Look) -> np.ndarray:
    image = matplotlib.image.imread(io.BytesIO(draw(Document(), "png", look)), format="png")
    return np.asarray(np.rint(np.asarray(image) * 255), dtype=int)


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_is_what_it_says_and_the_same_every_time(suffix: str) -> None:
    content = draw(Document(), suffix, SMALL)
    assert content.startswith(MAGIC[suffix])
    assert draw(Document(), suffix, SMALL) == content


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="png, svg, pdf, not as gif"):
        draw(Document(), "gif")


def test_signs_that_the_font_lacks_are_no_hindrance() -> None:
    look = replace(SMALL, title="图 1")
    assert ">图 1<" in draw(Document(), "svg", look).decode()
    assert draw(Document(), "png", look).startswith(MAGIC["png"])


def test_paper_is_white_or_dark_or_none() -> None:
    for look, wanted in (
        (SMALL, [255, 255, 255, 255]),
        (replace(SMALL, dark=True), [0x1E, 0x1E, 0x1E, 255]),
        (replace(SMALL, transparent=True), [255, 255, 255, 0]),
    ):
        image = pixels(look)
        for corner in (image[0, 0], image[0, -1], image[-1, 0], image[-1, -1]):
            assert corner.tolist() == wanted


@pytest.mark.parametrize("preset", PRESETS)
def test_a_picture_has_the_size_that_was_asked_for(preset: str) -> None:
    look = replace(PRESETS[preset], dpi=60.0, title="")
    height, width, _ = pixels(look).shape
    assert (width, height) == pytest.approx([side * 60 for side in look.inches], abs=1)


def test_grey_has_no_colour() -> None:
    image = pixels(replace(SMALL, grey=True, dpi=100.0))
    assert (np.ptp(image[..., :3], axis=-1) == 0).all()
    assert (image < 60).any()


def test_text_stays_text_in_svg_and_the_slope_is_dashed() -> None:
    text = draw(Document(), "svg", replace(SMALL, title="Growth")).decode()
    assert ">Growth<" in text
    assert ">tangent at x = 0.5<" in text
    assert "stroke-dasharray" in text


def test_what_lies_behind_f_is_drawn_and_named() -> None:
    pins = (Pin("g", parse("x^2")), Pin("g₂", parse("cos(x)")))
    paper = Paper("a x", pins=pins, family="a", words=True, y_range=(-1.0, 1.0))
    told = {words.text for words in paper.laid.words}
    assert {"g(x) = x^2", "g₂(x) = cos(x)", "f for a = −5, −2.5, 0, 2.5, 5"} <= told
    for colour in (*LIGHT.behind.values(), LIGHT.family):
        assert has(paper.rgb, colour).any()


def test_over_a_parameter_the_axis_has_its_letter_and_the_slope_its_name() -> None:
    parameters = (Parameter("a", 0.5, 0.0, 2.0, text="1/2"),)
    told = written("x^a", x=2.0, over="a", parameters=parameters)
    assert {"tangent at a = 1/2", "a", "∂f/∂a"} <= set(told)


def test_x_is_told_as_it_was_typed_and_with_a_true_minus() -> None:
    look = replace(SCREEN, title="")
    told = written("sin(x)", look=look, x=np.pi / 2, x_text="pi/2", x_range=(-5.0, 5.0),
                   y_range=(-1.0, 1.0))  # fmt: skip
    assert {"tangent at x = π/2", "−π", "−π/2", "π/2", "3π/2"} <= set(told)
    assert "tangent at x = −0.5" in written("x^2", x=-0.5)
    assert "tangent at x ≈ 0.3333" in written("x^2", x=1 / 3)


def test_multiples_of_pi_are_a_choice() -> None:
    look = replace(SCREEN, by_pi=False, title="")
    assert "π" not in "".join(written("sin(x)", look=look, x_range=(-5.0, 5.0), y_range=None))


@pytest.mark.parametrize(
    "text",
    ["1/x", "log(x)", "sqrt(x - 9)", "1/0", "2", "exp(exp(x))", "1e300*x^2", "x < 1 ? x : 2"],
)
def test_anything_can_be_drawn(text: str) -> None:
    document = Document(parse(text), x_range=(-5.0, 5.0), y_range=None)
    assert draw(document, "png", replace(SMALL, title=None)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "limits", [(0.0, 5e-324), (1.0, 1 + 2e-16), (1e300, 1.1e300), (-1e307, 1e307)]
)
def test_any_range_can_be_drawn(limits: tuple[float, float]) -> None:
    assert draw(Document(x_range=limits, y_range=None), "svg", SMALL).startswith(b"<?xml")


def test_drawing_needs_neither_qt_nor_pyplot(root: Path) -> None:
    code = (
        "import sys; from core.document import Document; from core.export.drawing import draw;"
        "draw(Document(), 'svg');"
        "names = ('PySide6', 'pyqtgraph', 'gui', 'matplotlib.pyplot');"
        "print([name for name in names if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "y_range", "words"),
    [
        ("sqrt(-1-x^2)", None, "no curve: the function is undefined everywhere in the view"),
        ("x+100", (-1.0, 0.5), "no curve: the curves lie above or below the view"),
        ("exp(exp(exp(x+9)))", None, "no curve: the values overflow everywhere in the view"),
    ],
)
def test_where_there_is_no_curve_a_word_says_why(
    text: str, y_range: tuple[float, float] | None, words: str
) -> None:
    told = written(text, x_range=(-2.0, 2.0), y_range=y_range)
    assert words in " ".join(told)
    assert "f" not in told


def test_a_view_that_cannot_be_drawn_says_why() -> None:
    told = written("x", x_range=(1.0, 1 + 2e-16), y_range=None)
    assert "no curve: numbers have no more digits" in " ".join(told)


def test_the_names_are_of_what_can_be_seen() -> None:
    falling = written("exp(-x)", x=1.0, x_range=(-2.0, 8.0), y_range=None, log_y=True)
    assert "f" in falling
    assert "f′" not in falling
    part = written("x^3-x", x=2.0, x_range=(-2.0, 3.0), y_range=(0.1, 10.0), log_y=True)
    assert "f, positive part only" in part
    beside = written("x^2", x=50.0, x_range=(-2.0, 2.0), y_range=None)
    assert "tangent" not in "".join(beside)


def test_a_line_that_only_jumps_over_the_view_is_seen() -> None:
    told = written("1e6x", x=0.3, x_range=(-1.0, 1.0), y_range=(-1.0, 1.0))
    assert "no curve" not in "".join(told)
    assert "f" in told


def test_what_is_shown_is_what_was_chosen() -> None:
    others: dict[str, Any] = {"x": 0.5, "x_range": (-3.0, 3.0), "y_range": (-7.0, 10.0)}
    paper = Paper("x^2", Shown(("f′", "f″"), tangent=False, points=False), **others)
    everywhere = (-3.0, -6.9), (2.9, 9.9)
    assert paper.ink(LIGHT.curves["f"], *everywhere) == 0
    assert paper.ink(LIGHT.curves["f′"], *everywhere) > 0
    assert paper.ink(LIGHT.curves["f″"], *everywhere) > 0
    told = written("x^2", Shown(("f", "numerical f′"), points=True), **others)
    assert {"f", "numerical f′", "minimum"} <= set(told)
    assert "f′" not in told


def test_on_dark_paper_curves_have_the_colours_of_the_dark_screen() -> None:
    paper = Paper("x^2", look=replace(SCREEN, title="", dark=True), x=0.5, y_range=(-1.0, 2.0))
    assert paper.ink(DARK.curves["f"], (-1.0, -0.9), (0.9, 1.9)) > 0


def test_a_proof_is_computed_where_it_is_asked_for() -> None:
    others: dict[str, Any] = {"x": 0.5, "x_range": (-1.0, 1.0), "y_range": (-1.5, 1.5)}
    only = Shown(("f",), tangent=False)
    assert Paper("sin(1/x)", only, **others).figure.proof is None
    paper = Paper("sin(1/x)", only, replace(SCREEN, title="", proof=True), **others)
    assert isinstance(paper.figure.proof, Proof)
    row, column = paper.at(0.0, -1.5, up=2)
    assert paper.rgb[row, column].tolist() == [0x99] * 3


def test_no_size_is_too_small_for_what_stands_around_the_plot() -> None:
    shown = Shown(("f", "f′", "f″", "f‴"), points=True)
    narrow = Look(4, 4, text=7, dpi=50)
    assert draw(Document(parse("1e-300x+sin(x)")), "png", narrow, shown).startswith(b"\x89PNG")
