import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib.image
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Sheet

from core.document import DEFAULTS, Document, Parameter, Pin, Shown
from core.export.drawing import (
    AREA,
    BEHIND,
    BLUE,
    COLOURS,
    FAMILY,
    FINENESS,
    FORMATS,
    PIXELS,
    SIZE,
    VERMILION,
    draw,
    paint,
)
from core.formula import parse
from core.plot.compose import view_of
from core.plot.finished import finished

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


def test_what_lies_behind_f_is_drawn_and_named() -> None:
    pins = (Pin("g", parse("x^2")), Pin("g₂", parse("cos(x)")))
    document = Document(parse("a x"), pins=pins, family="a")
    text = draw(document, "svg").decode()
    for words in ("g(x) = x^2", "g₂(x) = cos(x)", "f for a = −5, −2.5, 0, 2.5, 5"):
        assert words in text
    plain = draw(replace(document, pins=(), family=""), "svg").decode()
    assert "g(x)" not in plain
    for colour in (*BEHIND.values(), FAMILY):
        assert colour.lower() in text
        assert colour.lower() not in plain


def test_over_a_parameter_the_axis_has_its_letter_and_x_is_told() -> None:
    document = Document(parse("x^a"), 2.0, over="a")
    text = draw(document, "svg").decode()
    assert "f(x) = x^a, a = 1, x = 2<" in text
    assert "tangent at a = 1" in text
    assert ">a<" in text


@pytest.mark.parametrize("text", ["2x*3*x", "x^2 + x^2", "abs(x)"])
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


def test_x_stands_in_the_title_as_it_was_typed() -> None:
    plain, typed = (
        draw(Document(parse("x"), 1.5707963267948966, x_text=text), "svg")
        for text in (None, "pi/2")
    )
    assert b"x = pi/2" in typed
    assert b"f(x) = x, x" not in plain


def test_no_value_is_cut_from_the_title() -> None:
    parameters = Parameter("b", 0.1234567890123456), Parameter("a", 0.9876543210987654)
    chain = parse("a sin(b x)" + "+sin(x)" * 20)
    text = draw(Document(chain, y_range=None, parameters=parameters), "svg").decode()
    assert "a = 0.9876543210987654, b = 0.1234567890123456" in text
    assert "…" in text


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="png, svg, pdf, not as gif"):
        draw(Document(), "gif")


