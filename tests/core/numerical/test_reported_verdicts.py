"""Spots whose verdicts were rated wrong in public, and one or two of every kind of spot.

Which verdicts are right follows from theory, and stands beside each.
"""

import math

import pytest

from core.formula import parse
from core.numerical import check
from tests.core.numerical.judging.judge import judged
from tests.core.numerical.judging.mathematics import MP
from tests.core.numerical.judging.truth import Plant, Truth

H = 1e-4
ZERO = {"agree", "cancellation", "round-off"}
"""f′ is 0; both are 0 as far as doubles can tell, or what is left is rounding's."""

REPORTED = [
    # x − h is 1 to the last digit; a parabola's quotient is its slope exactly.
    ("(x-1)^2", 1.0001, H, {"agree"}),
    # x + h > 1, where asin is undefined.
    ("asin(x)", 0.99999, H, {"domain edge", "truncation"}),
    # f′ = 2|x| is 0 at 0, the quotient is h.
    ("x*abs(x)", 0.0, H, {"agree", "truncation"}),
    # 1 + x ln|x| + …: the slope ln|x| goes to −∞ from both sides.
    ("abs(x)^x", 0.0, H, {"vertical tangent"}),
    # ln 0 is undefined, and the limit is 0 from both sides.
    ("x/log(abs(x))", 0.0, H, {"hole", "removable"}),
    # The slopes ∓0.9 |x|^−0.1 go to −∞ and +∞.
    ("abs(x)^0.9", 0.0, H, {"cusp", "vertical tangent"}),
    # The slopes ∓1.1 |x|^0.1 go to 0.
    ("abs(x)^1.1", 0.0, H, {"agree"}),
    # Even and smooth; the bend is 10⁻⁶ wide.
    ("sqrt(x^2+1e-12)", 0.0, H, {"agree"}),
    # f′ is 0 and the quotient h⁴ = 10⁻¹⁶.
    ("x^5", 0.0, H, {"agree"}),
    # (x − 1)², multiplied out: f′ is 0 and the quotient is rounding alone.
    ("x^2-2*x+1", 1.0, H, ZERO),
    # f fits a double, f′ = f ln 10 does not.
    ("10^x", 308.0, H, {"overflow"}),
    # It is 1 everywhere; x² has no room for the 1.
    ("x^2-(x-1)*(x+1)", 1e8, H, ZERO),
    # Smooth at x; 0 and thousands of waves lie between x − h and x + h.
    ("x*sin(1/x)", 1e-8, H, {"truncation"}),
    # tan has a pole where cot is 0: a hole to be filled, at no double.
    ("1/tan(x)", math.pi / 2, H, {"hole", "removable", "agree"}),
    # x − h is 0, where f is undefined; with a smaller h, 1 − cos x has lost half its digits.
    ("(1-cos(x))/x^2", 1e-4, H, {"domain edge", "truncation"}),
    ("(1-cos(x))/x^2", 1e-4, 1e-6, {"cancellation", "round-off"}),
    # asinh, whose logarithm meets 0 in doubles: f is −23.7, and −∞ is computed.
    ("log(x+sqrt(x^2+1))", -1e10, H, {"cancellation", "underflow", "overflow"}),
    # A bell 10⁻⁵ wide, at its top.
    ("exp(-1e10*(x-0.3)^2)", 0.3, H, {"agree"}),
    # Constants are their doubles: the two terms are equal, and so is their difference 0.
    ("x^3-x*x*x", 9.1, H, ZERO),
    ("exp(1e5*x)", 0.0, H, {"truncation"}),
    ("sqrt(x-1)", 1.000001, H, {"domain edge", "truncation"}),
    ("x+1e-5*abs(x)", 0.0, H, {"corner"}),
    ("relu(relu(x))", -1.0, H, {"agree"}),
    ("max(x,x)", 2.0, H, {"agree"}),
]

