from typing import Any

import numpy as np
import pytest

from core import Function, Variable
from core.formula import parse
from core.sampling import sample


@pytest.mark.parametrize(
    ("x_range", "y_range"),
    [
        ((1, -1), None),
        ((1, 1), None),
        ((float("nan"), 1), None),
        ((0, float("inf")), None),
        ((0, 1), (1, 0)),
        ((0, 1), (2, 2)),
        ((0, 1), (float("nan"), 1)),
        ((1e15, 1e15 + 1e-3), None),
    ],
)
def test_a_range_that_is_none_is_refused(
    x_range: tuple[float, float], y_range: tuple[float, float] | None
) -> None:
    with pytest.raises(ValueError, match="range"):
        sample(parse("x"), x_range, y_range)


@pytest.mark.parametrize("size", [(0, 500), (800, -1), (800.5, 500)])
def test_a_size_that_is_none_is_refused(size: Any) -> None:
    with pytest.raises(ValueError, match="size"):
        sample(parse("x"), (0, 1), None, size)


def test_an_order_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="orders"):
        sample(parse("x"), (0, 1), None, orders=(-1,))


WILD = [
    ("log(-1-x^2)", (-1, 1)),
    ("0/0*x", (-1, 1)),
    ("exp(exp(exp(x)))", (-5, 50)),
    ("exp(x)/(1+exp(x))", (-900, 900)),
    ("(1-cos(x))/x^2", (-1e-7, 1e-7)),
    ("tan(exp(x^2))", (-10, 10)),
    ("x^x^x", (-3, 30)),
    ("7", (-1, 1)),
    ("1/x", (-1e300, 1e300)),
    ("1/x", (-1e-300, 1e-300)),
    ("x^2", (-1e-300, 1e-300)),
    ("sin(x)", (1e15, 1e15 + 2)),
    ("sin(x)", (1e300, 2e300)),
    ("sin(1e300*x)", (-1, 1)),
    ("x", (-1.7e308, 1.7e308)),
    ("x", (5e-324, 5e-323)),
]


@pytest.mark.parametrize(("text", "x_range"), WILD)
@pytest.mark.parametrize("y_range", [None, (-2, 2), (-1e300, 1e300), (0, 1e-300)])
def test_nothing_wild_raises_or_exceeds_the_bounds(
    text: str, x_range: tuple[float, float], y_range: tuple[float, float] | None
) -> None:
    for curve in sample(parse(text), x_range, y_range, orders=(0, 1, 2)):
        assert curve.evaluations <= 24_000
        assert curve.x.size == curve.y.size <= 24_000
        assert not np.isinf(curve.y).any()
        assert not np.isinf(curve.x).any()
        inside = curve.x[np.isfinite(curve.x)]
        assert (inside >= x_range[0]).all()
        assert (inside <= x_range[1]).all()
        assert (np.isnan(curve.x) == np.isnan(curve.y)).all()


def test_a_reason_is_given_where_there_is_nothing_to_see() -> None:
    assert "undefined everywhere" in sample(parse("log(-1-x^2)"), (-1, 1))[0].note
    assert "overflow" in sample(parse("exp(exp(exp(x)))"), (3, 5))[0].note
    assert "doubles" in sample(parse("sin(x)"), (1e15, 1e15 + 2))[0].note
    assert sample(parse("sin(x)"), (-1, 1))[0].note == ""
    assert sample(parse("sin(x)"), (-1e6, 1e6), (-2, 2))[0].note == ""


def test_a_function_that_refuses_arrays_is_called_point_by_point() -> None:
    class Scalar(Function):
        def forward(self, x: Any) -> Any:
            if x < 0:
                raise ValueError("negative")
            return np.sqrt(x)

        def backward(self, gy: Any) -> Any:
            return gy / (2 * np.sqrt(self.input.data))

    curve = sample(Scalar(), (-1, 1), (-1, 1), orders=(0,))[0]
    assert "ValueError" in curve.note
    assert np.nanmin(curve.x) >= 0
    assert np.nanmax(np.abs(curve.y - np.sqrt(curve.x))) < 2e-3


def test_a_function_that_always_raises_gives_an_empty_curve() -> None:
    def broken(x: Variable) -> Variable:
        raise RuntimeError("no")

    curve = sample(broken, (-1, 1))[0]
    assert np.isnan(curve.y).all()
    assert "RuntimeError: no" in curve.note


def test_an_order_that_a_backward_of_the_notes_cannot_give_is_explained() -> None:
    class Cubed(Function):
        def forward(self, x: Any) -> Any:
            return x**3

        def backward(self, gy: Any) -> Any:
            return 3 * self.input.data**2 * gy

    f, slope, second = sample(Cubed(), (-2, 2), (-3, 10), orders=(0, 1, 2))
    assert np.allclose(np.interp(1.234567, f.x, f.y), 1.234567**3, atol=0.01)
    assert np.allclose(np.interp(1.234567, slope.x, slope.y), 3 * 1.234567**2, atol=0.01)
    assert "rule" in second.note
