"""Curves on logarithmic axes against a dense reference, in pixels."""

import numpy as np
import pytest

from core import CATALOGUE, Block, Chain
from core.compiled.compiled import compile as compiled
from core.document import Document
from core.formula import parse
from core.incremental import whole
from core.plot.curves import Curves, negative
from core.plot.logarithmic import Seen
from core.sampling.evaluate import Evaluator

SIZE = (800, 500)
LOGS = [(True, False), (False, True), (True, True)]


def sampled(formula, x_range, y_range, logs):
    document = Document(parse(formula), 1.0, 1e-4, x_range, None, *logs)
    return document, Curves().sampled(document, ("f", "f′"), y_range, SIZE)


@pytest.mark.parametrize("logs", LOGS)
@pytest.mark.parametrize(
    "formula",
    ["x^2", "exp(x)", "x*exp(-x)", "1/(1+x^2)", "sin(x)+1.5", "x^x", "gelu(x)", "sqrt(x)"],
)
def test_what_is_drawn_is_right_to_a_pixel(formula, logs):
    x_range, y_range = (0.01, 20.0), (1e-3, 1e3)
    _, drawn = sampled(formula, x_range, y_range, logs)
    places = [
        np.log(v) if log else np.array(v) for v, log in zip((x_range, y_range), logs, strict=True)
    ]
    u = np.linspace(places[0][0], places[0][1], 5001)[1:-1]
    rows = compiled(parse(formula), (0, 1))(np.exp(u) if logs[0] else u)
    for curve, truth in zip(drawn.values(), rows, strict=True):
        with np.errstate(all="ignore"):
            truth = np.log(truth) if logs[1] else truth
        cx = np.log(curve.x) if logs[0] else curve.x
        cy = np.log(curve.y) if logs[1] else curve.y
        whole = np.isfinite(cy)
        if not np.isfinite(truth).any():
            assert not whole.any()
            continue
        ink = np.interp(u, cx[whole], cy[whole])
        height = places[1][1] - places[1][0]
        inside = (truth > places[1][0]) & (truth < places[1][1])
        # Steep pieces may be off along x: measure across the curve.
        steep = np.abs(np.gradient(truth, u)) * (places[0][1] - places[0][0]) / height
        off = np.abs(ink - truth) / height * SIZE[1] / np.sqrt(1 + steep**2)
        # Beside the end of a curve there is no slope to measure across.
        assert np.nanmax(off[inside], initial=0) < 1, curve.order


def test_poles_keep_their_break():
    _, drawn = sampled("1/(x-3)", (0.1, 100.0), (-5.0, 5.0), (True, False))
    assert [f.kind for f in drawn["f"].features] == ["pole"]
    assert drawn["f"].features[0].x == pytest.approx(3, rel=1e-6)
    x, y = drawn["f"].x, drawn["f"].y
    left, right = np.searchsorted(x[np.isfinite(x)], 3) - 1, np.searchsorted(x[np.isfinite(x)], 3)
    whole = y[np.isfinite(x)]
    assert whole[left] < 0 < whole[right]
    assert np.isnan(y).any()


def test_a_root_is_no_pole_on_a_logarithmic_axis():
    document, drawn = sampled("x-3", (0.1, 100.0), (0.01, 100.0), (True, True))
    assert drawn["f"].features == ()
    assert np.nanmin(drawn["f"].x) == pytest.approx(3, rel=0.01)
    assert negative(document, drawn) == ("f",)


def test_a_negative_slope_is_told():
    document, drawn = sampled("1/x", (0.1, 10.0), (0.01, 100.0), (False, True))
    assert negative(document, drawn) == ("f′",)
    assert not np.isfinite(drawn["f′"].y).any()


def test_all_derivatives_and_the_numerical_one_are_those_by_x():
    document = Document(parse("x^4"), x_range=(0.1, 10.0), log_x=True, log_y=True, y_range=None)
    names = ("f″", "f‴", "numerical f′")
    drawn = Curves().sampled(document, names, (1e-3, 1e5), SIZE)
    for name, truth in zip(
        names, (lambda x: 12 * x**2, lambda x: 24 * x, lambda x: 4 * x**3), strict=True
    ):
        curve = drawn[name]
        np.testing.assert_allclose(curve.y, truth(curve.x), rtol=1e-2)


def test_an_aliased_curve_is_filled():
    _, drawn = sampled("sin(x)", (1.0, 1e5), (-2.0, 2.0), (True, False))
    x, low, high = drawn["f"].bands
    assert np.nanmax(x) == pytest.approx(1e5)
    assert np.nanmin(low) == pytest.approx(-1, abs=0.01)
    assert np.nanmax(high) == pytest.approx(1, abs=0.01)


def test_samples_are_used_again():
    document = Document(parse("x^x"), x_range=(0.1, 10.0), y_range=None, log_x=True)
    curves = Curves()
    first = curves.sampled(document, ("f",), (0.1, 100.0), SIZE)["f"].evaluations
    again = curves.sampled(document, ("f",), (0.1, 100.0), SIZE)["f"].evaluations
    assert again < first / 10


@pytest.mark.parametrize("order", [0, 1, 2])
def test_what_is_seen_is_compiled_with_all_that_is_watched(order):
    x = np.array([-0.7, 0.3, 1.3, 2.9])
    for name, entry in CATALOGUE.items():
        operands = (Chain("x", (Block("cos"),)),) * len(entry.defaults)
        seen = Seen(Chain("x", (Block("tanh"), Block(name, operands))), order, True, True)
        evaluator = Evaluator(seen, 1)
        direct = evaluator(x)
        assert whole(evaluator.compile_in_slices()) is not None
        for rows, again in zip(direct, evaluator(x), strict=True):
            np.testing.assert_allclose(again, rows, rtol=1e-9, atol=1e-12, err_msg=name)
