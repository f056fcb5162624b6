import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.autodiff.graph import Function, Variable
from core.chain import Chain
from core.formula import parse
from core.functions.exponential import exp
from core.functions.powers import square
from core.numerical import check, numerical_diff


def nest(name: str, count: int) -> str:
    return f"{name}(" * count + "x" + ")" * count


# formula, x, h, backprop, numerical, verdict: the table of examples
EXAMPLES = [
    ("exp(x^2)^2", 0.5, 1e-4, 3.297442541400256, 3.2974426293330694, "agree"),
    ("x^2", 2.0, 1e-4, 4.0, 4.000000000004, "agree"),
    ("x^2 sin(x)", 3.0, 1e-4, -8.063212, -8.063212, "agree"),
    ("x^x", 1.5, 1e-4, 2.582004, 2.582004, "agree"),
    ("1/(1+exp(-x))", 0.0, 1e-4, 0.25, 0.25, "agree"),
    (nest("tanh", 30), 2.0, 1e-4, 7.576252e-4, 7.576252e-4, "agree"),
    ("x" + "*1.5" * 30, 1.0, 1e-4, 1.917511e5, 1.917511e5, "agree"),
    ("relu(x)", 0.0, 1e-4, math.nan, 0.5, "corner"),
    ("abs(x)", 0.0, 1e-4, math.nan, 0.0, "corner"),
    ("floor(x)", 1.0, 1e-4, math.nan, 5000.0, "jump"),
    ("tan(x)", math.pi / 2, 1e-4, 2.667094e32, -1e8, "pole"),
    ("ln(x)", 5e-5, 1e-4, 20000.0, math.nan, "domain edge"),
    ("sin(50x)", 0.3, 0.1, -37.98440, 7.284832, "truncation"),
    ("exp(x)", 1.0, 1e-12, math.e, 2.718492, "round-off"),
    ("(1-cos(x))/x^2", 1e-8, 1e-4, 1e8, 3.339441e-5, "cancellation"),
]
MORE = [
    ("log(x)", -1.0, 1e-4, math.nan, math.nan, "undefined"),
    ("log(x)", 0.0, 1e-4, math.nan, math.nan, "domain edge"),
    ("sqrt(x)", 0.0, 1e-4, math.inf, math.nan, "domain edge"),
    ("1/x", 0.0, 1e-4, -math.inf, 1e8, "pole"),
    ("exp(x)", 1000.0, 1e-4, math.inf, math.nan, "overflow"),
    ("sin(x)/x", 0.0, 1e-4, math.nan, 0.0, "hole"),
    ("sign(x)", 0.0, 1e-4, math.nan, 1e4, "jump"),
    ("cbrt(x)", 0.0, 1e-4, math.inf, 464.1589, "vertical tangent"),
    ("root(x, 5)", 0.0, 1e-4, math.inf, 1584.8932, "vertical tangent"),
    ("root(x, 9) + x", 0.0, 1e-4, math.inf, 3594.8137, "vertical tangent"),
    ("sign(x) + cbrt(x)", 0.0, 1e-4, math.nan, 10464.159, "jump"),
    ("root(x^2, 5)", 0.0, 1e-4, math.nan, 0.0, "cusp"),
    ("{x=1: 5, x}", 1.0, 1e-4, math.nan, 1.0, "removable"),
    ("{x=0: 2, sin(x)/x}", 0.0, 1e-4, math.nan, 0.0, "removable"),
    ("{x=0: 3, |x|}", 0.0, 1e-4, math.nan, 0.0, "removable"),
    ("{x=0: 1, sin(x)/x}", 0.0, 1e-4, math.nan, 0.0, "agree"),
    ("sign(x)^2", 0.0, 1e-4, math.nan, 0.0, "removable"),
    ("1000 + sign(x)^2", 0.0, 1e-4, math.nan, 0.0, "removable"),
    ("abs(x)", 1e-5, 1e-4, 1.0, 0.1, "truncation"),
    ("x^3", 0.0, 1e-4, 0.0, 1e-8, "agree"),
    ("sqrt(x^4)", 0.0, 1e-4, math.nan, 0.0, "agree"),
    ("2", 1.0, 1e-4, 0.0, 0.0, "agree"),
]