def test_drawing_needs_neither_qt_nor_pyplot(root: Path) -> None:
    code = (
        "import sys; from core.document import Document; from core.export.drawing import draw;"
        "draw(Document(), 'png', 50);"
        "names = ('PySide6', 'pyqtgraph', 'gui', 'matplotlib.pyplot');"
        "print([name for name in names if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


LOG: dict[str, Any] = {
    "x_range": (0.01, 100.0),
    "y_range": (1e-4, 1e4),
    "log_x": True,
    "log_y": True,
}


def svg(text: str, shown: Shown = DEFAULTS, **others: Any) -> str:
    return draw(Document(parse(text), **others), "svg", shown=shown).decode()


class Paper:
    """A figure on paper, and the pixels at its coordinates."""

    def __init__(self, text: str, shown: Shown = DEFAULTS, dpi: int = 400, **others: Any) -> None:
        document = Document(parse(text), **others)
        view = view_of(document, (AREA[0] * PIXELS, AREA[1] * PIXELS))
        self.figure = finished(document, view, shown, fineness=FINENESS)
        sheet = Sheet(figsize=SIZE, dpi=dpi, layout="constrained")
        canvas = FigureCanvasAgg(sheet)
        self.axes = sheet.add_subplot()
        paint(self.axes, self.figure, text)
        if legend := self.axes.get_legend():
            legend.remove()
        canvas.draw()
        self.rgb = np.asarray(canvas.buffer_rgba())[..., :3].astype(int)

    def at(self, x: float, y: float, right: int = 0, up: int = 0) -> tuple[int, int]:
        """The row and the column where a point of the plane is, and so many pixels beside it."""
        across, above = self.axes.transData.transform((x, y))
        return self.rgb.shape[0] - 1 - int(above) - up, int(across) + right

    def colour(self, x: float, y: float, right: int = 0, up: int = 0) -> str:
        return "#{:02X}{:02X}{:02X}".format(*self.rgb[self.at(x, y, right, up)])

    def ink(self, colour: str, low: tuple[float, float], high: tuple[float, float]) -> float:
        """What share of a rectangle has a colour."""
        (bottom, left), (top, right) = self.at(*low), self.at(*high)
        wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        return float((np.abs(self.rgb[top:bottom, left:right] - wanted).max(-1) <= 8).mean())


def test_a_curve_that_swings_too_fast_is_filled_without_stripes() -> None:
    paper = Paper(
        "sin(1000x)", Shown(tangent=False), x=4.5, x_range=(-5.0, 5.0), y_range=(-1200.0, 1200.0)
    )
    assert paper.ink(VERMILION, (-4.9, 30.0), (2.0, 980.0)) == 1
    assert paper.ink(VERMILION, (-4.9, -980.0), (2.0, -30.0)) == 1
    assert paper.ink(VERMILION, (-4.9, 1020.0), (-1.0, 1190.0)) == 0


def test_the_ends_of_jumps_are_open_and_closed_circles() -> None:
    paper = Paper("floor(x)", x=0.5, x_range=(-3.0, 3.0), y_range=(-3.5, 3.5))
    for x in (-2.0, -1.0, 2.0):  # at 1 the circle of f′ covers that of f
        assert paper.colour(x, x) == BLUE
        assert paper.colour(x, x - 1, 3, 3) == "#FFFFFF"
        ring = [paper.colour(x, x - 1, k) for k in range(25)]
        assert BLUE in ring
        assert paper.ink(BLUE, (x - 0.2, x - 0.8), (x + 0.2, x - 0.2)) == 0


def test_no_cap_of_a_line_reaches_over_its_end() -> None:
    only = Shown(("f",), tangent=False)
    paper = Paper("floor(x)", only, x=-2.5, x_range=(-3.0, 3.0), y_range=(-60.0, 60.0))
    assert paper.figure.ends == ()
    for x in (1.0, 2.0):
        assert paper.colour(x, x, 5) == BLUE
        assert paper.colour(x, x, -4, 3) == "#FFFFFF"


def test_poles_have_dashed_asymptotes() -> None:
    paper = Paper("tan(x)", x=0.5, x_range=(-6.0, 6.0), y_range=(-9.0, 9.0))
    for x in (-1.5 * np.pi, -np.pi / 2, np.pi / 2, 1.5 * np.pi):
        row, column = paper.at(x, -1.0)
        line = paper.rgb[row : row + 300, column - 3 : column + 4].min(axis=(1, 2)) < 140
        assert 0.4 < line.mean() < 0.75, x


def test_a_hole_is_an_open_circle() -> None:
    paper = Paper("sin(x)/x", x=4.0, x_range=(-10.0, 10.0), y_range=(-0.6, 1.2))
    assert paper.colour(0.0, 1.0, 3, 3) == "#FFFFFF"
    assert BLUE in [paper.colour(0.0, 1.0, 0, k) for k in range(25)]


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
    written = svg(text, x_range=(-2.0, 2.0), y_range=y_range)
    assert words in written
    assert ">f<" not in written
    assert "no curve" not in svg("x", x_range=(-2.0, 2.0), y_range=None)


def test_a_view_that_cannot_be_drawn_says_why() -> None:
    assert "no curve: numbers have no more digits" in svg(
        "x", x_range=(1.0, 1 + 2e-16), y_range=None
    )


def test_what_is_shown_is_what_was_chosen() -> None:
    others: dict[str, Any] = {"x": 0.5, "x_range": (-3.0, 3.0), "y_range": (-7.0, 10.0)}
    paper = Paper("x^2", Shown(("f′", "f″"), tangent=False, points=False), **others)
    everywhere = (-3.0, -6.9), (2.9, 9.9)
    assert paper.ink(BLUE, *everywhere) == 0
    assert paper.ink(VERMILION, *everywhere) > 0
    assert paper.ink(COLOURS["f″"], *everywhere) > 0
    written = svg("x^2", Shown(("f", "numerical f′"), points=True), **others)
    for label in ("f", "numerical f′", "tangent at x = 0.5, slope 1", "minimum"):
        assert f">{label}<" in written
    assert ">f′<" not in written


def test_the_legend_names_only_what_can_be_seen() -> None:
    falling = svg("exp(-x)", x=1.0, x_range=(-2.0, 8.0), y_range=None, log_y=True)
    assert ">f<" in falling
    assert ">f′" not in falling
    part = svg("x^3-x", x=2.0, x_range=(-2.0, 3.0), y_range=(0.1, 10.0), log_y=True)
    assert ">f, positive part only<" in part
    beside = svg("x^2", x=50.0, x_range=(-2.0, 2.0), y_range=None)
    assert "tangent" not in beside


def test_a_line_that_only_jumps_over_the_view_is_seen() -> None:
    written = svg("1e6x", x=0.3, x_range=(-1.0, 1.0), y_range=(-1.0, 1.0))
    assert "no curve" not in written
    assert ">f<" in written


def test_the_ticks_are_those_of_the_screen() -> None:
    written = svg("x^2", x=2.0, **LOG)
    for label in ("0.01", "100", "10⁻⁴", "10⁴"):
        assert f">{label}<" in written
    assert "×10⁻³⁰⁰<" in svg("1e-300*x", x_range=(-2.0, 2.0), y_range=None)


def test_logarithmic_axes_are_logarithmic_on_paper_too() -> None:
    paper = Paper("x^2", x=50.0, **LOG)
    for x in (0.1, 1.0, 10.0):
        assert paper.colour(np.log(x), 2 * np.log(x)) == BLUE


@pytest.mark.parametrize(
    ("text", "y_range"),
    [("1e-300*x", None), ("1e300*x", None), ("x/1e3+1e9", (1e9 - 2e-3, 1e9 + 2e-3))],
)
def test_far_and_fine_values_are_not_drawn_flat(
    text: str, y_range: tuple[float, float] | None
) -> None:
    only = Shown(("f",), tangent=False)
    paper = Paper(text, only, x=-1.9, x_range=(-2.0, 2.0), y_range=y_range)
    up = paper.figure.view.scales[1]
    places = [up.place(float(parse(text).trace(x).value)) for x in (-1.0, 1.0)]
    low, high = paper.figure.view.limits[1]
    assert places[1] - places[0] > 0.3 * (high - low)
    assert [paper.colour(x, y) for x, y in zip((-1.0, 1.0), places, strict=True)] == [BLUE, BLUE]


def test_the_title_tells_the_values_and_the_curve_has_them() -> None:
    text = svg("a*x", parameters=(Parameter("a", 2.5),))
    assert "f(x) = a x, a = 2.5" in text
    assert text.replace("a = 2.5", "a = 1") != svg("a*x")
