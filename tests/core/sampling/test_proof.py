from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.autodiff.float_warnings import no_float_warnings
from core.formula import parse
from core.sampling import Curve, sample
from core.sampling.curve import Mask
from core.sampling.evaluate import Evaluator
from core.sampling.ink import ink_of
from core.sampling.proof import proved
from core.sampling.viewport import Viewport
from tests.sampled import examples

VIEW = Viewport(-5.0, 5.0, -2.0, 2.0, 400, 250)


def drawn(text: str, order: int = 0, view: Viewport = VIEW) -> Curve:
    limits = (view.lo, view.hi), (view.bottom, view.top), (view.width, view.height)
    return sample(parse(text), *limits, orders=(order,))[0]


def sure(text: str, order: int = 0, view: Viewport = VIEW) -> Mask:
    return proved(parse(text), drawn(text, order, view), view)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("sin(x)", 0),
        ("sin(x)", 1),
        ("exp(x)", 0),
        ("1/x", 0),
        ("tan(x)", 0),
        ("abs(x-0.3337)", 0),
        ("sqrt(x-0.3331)", 0),
        ("floor(x-0.1)", 0),
        ("sin(1000x)", 0),
        ("sqrt(-1-x^2)", 0),
    ],
)
def test_what_is_drawn_right_is_proved(text: str, order: int) -> None:
    assert sure(text, order).mean() >= 0.99


@pytest.mark.parametrize(("text", "at"), [("sin(x)/x", 0.0), ("(x^2-1)/(x-1)", 1.0)])
def test_what_cannot_be_told_is_left_open(text: str, at: float) -> None:
    done = sure(text)
    place = int((at - VIEW.lo) / VIEW.px)
    assert not done[place - 1 : place + 1].all()
    assert done[: place - 9].all()
    assert done[place + 9 :].all()


def test_a_curve_beside_the_truth_is_not_proved() -> None:
    curve = drawn("sin(x)")
    up = replace(curve, y=curve.y + 1.2 * VIEW.py)
    crests = VIEW.across(np.pi * np.array([-1.5, -0.5, 0.5, 1.5])).astype(int)
    assert not proved(parse("sin(x)"), up, VIEW)[crests].any()


def test_a_spike_that_was_passed_over_is_not_proved() -> None:
    x = np.linspace(-5, 5, 401)
    done = proved(parse("exp(-(1000(x-1.2345))^2)"), Curve(x, 0 * x, 0, 401), VIEW)
    assert np.flatnonzero(~done).tolist() == [int((1.2345 - VIEW.lo) / VIEW.px)]


def test_a_line_across_a_pole_is_not_proved() -> None:
    x = np.array([-5.0, -0.001, 0.001, 5.0])
    done = proved(parse("100sign(x-0.0001)"), Curve(x, 100 * np.sign(x), 0, 4), VIEW)
    assert np.flatnonzero(~done).tolist() == [199, 200]


def test_a_join_over_a_jump_within_a_column_is_not_proved() -> None:
    x = np.array([-5.0, 0.01, 0.015, 5.0])
    done = proved(parse("sign(x-0.0125)"), Curve(x, np.sign(x - 0.0125), 0, 4), VIEW)
    assert np.flatnonzero(~done).tolist() == [200]


def test_what_is_left_out_is_not_proved() -> None:
    curve = drawn("sin(x)")
    gap = replace(curve, y=np.where((curve.x > 1) & (curve.x < 1.5), np.nan, curve.y))
    done = proved(parse("sin(x)"), gap, VIEW)
    assert not done[int((1.25 - VIEW.lo) / VIEW.px)]
    assert done[: int((0.9 - VIEW.lo) / VIEW.px)].all()


def test_a_band_is_proved_as_far_as_f_goes_and_no_farther() -> None:
    curve = drawn("sin(1000x)")
    x, low, high = curve.bands
    for wrong in ((x, low / 2, high), (x, low, high / 2)):
        assert not proved(parse("sin(1000x)"), replace(curve, bands=wrong), VIEW).any()


def test_a_band_over_jumps_is_not_proved() -> None:
    assert not sure("sign(sin(1000x))").any()


def test_without_bounds_nothing_is_proved() -> None:
    finest = VIEW._replace(lo=1e15, hi=1e15 + 2)
    assert not sure("sin(x)", view=finest).any()