HEADLINES = {
    "agree": "They agree",
    "truncation": "They differ because h = ",
    "round-off": "They differ because h = ",
    "cancellation": "They differ because of cancellation in f: the truth is −8.3×10⁻¹⁰.",
    "wrong gradient": "They differ because backprop is wrong",
    "corner": "No derivative here: a corner",
    "jump": "No derivative here: a jump",
    "pole": "No derivative here: a pole",
    "hole": "No derivative here: a hole",
    "vertical tangent": "No derivative here: a vertical tangent",
    "removable": "No derivative here: a removable discontinuity",
    "undefined": "No derivative here: f is not defined",
    "overflow": "No derivative here: f(x) is too large",
}


@pytest.mark.parametrize(
    ("text", "x", "step", "backprop", "numerical", "verdict"),
    EXAMPLES + MORE,
    ids=[f"{case[0][:16]} at {case[1]:.4g}" for case in EXAMPLES + MORE],
)
def test_each_example_has_its_numbers_and_its_verdict(
    text: str, x: float, step: float, backprop: float, numerical: float, verdict: str
) -> None:
    found = check(parse(text), x, step)
    assert found.verdict == verdict
    assert found.backprop == pytest.approx(backprop, rel=1e-6, nan_ok=True)
    assert found.numerical == pytest.approx(numerical, rel=1e-6, abs=1e-13, nan_ok=True)
    assert found.headline.startswith(HEADLINES.get(verdict, ("They differ", "No derivative")))
    assert found.headline.endswith(".")
    assert found.reason.endswith(".")


def test_the_opening_example_to_the_last_digit() -> None:
    found = check(parse("exp(x^2)^2"), 0.5)
    assert found.value == 1.648721270700128
    assert (found.backprop, found.numerical) == (3.297442541400256, 3.2974426293330694)
    assert found.abs_error == abs(found.numerical - found.backprop)
    assert found.rel_error == pytest.approx(2.6667e-8, rel=1e-4)
    assert found.headline == "They agree to 7 digits."
    assert found.reason == ("They differ by 8.8×10⁻⁸, as a step of h = 1e-4 predicts (f‴h²/6).")
    assert found.parts == (
        "Truncation 8.8×10⁻⁸ (f‴h²/6), rounding 1×10⁻¹², backprop's own error −3.5×10⁻¹⁶."
    )


class NotesCube(Function):
    def forward(self, x: Any) -> Any:
        return x**3

    def backward(self, gy: Any) -> Any:
        return 3 * self.input.data**2 * gy


class WrongCube(NotesCube):
    factor = 2.0

    def backward(self, gy: Any) -> Any:
        return self.factor * self.input.data**2 * gy


def test_a_function_written_as_in_the_notes_agrees() -> None:
    found = check(NotesCube(), 2.0)
    assert (found.value, found.backprop, found.verdict) == (8.0, 12.0, "agree")
    found = check(lambda x: exp(NotesCube()(square(x))), 0.7)
    assert found.verdict == "agree"


@pytest.mark.parametrize("factor", [2.0, -3.0, 3.001, 0.0])
@pytest.mark.parametrize("step", [1e-3, 1e-4, 1e-5])
def test_a_planted_wrong_rule_is_caught(
    monkeypatch: pytest.MonkeyPatch, factor: float, step: float
) -> None:
    monkeypatch.setattr(WrongCube, "factor", factor)
    found = check(WrongCube(), 2.0, step)
    assert found.verdict == "wrong gradient"
    assert found.headline == "They differ because backprop is wrong."
    assert check(lambda x: square(WrongCube()(x)), 1.5, step).verdict == "wrong gradient"


def test_a_planted_right_rule_is_not_accused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WrongCube, "factor", 3.0)
    assert check(WrongCube(), 2.0).verdict == "agree"


