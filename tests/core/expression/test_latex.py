"""Formulas in LaTeX, which Matplotlib can draw."""

import pytest
from matplotlib.mathtext import MathTextParser

from core.expression import Expression, Leaf, Number, Symbol
from core.expression.latex import factor_latex, latex, write
from core.expression.piece import Piece
from core.expression.symbols import (
    a,
    asin,
    b,
    between,
    cases,
    cbrt,
    equal,
    exp,
    floor,
    integral,
    log,
    normal_probability,
    pi,
    sigmoid,
    sin,
    sqrt,
    tan,
    unequal,
    whole,
)  # fmt: skip
from core.functions import CATALOGUE
from core.symbolic.typeset import drawable
from tests.sampled import pairs

x, t = Symbol("x"), Symbol("t")


INPUTS = [(), (x, Number(-2.5)), (Number(1e-5), pi), (t, Symbol("a₁"))]


@pytest.mark.parametrize(("name", "inputs"), pairs(CATALOGUE, INPUTS))
def test_all_that_the_catalogue_writes_can_be_typeset(name: str, inputs: tuple[Leaf, ...]) -> None:
    entry = CATALOGUE[name]
    for formula in (entry.formula, *entry.slopes, entry.domain):
        MathTextParser("path").parse(f"${drawable(latex(formula, inputs)) or 'x'}$")
        MathTextParser("path").parse(f"${drawable(factor_latex(formula, inputs)) or 'x'}$")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (1 / (3 * cbrt(a**2)), r"\frac{1}{3\sqrt[3]{a^{2}}}"),
        (b * a ** (b - 1), r"b \cdot a^{b - 1}"),
        (a**b * log(a), r"a^{b}\,\ln(a)"),
        (-2 * a * exp(-(a**2)), r"-2a\,e^{-a^{2}}"),
        (1 - (-a), "1 - (-a)"),
        (1 + tan(a) ** 2, r"1 + \tan^{2}(a)"),
        (sigmoid(a) * (1 + a), r"\sigma(a)(1 + a)"),
        (normal_probability(asin(a)), r"\Phi(\arcsin(a))"),
        (floor(1 / a), r"\left\lfloor \frac{1}{a}\right\rfloor"),
        (pi * a, r"\pi a"),
        (sqrt(pi), r"\sqrt{\pi}"),
        (Number(2.5e-7) * a, r"2.5 \times 10^{-7} \cdot a"),
        (log(a, b), r"\log_{b}(a)"),
        (
            cases(a, a > 0, 0),
            r"\begin{cases} a & \text{if } a > 0 \\ 0 & \text{otherwise} \end{cases}",
        ),
        (between(-1, a, 1), r"-1 \leq a \leq 1"),
        (unequal(a, 0) & equal(b, 1), r"a \neq 0\text{ and }b = 1"),
        ((a > 0) | whole(b), r"a > 0\text{, or }b\text{ whole}"),
    ],
)
def test_as_in_a_book(formula: Expression, expected: str) -> None:
    assert latex(formula) == expected


def test_a_wire_has_its_index_below() -> None:
    assert latex(2 * a, (Symbol("k₁₂"),)) == "2k_{12}"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [(-a, "(-a)"), (1 + a, "(1 + a)"), (2 * a, "2a"), (1 / a, r"\frac{1}{a}"),
     (cases(1, a > 0, 0), r"\left(\begin{cases} 1 & \text{if } a > 0 \\"
                          r" 0 & \text{otherwise} \end{cases}\right)")],
)  # fmt: skip
def test_a_factor_is_in_parentheses_where_it_must_be(formula: Expression, expected: str) -> None:
    assert factor_latex(formula) == expected


def test_an_integral_never_runs_over_a_letter_that_came_in() -> None:
    area = integral(0, a, lambda t: exp(-(t**2)))
    assert latex(area, (x,)) == r"\int_{0}^{x} e^{-t^{2}}\,dt"
    assert latex(area, (t,)) == r"\int_{0}^{t} e^{-u^{2}}\,du"
    inner = write(sin(a), {"a": write(t, {})})
    assert write(area, {"a": inner}).text == r"\int_{0}^{\sin(t)} e^{-u^{2}}\,du"


def test_what_is_written_already_can_be_filled_in() -> None:
    assert write(a**2, {"a": Piece("x + 1", 1)}).text == "(x + 1)^{2}"


def test_greek_letters_are_commands() -> None:
    assert latex(2 * a, (Symbol("α"),)) == r"2\alpha"
    assert latex(a**2, (Symbol("φ₁"),)) == r"\varphi_{1}^{2}"