def test_what_does_not_depend_on_x_is_proved_too() -> None:
    assert sure("3").all()
    assert sure("3", order=1).all()


def test_a_band_of_lost_digits_is_not_proved() -> None:
    near = Viewport(-1e-8, 1e-8, -1.0, 3.0, 400, 250)
    assert not sure("((x+1)^2-1-2x)/x^2", view=near).any()


SMALL = Viewport(-5.0, 5.0, -2.0, 2.0, 100, 80)
TEXTS = (
    "sin(x)", "x^3-x", "1/x", "tan(x)", "floor(x)", "abs(sin(5x))", "sqrt(sin(x))", "sin(1/x)",
    "exp(-x^2)*sin(40x)", "x/abs(x)+x/4", "log(abs(x))", "sin(300x)*x", "(x^2-1)/(x-1)",
    "1/(1+(1e3*(x-1.234))^2)", "((x+1)^2-1-2x)/x^2",
)  # fmt: skip


def heights(view: Viewport, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the least and the greatest height in sight of each column, in pixels."""
    known = np.isfinite(y)
    column = np.clip(view.across(x[known]), 0, view.width - 1).astype(int)
    up = np.clip(view.up(y[known]), -1, view.height + 1)
    low, high = np.full(view.width, np.inf), np.full(view.width, -np.inf)
    np.minimum.at(low, column, up)
    np.maximum.at(high, column, up)
    return low, high


def around(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give them with those of the columns beside."""
    low, high = np.pad(low, 1, "edge"), np.pad(high, 1, "edge")
    return (
        np.minimum(np.minimum(low[:-2], low[1:-1]), low[2:]),
        np.maximum(np.maximum(high[:-2], high[1:-1]), high[2:]),
    )


def apart(one: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray]) -> Mask:
    """Tell in which columns one reaches farther than a pixel beyond the other, in sight."""
    low, high = around(*other)
    far: Mask = (
        ((one[0] < low - 1.01) | (one[1] > high + 1.01))
        & np.isfinite(one[0])
        & (one[1] >= 0)
        & (one[0] <= SMALL.height)
    )
    return far


@given(
    text=st.sampled_from(TEXTS),
    order=st.sampled_from((0, 1)),
    centre=st.sampled_from((0.0, 1.0, -2.3456)),
    half=st.sampled_from((1e-8, 0.01, 1.0, 6.0, 50.0)),
    lifted=st.sampled_from((0.0, 0.0, 2.5, -2.5)),
)
@settings(max_examples=examples(25))
@no_float_warnings
def test_nothing_is_proved_wrongly(
    text: str, order: int, centre: float, half: float, lifted: float
) -> None:
    view = SMALL._replace(lo=centre - half, hi=centre + half)
    f, curve = parse(text), drawn(text, order, view)
    x, low, high = curve.bands
    by = lifted * view.py
    curve = replace(curve, y=curve.y + by, bands=(x, low + by, high + by))
    done = proved(f, curve, view)
    places = np.linspace(view.lo, view.hi, 24 * view.width + 1)
    truth = heights(view, places, Evaluator(f, order)(places).orders[order])
    ink = ink_of(curve)
    i = np.clip(np.searchsorted(ink.x, places) - 1, 0, ink.joined.size - 1)
    strokes = heights(view, places, np.where(ink.joined[i], ink.height(i, places), np.nan))
    dots = heights(view, np.append(ink.x[1:-1], x), np.append(ink.y[1:-1], low))
    tops = heights(view, x, high)
    drawn_low = np.minimum.reduce((strokes[0], dots[0], tops[0]))
    drawn_high = np.maximum.reduce((strokes[1], dots[1], tops[1]))
    assert not (done & apart(truth, (drawn_low, drawn_high))).any()


def test_a_spike_beside_the_double_at_which_it_breaks_is_not_proved() -> None:
    x = np.array([-5.0, 0.31 - 1e-13, 0.31, 0.31 + 1e-13, 5.0])
    y = np.array([0.0, 0.0, np.nan, 0.0, 0.0])
    done = proved(parse("1e-16/(x-0.31)"), Curve(x, y, 0, 5), VIEW)
    assert np.flatnonzero(~done).tolist() == [int((0.31 - VIEW.lo) / VIEW.px)]
