"""Formulas on the screen: as little ink as reads without doubt."""

import pytest

from core.expression import Expression, Leaf, Number, Symbol
from core.expression.screen import factor_text, text
from core.expression.symbols import (
    EVERYWHERE,
    a,
    b,
    between,
    cases,
    cbrt,
    ceil,
    cos,
    equal,
    exp,
    floor,
    greater_of,
    integral,
    log,
    normal_density,
    pi,
    sigmoid,
    sin,
    sqrt,
    strictly_between,
    tan,
    unequal,
    whole,
)  # fmt: skip

x, two, minus_two = Symbol("x"), Number(2.0), Number(-2.0)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (2 * a, "2a"), (0.01 * a, "0.01a"), (3 * a**2, "3a²"), (2 * sqrt(a), "2√a"),
        (a * b, "a·b"), (2 * sin(a), "2·sin a"), (a * (1 + b), "a·(1 + b)"), (2 * (-a), "2(−a)"),
        (-2 * a * exp(-(a**2)), "−2a·exp(−a²)"),
        (1 - a**2, "1 − a²"), (a - (b - 1), "a − (b − 1)"), (a + (-b), "a + (−b)"),
        (1 / a, "1/a"), (-a / b**2, "−a/b²"), (1 / (2 * sqrt(a)), "1/(2√a)"), (a / (-b), "a/(−b)"),
        (sin(a) / a, "sin(a)/a"), (-cos(a) / sin(a) ** 2, "−cos a / sin²a"),
        (1 / cos(a), "1/cos a"),
        ((cos(a) - sin(a) / a) / a, "(cos a − sin(a)/a)/a"),
        (a**b, "aᵇ"), (b * a ** (b - 1), "b·aᵇ⁻¹"), ((a + 1) ** 2, "(a + 1)²"),
        ((a**2) ** b, "(a²)ᵇ"),
        (a ** (1 / b), "a^(1/b)"), (1 + tan(a) ** 2, "1 + tan²a"), (sin(a + b) ** 2, "sin²(a + b)"),
        (sqrt(a) ** 2, "(√a)²"), (exp(a), "eᵃ"), (exp(-a), "e⁻ᵃ"), (exp(a) ** 2, "(eᵃ)²"),
        (exp(-(a**2)), "exp(−a²)"), (exp(pi), "e^π"),
        (sqrt(1 - a**2), "√(1 − a²)"), (cbrt(a**2), "∛a²"), (cbrt(a) ** 2, "(∛a)²"),
        (sqrt(pi), "√π"), (sqrt(sin(a)), "√(sin a)"), (abs(a - 1), "|a − 1|"),
        (floor(a), "⌊a⌋"), (ceil(a), "⌈a⌉"),
        (log(a), "ln a"), (log(1 + a), "ln(1 + a)"), (log(a, 2), "log₂ a"), (log(a, b), "log_b a"),
        (log(2 * a, 10), "log₁₀(2a)"), (greater_of(a, 0), "max(a, 0)"), (normal_density(a), "φ(a)"),
        (sigmoid(a) * (1 + a * sigmoid(-a)), "sigmoid a·(1 + a·sigmoid(−a))"),
        (cases(1, a > 0, exp(a)), "1 if a > 0, else eᵃ"), (between(-1, a, 1), "−1 ≤ a ≤ 1"),
        (strictly_between(-1, a, 1), "−1 < a < 1"), (unequal(a, 0), "a ≠ 0"), (a >= 1, "a ≥ 1"),
        ((a > 0) | (equal(a, 0) & whole(b)), "a > 0, or a = 0 and b whole"), (EVERYWHERE, ""),
    ],
)  # fmt: skip
def test_a_formula_in_a_and_b(formula: Expression, expected: str) -> None:
    assert text(formula) == expected


@pytest.mark.parametrize(
    ("formula", "inputs", "expected"),
    [
        (2 * a, (x,), "2x"), (2 * a, (two,), "2·2"), (2 * a, (minus_two,), "2(−2)"),
        (b * a, (x, two), "2·x"), (a - b, (x, minus_two), "x − (−2)"), (-a, (minus_two,), "−(−2)"),
        (a**2, (minus_two,), "(−2)²"), (cos(a), (minus_two,), "cos(−2)"), (cos(a), (two,), "cos 2"),
        (exp(-a), (minus_two,), "exp(−(−2))"), (sqrt(a), (minus_two,), "√(−2)"),
        (cbrt(a**2), (minus_two,), "∛((−2)²)"), (a > 0, (minus_two,), "−2 > 0"),
        (a**b, (x, Number(2.5)), "x²·⁵"), (a**b, (x, pi), "x^π"),
        (a ** (b - 1), (x, pi), "x^(π − 1)"),
        (a**b, (x, Number(1e-5)), "x^(1e−05)"), (a ** (b - 1), (x, minus_two), "x⁻²⁻¹"),
        (a**b, (Symbol("a₁"), Symbol("k₂")), "a₁ᵏ₂"), (log(a, b), (x, Number(0.5)), "log_0.5 x"),
        (log(a, b), (x, minus_two), "log_(−2) x"), (b * a, (Symbol("b"), Symbol("a")), "a·b"),
    ],
)  # fmt: skip
def test_what_comes_in_stands_in_the_place_of_a_and_b(
    formula: Expression, inputs: tuple[Leaf, ...], expected: str
) -> None:
    assert text(formula, inputs) == expected


@pytest.mark.parametrize("wire", ["x", "s", "t", "u", "t₁", "π"])
def test_an_integral_never_runs_over_a_letter_that_came_in(wire: str) -> None:
    area = integral(0, a, lambda t: exp(-(t**2)) * a)
    letter = "u" if wire == "t" else "t"
    end = {"π": "^π", "t₁": "ᵗ₁"}.get(wire, {"x": "ˣ", "s": "ˢ", "t": "ᵗ", "u": "ᵘ"}.get(wire, ""))
    assert text(area, (Symbol(wire),)) == f"∫₀{end} exp(−{letter}²)·{wire} d{letter}"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (2 * a, "2a"), (-a, "(−a)"), (-2 * a, "(−2a)"), (-a / b**2, "(−a/b²)"), (1 / a, "1/a"),
        (cases(1, a < b, 0), "(1 if a < b, else 0)"), (tan(a) / cos(a), "(tan a / cos a)"),
        (1 / (1 + (a - 2) ** 2), "1/(1 + (a − 2)²)"), (1 + tan(a) ** 2, "(1 + tan²a)"),
        (Number(-2), "(−2)"), (exp(a), "eᵃ"),
    ],
)  # fmt: skip
def test_a_factor_that_would_not_read_as_one_is_in_parentheses(
    formula: Expression, expected: str
) -> None:
    assert factor_text(formula) == expected
