from typing import Any

import numpy as np
import pytest

from core import Variable, compile
from core.document import FIRST, Document
from core.formula import parse
from core.incremental import whole
from core.plot.curves import NAMES, Central, Curves, f_alone, negative

SIZE = (400, 300)


def document(text: str, **others: Any) -> Document:
    return Document(parse(text), **{"x_range": (-2.0, 2.0), "y_range": None, **others})


@pytest.mark.parametrize("name", NAMES)
def test_every_curve_is_what_its_name_says(name: str) -> None:
    slopes = [np.poly1d([1, 0, 0, 0, 0]).deriv(order) for order in (0, 1, 2, 3, 1)]
    truth = dict(zip(NAMES, slopes, strict=True))
    curve = Curves().sampled(document("x^4"), [name], (-20.0, 20.0), SIZE)[name]
    inside = np.isfinite(curve.y)
    assert np.abs(curve.y[inside] - truth[name](curve.x[inside])).max() < 0.1


def test_the_central_difference_is_a_function_of_x() -> None:
    x = Variable(np.array([1.0, 2.0]))
    assert Central(parse("x^2"), 0.5)(x).data.tolist() == [2.0, 4.0]


def test_the_central_difference_is_compiled_as_it_is() -> None:
    f, x = Central(parse("sin(a*x)/x").with_values(a=2.0), 1e-3), np.linspace(-2.0, 2.0, 9)
    (compiled,) = compile(f, (0,))(x)
    np.testing.assert_array_equal(compiled, f(Variable(x)).data)
    (moved,) = compile(f, (0,)).with_values(a=3.0)(x)
    np.testing.assert_array_equal(moved, f.with_values(a=3.0)(Variable(x)).data)


def test_what_was_sampled_is_used_again() -> None:
    curves, shown = Curves(), document("sin(x)")
    before = curves.sampled(shown, FIRST, (-2.0, 2.0), SIZE)["f"].evaluations
    after = curves.sampled(shown, FIRST, (-2.0, 2.0), SIZE)["f"].evaluations
    assert after < before / 4
    assert curves.complete


def test_on_a_logarithmic_axis_what_is_negative_is_told() -> None:
    shown = document("-x^2", x_range=(1.0, 9.0), y_range=(1.0, 9.0), log_y=True)
    assert "f" in negative(shown, FIRST)
    assert negative(document("x^2", x_range=(1.0, 9.0)), FIRST) == ()


def test_f_is_sampled_alone_for_those_who_look_for_its_points() -> None:
    curve = whole(f_alone(parse("x^2"), (-1.0, 1.0), log=False))
    assert curve.order == 0
