import pytest
from matplotlib.mathtext import MathTextParser

from core.chain_rule.latex import product_latex
from core.formula import parse
from core.symbolic.typeset import drawable


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("x", 1.0, r"\frac{dy}{dx} = 1"),
        ("x^2", 3.0, r"\frac{dy}{dx} = 2x \approx 6"),
        ("x*1e-8", 3.0, r"\frac{dy}{dx} = 10^{-8} \approx 10^{-8}"),
        ("x*-2.5e-8", 3.0, r"\frac{dy}{dx} = -2.5 \times 10^{-8} \approx -2.5 \times 10^{-8}"),
        (
            "relu(x)",
            3.0,
            r"\frac{dy}{dx} = \begin{cases} 1 & \text{if } x > 0 \\"
            r" 0 & \text{otherwise} \end{cases} \approx 1",
        ),
        ("log(x)", -1.0, r"\frac{dy}{dx} = \frac{1}{x} \approx \text{undefined}"),
        ("cbrt(x)", 1.0, r"\frac{dy}{dx} = \frac{1}{3\sqrt[3]{x^{2}}} \approx 0.3333"),
    ],
)
def test_the_chain_rule_as_latex(text: str, x: float, expected: str) -> None:
    chain = parse(text)
    assert product_latex(chain, chain.trace(x)) == expected


def test_nothing_is_left_out() -> None:
    chain = parse("x^2*sin(x*exp(x+min(x,cos(x))))" + "*tanh(x)" * 9)
    found = product_latex(chain, chain.trace(0.5))
    MathTextParser("path").parse(f"${drawable(found)}$")
    assert "…" not in found
    assert found.count(r"\partial y") == len(chain.trace(0.5).shares)
