"""f once more with many digits, against mpmath's own differentiation of formulas written here."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable
from core.chain import Block, Chain
from core.formula import parse
from core.functions import CATALOGUE
from core.functions.trigonometric import Sin
from core.incremental import whole
from core.numerical.many_digits import Effort, OutOfReachError, as_double, context
from core.numerical.twin import Twin
from core.serving import FOLDER

Formula = Callable[[Any], Any]


@no_float_warnings
def twin(text: str, x: float) -> Twin:
    return Twin(parse(text), x)


@no_float_warnings
def known(twin: Twin, digits: int = 0) -> tuple[float | None, float | None]:
    """Give f(x) and f′(x) as doubles, None for what is not known."""
    with twin.working(digits or twin.digits):
        values = twin.values(context().mpf(twin.x))
        value, slope = values[twin.y], twin.slope(values)
    return (
        None if value is None else as_double(value),
        None if slope is None else as_double(slope.slope),
    )


@pytest.mark.parametrize(
    ("text", "formula", "x"),
    [
        ("(1 - cos(x))/x^2", lambda x: (1 - mpmath.cos(x)) / x**2, 1e-8),
        ("ln(1 + x)/x", lambda x: mpmath.log(1 + x) / x, 1e-300),
        ("sqrt(x^2 + 1) - x", lambda x: mpmath.sqrt(x**2 + 1) - x, 1e9),
        ("(x - sin(x))/x^3", lambda x: (x - mpmath.sin(x)) / x**3, -1e-6),
        ("x^x", lambda x: x**x, 1.5),
        ("{x<2: x^2, 0} + abs(x)", lambda x: x**2 + abs(x), -3.0),
        ("0.1x", lambda x: mpmath.mpf(0.1) * x, 1.0),
    ],
)
def test_f_and_its_slope_are_those_of_many_digits(text: str, formula: Formula, x: float) -> None:
    with mpmath.workdps(1500):
        value, slope = formula(mpmath.mpf(x)), mpmath.diff(formula, mpmath.mpf(x))
    assert known(twin(text, x)) == pytest.approx((float(value), float(slope)), rel=1e-15, abs=1e-30)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_every_function_of_the_catalogue_can_be_worked_out(name: str) -> None:
    xs = (2.3, 0.3, -2.3)
    x = next(x for x in xs if CATALOGUE[name].inside(x, *CATALOGUE[name].defaults))
    chain = Chain("x", (Block(name),))
    trace = chain.trace(x)
    assert known(Twin(chain, x)) == pytest.approx((trace.value, trace.gradient), rel=1e-12)


def test_another_place_than_x_is_worked_out_with_all_its_digits() -> None:
    here = twin("exp(x)*sin(x)", 1.0)
    with here.working(120), mpmath.workdps(120):
        third = mpmath.mpf(1) / 3
        wanted = mpmath.exp(third) * mpmath.sin(third)
        assert abs(here.value(context().mpf(1) / 3) - wanted) < mpmath.mpf(10) ** -115


def test_more_digits_are_asked_for_where_numbers_are_large_or_small() -> None:
    usual, far = twin("x + 1", 1.0), twin("x + 1", 1e200)
    assert usual.reach == 0
    assert far.reach == 200
    assert far.digits == usual.digits + 600
    assert far.many_digits - far.digits == usual.many_digits - usual.digits > 0


def test_the_truth_is_known_where_all_numbers_are_zero() -> None:
    assert known(twin("x^2", 0.0)) == (0.0, 0.0)


@pytest.mark.parametrize(
    "text", ["x - x", "x^2 - x*x", "sin(x)^2 + cos(x)^2", "exp(x)/exp(x)", "tan(x)cos(x)-sin(x)"]
)
def test_a_slope_that_cancels_is_nothing(text: str) -> None:
    assert known(twin(text, 0.7))[1] == 0.0


def test_the_precision_of_others_is_left_alone() -> None:
    before, own = mpmath.mp.dps, context().dps
    assert known(twin("x^2", 3.0)) == (9.0, 6.0)
    assert (mpmath.mp.dps, context().dps) == (before, own)


@pytest.mark.parametrize(
    ("text", "x"), [("log(-x)", 9.0), ("(-x)^0.5", 9.0), ("acos(x + 7)", 9.0), ("1/(x-9)", 9.0)]
)
def test_what_leaves_the_real_numbers_has_no_value(text: str, x: float) -> None:
    assert known(twin(text, x))[0] is None


def test_what_takes_too_many_digits_is_out_of_reach() -> None:
    with pytest.raises(OutOfReachError, match="digits and more"):
        known(twin("1/exp(exp(exp(x)))", 9.0))
    with pytest.raises(OutOfReachError):
        known(Twin(parse("x^2"), 3.0, Effort(0)))


def test_a_small_step_from_x_is_seen() -> None:
    here = Twin(parse("x^2"), 1.0, step=1e-300)
    with here.working(here.digits):
        above: Any = here.value(1 + context().mpf(1e-300))
        assert above > 1


def test_where_the_slope_has_no_bound_there_is_a_value_alone() -> None:
    assert known(twin("cbrt(x)", 0.0)) == (0.0, None)


@pytest.mark.parametrize(
    ("text", "x", "slope"),
    [
        ("{x<1: x^2, ln(x-1)}", 0.5, 1.0),
        ("{x<1: sqrt(x-1), 3x}", 2.0, 3.0),
        ("{0<x<1: x, 0}", -0.5, 0.0),
    ],
)
def test_what_a_choice_leaves_out_counts_nowhere(text: str, x: float, slope: float) -> None:
    assert known(twin(text, x))[1] == slope


def test_the_very_place_is_met_where_only_its_many_digits_are_known() -> None:
    here = twin("floor(x*x)", 1.5)
    with here.working(here.many_digits):
        root = context().sqrt(context().mpf(3))
        values = here.values(root, snapped=True)
        assert values[here.y] == 3


def test_a_function_is_what_its_own_code_says_where_its_formula_says_nothing() -> None:
    assert known(twin("sinc(x)", 0.0))[0] == 1.0


def test_a_step_counts_its_own_place_as_above() -> None:
    assert known(twin("step(floor(x))", 0.5)) == (1.0, 0.0)


def test_local_slopes_are_taken_at_the_doubles_that_a_function_was_given() -> None:
    here = twin("sin(x)*exp(x)", 0.5)
    product = next(v._creator for v in here.graph if getattr(v._creator, "name", "") == "multiply")
    found = here.local_slopes(product)  # type: ignore[arg-type]
    assert [float(slope or 0) for slope in found] == [np.exp(0.5), np.sin(0.5)]


class Own(Function):
    def forward(self, x: object) -> object:
        return x

    def backward(self, gy: object) -> object:
        return gy


def test_a_function_of_ones_own_has_no_twin() -> None:
    assert not Twin(Own(), 1.0).is_whole
    assert not Twin(lambda x: Sin()(Own()(x)), 1.0).is_whole
    assert twin("{x<2: sin(x), x^2}", 1.0).is_whole


def test_the_graph_holds_all_that_a_choice_might_take() -> None:
    here = twin("{x<1: sin(x), cos(x)}", 0.5)
    names = {getattr(v._creator, "name", "") for v in here.graph}
    assert {"sin", "cos"} <= names
    assert isinstance(here.leaf, Variable)


def test_mpmath_is_loaded_by_no_import() -> None:
    code = (
        "import sys; import core.numerical; print('mpmath' in sys.modules)\n"
        "from core.formula import parse\n"
        "core.numerical.check(parse('x^2'), 0.5); print('mpmath' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


def test_what_takes_a_while_pauses_and_leaves_the_digits_to_others_meanwhile() -> None:
    text = "sin(" * 40 + "x" + ")" * 40
    twin, other = (Twin(parse(text), 0.5) for _ in range(2))
    work, before, pauses = twin.value_in_slices(context().mpf(0.5), 300), context().dps, 0
    while True:
        try:
            next(work)
        except StopIteration as end:
            found = end.value
            break
        pauses += 1
        assert context().dps == before
    assert pauses > 2
    with other.working(300):
        assert found == other.value(context().mpf(0.5))
    assert context().dps == before


def test_f_at_x_is_worked_out_once_with_so_many_digits_in_slices_or_not() -> None:
    twin = Twin(parse("sin(x)^2 + exp(x)"), 0.5)
    with twin.working(90):
        x = context().mpf(0.5)
    known = whole(twin.values_in_slices(x, 90))
    left = twin.effort.left
    with twin.working(90):
        assert twin.values(x) is known
    assert whole(twin.values_in_slices(x, 90)) is known
    assert twin.effort.left == left
