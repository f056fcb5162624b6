import math

import numpy as np
import pytest

from core.formula import parse
from core.sampling import sample
from core.sampling.error_estimate import geometry
from core.sampling.grid import first_round
from core.sampling.holes import settled
from core.sampling.landmarks import with_roots
from core.sampling.samples import TIP, Samples, computed
from core.sampling.troubles import Troubles, none_of
from tests.core.sampling.scenes import VIEW, evaluator, last

NONE = none_of(2)


def looked_at(text: str) -> tuple[Samples, Troubles]:
    compute = evaluator(text)
    samples = computed(compute, first_round(VIEW))
    samples = last(with_roots(VIEW, compute, samples), samples)
    return settled(VIEW, compute, samples, NONE)


@pytest.mark.parametrize(("text", "place"), [("sin(x)/x", 0.0), ("(x^2 - 1/4)/(x - 1/2)", 0.5)])
def test_where_both_sides_meet_there_is_a_hole(text: str, place: float) -> None:
    assert looked_at(text)[1].holes == pytest.approx([place], abs=1e-9)


@pytest.mark.parametrize("text", ["1/x", "floor(3x)", "sign(x)", "sqrt(x)", "abs(x)"])
def test_poles_jumps_edges_and_corners_are_no_holes(text: str) -> None:
    assert looked_at(text)[1].holes.size == 0


def test_the_place_of_a_jump_is_computed() -> None:
    samples, _ = looked_at("sign(x - 0.3337)")
    tips = samples.x[samples.role == TIP]
    assert tips == pytest.approx([0.3337], abs=1e-12)


def test_geometry_sees_no_hole_as_undefined_once_it_is_settled() -> None:
    samples, troubles = looked_at("sin(x)/x")
    sound = samples.where(~troubles.near(samples.x, 0))
    assert geometry(VIEW, sound, 0).defined.all()


SEAMS = {
    "{x < 0: x^2, x + 2}": [("jump", 0.0)],
    "{x < 0: -x, x^2}": [("corner", 0.0)],
    "{x < 1: x^2, 2x - 1}": [],
    "{x < 0: 1/(x - 1), x}": [("jump", 0.0)],
    "{x < 0: tan(x), 1}": [("pole", -math.pi / 2), ("jump", 0.0)],
    "{x < 0: floor(x), x^2}": [("jump", -2.0), ("jump", -1.0), ("jump", 0.0)],
    "{x < 0: sqrt(-x), sqrt(x)}": [("corner", 0.0)],
    "{x = 0: 1, sin(x)/x}": [],
    "{x = 0: 5, sin(x)/x}": [("hole", 0.0)],
    "{x <= 0: 0, exp(-1/x)}": [],
    "{x < 0: 0, 1/x}": [("pole", 0.0)],
    "{0 <= x < 1: x, 1 <= x < 2: 2 - x}": [("edge", 0.0), ("corner", 1.0), ("edge", 2.0)],
    "{x < -1: 1, x < 1: x^2, x < 2: 2x - 1, 3}": [("corner", -1.0), ("corner", 2.0)],
}


@pytest.mark.parametrize("text", SEAMS)
def test_a_choice_breaks_only_where_its_values_do_not_meet(text: str) -> None:
    for view in ((-4, 10), (-0.2, 1.0), None):
        _, slopes = sample(parse(text), (-3, 3), view)
        assert not any(f.kind == "hole" for f in slopes.features) or "5" in text
    (curve,) = sample(parse(text), (-3, 3), (-4, 10), orders=(0,))
    found = [(f.kind, f.x) for f in curve.features]
    assert [kind for kind, _ in found] == [kind for kind, _ in SEAMS[text]]
    for (_, x), (_, expected) in zip(found, SEAMS[text], strict=True):
        assert x == pytest.approx(expected, abs=1e-2)