KINDS = [
    # Smooth, and plain.
    ("sin(x)", 0.7, H, {"agree"}),
    ("x^x", 1.5, H, {"agree"}),
    ("sinc(x)", 0.0, H, {"agree"}),
    ("3", 2.0, H, {"agree"}),
    ("gelu(x)", -0.75, 1e-3, {"agree", "truncation"}),
    # Smooth, and quick or flat.
    ("tanh(3e7*(x+2))", -2.0, H, {"truncation"}),
    ("atan(1e7*x)", 1e-8, 1e-3, {"truncation"}),
    ("sin(3e6*x)", 0.4, H, {"truncation"}),
    ("1/(1+(1e7*(x-3))^2)", 3.0, H, {"agree"}),
    ("(x-2)^8", 2.00015, H, {"agree", "truncation"}),
    ("exp(x)", 0.0, 0.5, {"truncation"}),
    # A break within h, or within a few doubles.
    ("abs(x-5)", 5.00002, H, {"truncation"}),
    ("floor(x)", 2.9999999, H, {"truncation"}),
    ("1/(x+3)", -3.00003, H, {"truncation"}),
    ("abs(x-1)", math.nextafter(1.0, 2), H, {"truncation"}),
    ("step(x-0.1)*x", 0.10000001, H, {"truncation"}),
    ("log(x-2)", 2.00001, H, {"domain edge", "truncation"}),
    ("acos(x)", 0.99999, H, {"domain edge", "truncation"}),
    # A break at x, with a step and surroundings of all sizes.
    ("abs(x-3)", 3.0, 1e-12, {"corner"}),
    ("abs(x)+1e9", 0.0, H, {"corner"}),
    ("abs(sin(20*x))", 0.0, 0.1, {"corner"}),
    ("ceil(x)", 3e9, H, {"jump"}),
    ("2e9*x+sign(x)", 0.0, H, {"jump"}),
    ("abs(x)/x", 0.0, H, {"jump", "hole", "undefined"}),
    ("sign(x)^2", 0.0, H, {"removable"}),
    ("{x=2: 1, x^2}", 2.0, H, {"removable"}),
    ("(x^2-4)/(x-2)", 2.0, H, {"hole", "removable"}),
    ("1/(x-1)+1e10", 1.0, H, {"pole"}),
    ("log(abs(x))", 0.0, H, {"pole"}),
    ("log(x)", 0.0, H, {"pole", "domain edge"}),
    ("exp(1/x)", 0.0, H, {"pole", "essential singularity"}),
    ("sqrt(x-1)", 1.0, H, {"domain edge"}),
    ("sqrt(x-3)+sqrt(3-x)", 3.0, H, {"isolated point", "undefined"}),
    ("sin(1/x)", 0.0, H, {"essential singularity", "undefined", "hole"}),
    ("cbrt(x+1)", -1.0, H, {"vertical tangent"}),
    ("sqrt(abs(x-2))", 2.0, H, {"cusp", "vertical tangent"}),
    ("log(x)", -2.0, H, {"undefined"}),
    # A break at no double: the double next to it counts as being there.
    ("tan(x)", math.pi / 2, H, {"pole"}),
    ("abs(sin(x))", math.pi, H, {"corner"}),
    ("floor(exp(x))", math.log(2), H, {"jump"}),
    ("abs(3*x-0.3)", 0.3 / 3, H, {"corner"}),
    ("1+5*abs(x^3+x-0.7)^3", 0.5413510989305169, H, {"agree"}),
    ("cos(1/(x^3-0.1))", 0.4641588833612779, H, {"essential singularity"}),
    # A straight line far steeper than what bends beside it.
    ("1e6*sin(3*x)+(2+cos(x))*abs(x)^0.99", 0.0, H, {"cusp"}),
    ("atan2(-x^2,-1)", 0.0, H, {"removable"}),
    ("{x=0: 0, x*sin(1/x)}", 0.0, H, {"oscillation"}),
    # What is slow to work out beside a place, and too large there.
    ("erf(x-42)-3*cbrt((x+5)^2)", -5.0, H, {"cusp"}),
    ("cosh(-270*x-0.75)-3.74*cbrt(relu(x+2.643274795253876))", -2.643274795253876, H, {"overflow"}),
    # Digits lost, or numbers beyond doubles.
    ("x^2", 1e6, 1e-15, {"round-off"}),
    ("atan(x)", 1e9, H, {"round-off"}),
    ("(x-sin(x))/x^3", 1e-6, 1e-8, {"cancellation", "round-off"}),
    ("log(1+x)/x", 1e-11, H, {"cancellation", "overflow", "underflow"}),
    # f(x) is 1/6 and comes out as 0: to slopes from there the difference would seem small.
    ("(x-sin(x))/x^3", 6.09e-9, H, {"cancellation", "round-off"}),
    ("sinh(x)/cosh(x)-tanh(x)", 2.0, H, ZERO | {"overflow", "underflow"}),
    ("x^3/x^2", 1e-150, H, {"cancellation", "overflow", "underflow"}),
    ("x^100", 1e5, H, {"overflow"}),
    ("exp(-x)", 730.0, H, {"agree", "underflow", "round-off"}),
]

PLANTS = {
    "tan(x)": lambda: MP.pi / 2,
    "1/tan(x)": lambda: MP.pi / 2,
    "abs(sin(x))": lambda: MP.pi,
    "x*sin(1/x)": lambda: MP.mpf(0),
    "floor(exp(x))": lambda: MP.log(2),
    "abs(3*x-0.3)": lambda: MP.mpf(0.3) / 3,
    "cos(1/(x^3-0.1))": lambda: MP.cbrt(MP.mpf(0.1)),
}
"""Places that are no doubles, and one that a sentence may name."""

GAPS = {"tan(x)", "1/tan(x)", "x*sin(1/x)", "cos(1/(x^3-0.1))"}


@pytest.mark.parametrize(
    ("text", "x", "step", "right"),
    REPORTED + KINDS,
    ids=[f"{case[0]} at {case[1]:.9g}" for case in REPORTED + KINDS],
)
def test_each_spot_has_its_verdict_and_true_sentences(
    text: str, x: float, step: float, right: set[str]
) -> None:
    plants = [Plant(PLANTS[text], text in GAPS)] if text in PLANTS else []
    found = check(parse(text), x, step)
    judgement = judged(found, Truth(text, x, step, plants))
    assert found.verdict in right, (found.headline, found.reason)
    assert not judgement.faults
    assert judgement.right & right
