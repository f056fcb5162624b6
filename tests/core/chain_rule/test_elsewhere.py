import numpy as np
import pytest

from core.chain_rule.elsewhere import elsewhere
from core.chain_rule.products import products
from core.formula import parse

PLACES = [-1.75, -0.5, 0.25, 2.0]


@pytest.mark.parametrize(
    "text", ["exp(x^2)^2", "x sin(x) + 3", "ln(x)", "{x < 0: sqrt(-x), 2}", "max(x, x)", "5"]
)
def test_the_numbers_are_those_of_a_trace_at_each_x(text: str) -> None:
    chain = parse(text)
    found, traces = elsewhere(chain, PLACES), [chain.trace(x) for x in PLACES]
    np.testing.assert_allclose(found.gradients, [trace.gradient for trace in traces], rtol=1e-12)
    for factor in {factor for product in products(chain) for factor in product}:
        wanted = [trace.blocks[factor.block].slopes[factor.input] for trace in traces]
        if "max" not in text:  # a tie everywhere, whose arms only a trace chooses between
            np.testing.assert_allclose(found.slopes_at(factor), wanted, rtol=1e-12)


def test_a_parameter_is_what_it_is_set_to() -> None:
    chain = parse("a*x^2").with_values(a=3.0)
    np.testing.assert_allclose(elsewhere(chain, [1.0, 2.0]).gradients, [6.0, 12.0])