def test_what_grows_slowly_is_followed_to_the_last_doubles() -> None:
    samples, _ = looked_at("1e-7cosh(log10(csch(x - 0.3)))")
    near = samples.orders[0][np.abs(samples.x - 0.3) < 1e-14]
    assert near[np.isfinite(near)].max() > 0.1


@pytest.mark.parametrize("text", ["round(exp2(x))", "exp(step(x)^(x^2))"])
def test_what_jumps_is_not_followed_to_the_other_side(text: str) -> None:
    (curve,) = sample(parse(text), (-2.4, 2.7), (-1, 7), orders=(0,))
    assert np.nanmax(np.abs(np.diff(curve.y)[np.diff(curve.x) < 1e-3])) < 0.1


@pytest.mark.parametrize("text", ["sin(x)/x", "(exp(x) - 1)/x", "(1 - cos(x))/x^2"])
@pytest.mark.parametrize("budget", [None, 0.0])
def test_a_hole_out_of_view_or_in_noise_is_no_pole(text: str, budget: float | None) -> None:
    size = 812, 201
    curves = sample(parse(text), (-5, 5), None, size, budget=budget)
    for _ in range(2):
        curves = sample(parse(text), (-5, 5), (-0.186, 0.551), size, cache=curves)
    for curve in curves:
        assert [feature.kind for feature in curve.features] == ["hole"]
        assert np.nanmax(np.abs(curve.y)) < 30


CANCELLING = {
    "(x - sin(x))/x^3": 1 / 6,
    "(tan(x) - x)/x^3": 1 / 3,
    "(exp(x) - 1 - x)/x^2": 1 / 2,
    "(log(1 + x) - x)/x^2": -1 / 2,
    "(cos(x) - 1 + x^2/2)/x^4": 1 / 24,
}


@pytest.mark.parametrize("text", CANCELLING)
@pytest.mark.parametrize("width", [200, 347, 886, 1278])
def test_a_hole_in_which_digits_cancel_is_one_hole(text: str, width: int) -> None:
    (curve,) = sample(parse(text), (-5, 5), (-2, 2), (width, 300), orders=(0,))
    (hole,) = (f for f in curve.features if abs(f.x) < 0.2)
    assert hole.kind == "hole"
    assert hole.x == pytest.approx(0, abs=1e-6)
    assert (hole.left, hole.right) == pytest.approx((CANCELLING[text],) * 2, abs=1e-3)
    near = np.abs(curve.x) < 0.05
    assert np.abs(curve.y[near] - CANCELLING[text]).max() < 0.02


@pytest.mark.parametrize(
    ("text", "width"),
    [("(1 - cos(x))/x^4", 690), ("(1 - cos(x))/x^3", 592), ("(sin(x) - x)/x^5", 1033)],
)
def test_a_pole_in_which_digits_cancel_is_one_pole(text: str, width: int) -> None:
    (curve,) = sample(parse(text), (-1, 1), (-2, 2), (width, 300), orders=(0,))
    (pole,) = curve.features
    assert pole.kind == "pole"
    assert pole.x == pytest.approx(0, abs=1e-6)
    assert np.abs(curve.y[np.abs(curve.x) < 0.1]).min() > 2


def test_what_is_steep_where_a_landmark_is_has_all_its_digits() -> None:
    for text in ("tanh(1e6 (x - 0.3))", "1e-9/(x - 0.3)", "1e-9/(x - 0.3)^2 + x", "tan(3x)"):
        with np.errstate(divide="ignore", invalid="ignore"):
            troubles = looked_at(text)[1]
        assert troubles.places.size == 0, text


@pytest.mark.parametrize("text", ["x sin(1/x)", "sin(1/x)/x", "exp(sinc(coth(x)))"])
def test_what_swings_towards_a_root_loses_no_digits(text: str) -> None:
    for width in (200, 801):
        (curve,) = sample(parse(text), (-6.4, 6.6), (-2, 3), (width, 300), orders=(0,))
        assert curve.record is not None
        assert not curve.record.troubles.places.size
