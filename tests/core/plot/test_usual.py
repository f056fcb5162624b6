import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formula import parse
from core.plot.usual import NEW_RANGE, Way, drawn_about, is_sane, usual_range, way_back
from core.plot.view_range import refusal
from tests.core.plot.figures import figure

FAR = -1e85, 1e85


@pytest.mark.parametrize("opened", [None, FAR, (0.0, 1e-9), (1e15, 1e15 + 0.125), (1e306, 2e306)])
def test_what_nobody_chose_to_look_at_is_not_come_back_to(
    opened: tuple[float, float] | None,
) -> None:
    assert usual_range(opened, 0.5) == NEW_RANGE


def test_the_range_of_the_document_comes_first() -> None:
    assert usual_range((0.0, 0.6), 0.5) == (0.0, 0.6)
    assert usual_range((1e9 - 5, 1e9 + 5), 1e9) == (1e9 - 5, 1e9 + 5)


def test_x_is_in_view_where_that_can_be_drawn() -> None:
    assert usual_range((0.0, 0.5), 3.0) == (2.75, 3.25)
    assert usual_range((0.0, 1e-5), 1e9) == (1e9 - 5, 1e9 + 5)
    assert usual_range(None, 1e85) == NEW_RANGE


def test_on_a_logarithmic_axis_it_is_positive() -> None:
    assert usual_range(None, 0.5, log=True) == (0.005, 5.0)
    assert usual_range((-5.0, -1.0), 0.5, log=True) == (0.005, 5.0)
    assert usual_range(None, -1.0, log=True) == (0.005, 5.0)
    low, high = usual_range(None, 1e100, log=True)
    assert low < 1e100 < high
    assert high / low == pytest.approx(1000)


reals = st.floats(allow_nan=False, allow_infinity=False)


@given(reals, reals, reals, st.booleans())
def test_it_can_always_be_drawn(low: float, high: float, at: float, log: bool) -> None:
    opened = (low, high) if low < high else None
    shown = usual_range(opened, at, log=log)
    assert not refusal(shown, (0.0, 1.0), (log, False))
    if abs(at) < 1e6 and (at > 1e-6 or not log):
        assert shown[0] <= at <= shown[1]


@pytest.mark.parametrize(
    ("text", "x", "x_range", "fits", "way"),
    [
        ("x^2", 0.5, (-5.0, 5.0), True, Way.FIT),
        ("x^2", 0.5, FAR, True, Way.USUAL),
        ("exp(x)", 0.5, (1e9, 2e9), False, Way.USUAL),
        ("sqrt(-1-x^2)", 0.5, FAR, False, None),
        ("ln(x)", -1.0, FAR, True, Way.FIT),
        ("x", 1e85, FAR, True, Way.FIT),
        ("x", 0.5, (-5.0, 5.0), False, None),
    ],
)
def test_a_way_is_named_only_if_it_leads_somewhere(
    text: str, x: float, x_range: tuple[float, float], fits: bool, way: Way | None
) -> None:
    trace = parse(text).trace(x)
    assert way_back(x_range, trace, fits=fits, log_x=False, log_y=False) is way


def test_on_a_logarithmic_axis_what_is_not_positive_leads_nowhere() -> None:
    trace = parse("-x").trace(0.5)
    assert way_back(FAR, trace, fits=False, log_x=False, log_y=True) is None
    assert not is_sane(FAR)
    assert not math.isnan(trace.value)


FORMULAS = [
    "x^2", "sin(x)", "exp(x)", "1/x", "ln(x)", "exp(x^2)^2", "x+100", "sqrt(x-1e50)", "-1-x^2",
    "1/(x-0.5)", "2", "x^x", "floor(x)",
]  # fmt: skip
LINEAR = [
    (FAR, (-1.0, -1e-9)), ((1e9, 1e10), (-2.0, -1.5)), ((-5.0, 5.0), (1e50, 1e51)),
    ((1e80, 1e81), (-5.0, -4.0)), ((0.25, 0.25 + 1e-9), (-9.0, -8.0)),
]  # fmt: skip
LOGARITHMIC = [
    ((1e80, 1e81), (1e-9, 1e-8)), ((0.1, 5.0), (1e50, 1e51)), ((1e-90, 1e-80), (1e99, 1e100)),
    ((1e-3, 1e9), (1e-300, 1e-299)),
]  # fmt: skip


@pytest.mark.parametrize("each", [1, pytest.param(5, marks=pytest.mark.slow)])
@pytest.mark.parametrize("log", [False, True])
def test_the_way_out_of_an_empty_plot_works(log: bool, each: int) -> None:
    """Try every formula in so many of the views, another one after each."""
    named, views = [], LOGARITHMIC if log else LINEAR
    for number, text in enumerate(FORMULAS):
        for k in range(number, number + each):
            x_range, y_range = views[k % len(views)]
            note = figure(text, x_range, y_range, x=0.25, log_x=log, log_y=log).note
            if note is not None and note.way is not None:
                named.append(note.way)
                is_usual = note.way is Way.USUAL
                then = usual_range(None, 0.25, log=log) if is_usual else note.x_range or x_range
                left = figure(text, then, None, x=0.25, log_x=log, log_y=log).note
                assert left is None or not left.is_empty, (text, x_range)
    assert set(named) == set(Way)


@pytest.mark.parametrize("at", [1.35332, -1e-300, 1e17, -9e307])
@pytest.mark.parametrize("width", [1e-300, 1e-18, 2.0])
def test_a_range_that_is_moved_can_be_drawn_where_it_comes_to(at: float, width: float) -> None:
    low, high = drawn_about(at, (-width, width))
    assert low < at < high
    assert abs(at) > 1e300 or not refusal((low, high), (0.0, 1.0))
