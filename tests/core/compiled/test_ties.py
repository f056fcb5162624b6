import numpy as np
import pytest

from core import compile, where
from core.compiled import ties
from core.formula import parse

X = np.array([-1.0, 0.0, 0.5])
NAN = np.nan


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("max(x, x)", [1, 1, 1], [0, 0, 0]),
        ("relu(relu(x))", [0, NAN, 1], [0, NAN, 0]),
        ("abs(x^3)", [-3, 0, 0.75], [6, 0, 3]),
        ("x*abs(x)", [2, 0, 1], [-2, NAN, 2]),
        ("relu(x^2)", [-2, 0, 1], [2, 2, 2]),
        ("abs(x)", [-1, NAN, 1], [0, NAN, 0]),
        ("relu(relu(x)) + sqrt(x)", [NAN, NAN, 1 + 0.5**0.5], [NAN, NAN, -(0.5**0.5)]),
    ],
)
def test_derivatives_at_ties(text: str, first: list[float], second: list[float]) -> None:
    f = parse(text)
    for orders in ((0, 1, 2), (2, 1), (1, 1, 2)):
        for order, found in zip(orders, compile(f, orders)(X), strict=True):
            if order:
                np.testing.assert_allclose(found, first if order == 1 else second, rtol=1e-15)


def test_pieces_of_many_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties, "PIECE", 3)
    x = np.linspace(-2, 2, 16)
    slope = compile(parse("max(x^2, x*x)"), (1,))(x.reshape(4, 4))[0]
    np.testing.assert_array_equal(slope, 2 * x.reshape(4, 4))


def test_parameters_have_the_values_that_were_set() -> None:
    compiled = compile(parse("max(a*x, x*a)"), (0, 1))
    assert compiled(2.0)[1] == 1.0
    assert compiled.with_values(a=3.0)(2.0)[1] == 3.0


def test_only_what_has_pieces_is_called_again() -> None:
    calls = []

    def f(x):
        calls.append(x.shape)
        return np.maximum(x, x) if is_piecewise else np.sqrt(x * x)

    for is_piecewise in (False, True):
        compiled = compile(f, (0, 1))
        calls.clear()
        found = compiled(X)[1]
        assert calls == ([(3,)] if is_piecewise else [])
        assert np.isnan(found[1]) == (not is_piecewise)


def test_no_tie_no_second_look() -> None:
    calls = []

    def f(x):
        calls.append(x)
        return np.absolute(x)

    compiled = compile(f, (0, 1, 2))
    calls.clear()
    compiled(np.array([1.0, 2.0]))
    assert calls == []


def test_where_f_is_undefined_no_second_look_is_needed() -> None:
    calls = []

    def f(x):
        calls.append(x.data.tolist())
        return np.maximum(np.sqrt(x), np.sqrt(x))

    compiled = compile(f, (0, 1))
    calls.clear()
    compiled(np.array([-1.0, 4.0, -2.0]))
    assert calls == [[4.0]]


def test_a_branch_that_was_chosen_by_hand_is_kept() -> None:
    found = compile(lambda x: where(True, np.maximum(x, x), x), (1,))(X)[0]
    np.testing.assert_array_equal(found, [1, 1, 1])
