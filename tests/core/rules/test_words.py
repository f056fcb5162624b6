import pytest

from core.formula import parse
from core.functions import CATALOGUE
from core.rules.derivation import derivation
from core.rules.words import equation_latex, lines, reason, title


@pytest.mark.parametrize(
    ("formula", "titles"),
    [
        ("exp(2x)", ["Exponential rule and chain rule", "Constant factor rule"]),
        ("ln(x)", ["Logarithm rule"]),
        ("sinh(x)", ["Hyperbolic rule"]),
        ("relu(x)", ["Derivative of Relu"]),
        ("x^x", ["Logarithmic differentiation"]),
    ],
)
def test_titles(formula: str, titles: list[str]) -> None:
    assert [title(step) for step in derivation(parse(formula)).steps] == titles


def test_a_table_has_the_catalogues_own_words() -> None:
    (step,) = derivation(parse("sin(x)")).steps
    assert reason(step) == CATALOGUE["sin"].slope_in_words
    assert equation_latex(step) == r"{(\sin(x))}^{\prime} = \cos(x)"


def test_all_of_it_in_lines() -> None:
    assert lines(derivation(parse("sin(2x)"))) == [
        "Trigonometric rule and chain rule: (sin(2x))′ = cos(2x)·(2x)′",
        "Constant factor rule: (2x)′ = 2",
        "Put together: f′(x) = 2·cos(2x)",
    ]