@given(st.floats(-5, 5), st.sampled_from(["sin(x)", "x^2 + 3x", "exp(x)", "x^3"]))
def test_smooth_functions_agree_everywhere(x: float, text: str) -> None:
    found = check(parse(text), x)
    # Of these f‴h²/6 is below 2·10⁻⁸, which is much only beside a slope that is nearly 0.
    is_flat = x != 0 and abs(found.backprop) < 4e-4
    assert found.verdict in ({"agree", "truncation", "round-off"} if is_flat else {"agree"})


@pytest.mark.parametrize("step", [0.0, -1e-4, math.nan, math.inf])
def test_a_step_that_is_none_is_refused(step: float) -> None:
    with pytest.raises(ValueError, match="step size h is a positive number"):
        check(Chain(), 1.0, step)


@pytest.mark.parametrize("x", [math.nan, math.inf, -math.inf])
def test_an_x_that_is_none_is_refused(x: float) -> None:
    with pytest.raises(ValueError, match="x is a finite number"):
        check(Chain(), x)


def test_numerical_diff_works_on_arrays_and_any_function_of_a_variable() -> None:
    x = Variable(np.array([0.5, 1.0, 2.0]))
    np.testing.assert_allclose(numerical_diff(lambda v: v * v, x), 2 * x.data, rtol=1e-9)
    assert float(numerical_diff(square, Variable(np.array(2.0)))) == 4.000000000004


def test_the_error_shrinks_with_the_square_of_h() -> None:
    errors = [check(parse("sin(x)"), 1.0, h).abs_error for h in (1e-1, 1e-2, 1e-3)]
    assert errors[0] / errors[1] == pytest.approx(100, rel=0.01)
    assert errors[1] / errors[2] == pytest.approx(100, rel=0.01)


@pytest.mark.parametrize("text", ["sqrt(-2)", "x + sqrt(-2)"])
def test_an_undefined_constant_has_no_derivative(text: str) -> None:
    found = check(parse(text), 0.5)
    assert math.isnan(found.backprop)
    assert found.verdict == "undefined"
    assert found.headline == "No derivative here: f is not defined."


@pytest.mark.parametrize(
    ("formula", "x", "step", "holds"),
    [
        ("x^2", 2.0, 1e-4, (True, True)),
        ("abs(x)", 0.0, 1e-4, (False, False)),
        ("tan(x)", 1.5707963267948966, 1e-4, (False, False)),
        ("ln(x)", 5e-5, 1e-4, (True, False)),
        ("sin(50x)", 0.3, 0.1, (True, False)),
        ("exp(x)", 1.0, 1e-12, (True, False)),
        ("(1-cos(x))/x^2", 1e-8, 1e-4, (False, False)),
        ("sqrt(x^4)", 0.0, 1e-4, (False, True)),
    ],
)
def test_of_either_number_it_is_told_whether_it_holds(
    formula: str, x: float, step: float, holds: tuple[bool, bool]
) -> None:
    found = check(parse(formula), x, step)
    assert (found.backprop_holds, found.numerical_holds) == holds


@pytest.mark.parametrize(
    ("formula", "x", "known"),
    [
        ("exp(-1/x^2)", 0.0, None),
        ("1/(1 + exp(-1/x))", 0.0, None),
        ("x/(1 - exp(1/x))", 0.0, None),
        ("floor(x) + 1/(x^2 - 1)", 1.0, None),
        ("tan(x)", math.pi / 2, None),
        ("log(x)", 0.0, None),
        ("floor(x)", 1.0, 1.0),
        ("abs(x)", 0.0, 0.0),
        ("x^x", 0.0, 1.0),
        ("{x=1: 5, x^2}", 1.0, 5.0),
        ("sqrt(-x^2)", 0.0, 0.0),
        ("exp(x)", 1000.0, math.inf),
        ("cos(x)", 0.0, 1.0),
    ],
)
def test_what_f_is_not_defined_at_is_no_value_whatever_infinity_makes_of_it(
    formula: str, x: float, known: float | None
) -> None:
    found = check(parse(formula), x)
    assert found.finding.is_undefined == (known is None)
    assert found.known_value == known or (known is None and math.isnan(found.known_value))
