"""Chain to LaTeX, and to curves."""

import pytest

from core.chain import Block, Chain
from core.formula import parse
from core.formula.latex import latex
from core.functions import CATALOGUE
from core.symbolic.typeset import outline_of

CASES = {
    "2x": "2x",
    "a*x^2 + b*x + c": "ax^{2} + bx + c",
    "2*a*sin(α*x)": r"2a\,\sin(\alpha x)",
    "x*(a*x)": r"x \cdot ax",
    "x*2*3": r"3 \cdot 2x",
    "x sin(x)": r"x\,\sin(x)",
    "sin(2x)^2": r"\sin^{2}(2x)",
    "sin(x)^x": r"\sin^{x}(x)",
    "ln(x)^3": r"\ln^{3}(x)",
    "-x^2": "-x^{2}",
    "(-x)^2": r"(-x)^{2}",
    "x + (-2)x": r"x + (-2x)",
    "x - (x - 1)": r"x - (x - 1)",
    "(x+1)(x-1)": r"(x + 1)(x - 1)",
    "2(x+1)": r"2(x + 1)",
    "1/2x": r"\frac{1}{2} \cdot x",
    "x^x^x": "x^{x^{x}}",
    "(x^x)^x": r"(x^{x})^{x}",
    "(1/x)^2": r"\left(\frac{1}{x}\right)^{2}",
    "e^-x": "e^{-x}",
    "4x e^(2x^2)": "4x\\,e^{2x^{2}}",
    "x*x": r"x \cdot x",
    "5*3^x": r"5 \cdot 3^{x}",
    "pi x": r"\pi x",
    "1e-5x": r"10^{-5} \cdot x",
    "2.5e7x": "25000000x",
    "2.5e-7x": r"2.5 \times 10^{-7} \cdot x",
    "(-1)*(x+1)": r"-(x + 1)",
    "x*(-x)": r"x(-x)",
    "|x|^2": r"|x|^{2}",
    "√x": r"\sqrt{x}",
    "log(x, 10)": r"\log_{10}(x)",
    "a*sin(b*x + c)": r"a\,\sin(bx + c)",
    "a_1*x^2 + α*x": r"a_{1}x^{2} + \alpha x",
    "α*e^x": r"\alpha e^{x}",
    "x*a*b": "a b x",
    "a*b*c*x": "a b c x",
    "2*a*x": "2ax",
    "alpha*x*a": r"a \alpha x",
    "x*2*pi": r"2\pi x",
    "a*x^2*b": "a b x^{2}",
    "e^(-a x)": "e^{-ax}",
    "e^(-2a x)": "e^{-2ax}",
    "-a*x*b": "-a b x",
    "e*e^x": "e e^{x}",
    "a*b*sin(x)": r"a b\,\sin(x)",
    "lgamma(x)": r"\operatorname{lgamma}(x)",
    "min(x, 2)": r"\operatorname{min}(x, 2)",
    "leaky_relu(x)": r"\operatorname{leaky\ relu}(x)",
}


@pytest.mark.parametrize("formula", CASES)
def test_as_in_a_book(formula: str) -> None:
    assert latex(parse(formula)) == CASES[formula]


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_function_can_be_drawn(name: str) -> None:
    for blocks in ((Block(name),), (Block(name), Block("square"), Block(name))):
        drawn = outline_of(latex(Chain("x", blocks)))
        assert drawn is not None
        assert drawn.width > 0
        assert drawn.curves


@pytest.mark.parametrize("formula", ["+".join(["sin(x)"] * 200), "sqrt(" * 40 + "x" + ")" * 40])
def test_what_nobody_can_read_is_not_drawn(formula: str) -> None:
    assert outline_of(latex(parse(formula))) is None
