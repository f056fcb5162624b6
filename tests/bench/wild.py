"""What nobody types on purpose: numbers at their ends, wild formulas, and formulas by chance."""

import random
from collections.abc import Iterator

from core.chain import Chain, Path
from core.functions import CATALOGUE

NUMBERS = (
    "0", "-0.0", "1", "0.5", "-3", "1e-320", "5e-324", "1e-16", "1e15", "1e155", "-1e200",
    "9e307", "1.7976931348623157e308", "1e309", "pi/2", "1/0", "", "abc", "1e", "2e5e5",
    "1e9(1e17)",
)  # fmt: skip
WILD = (
    "sin(exp(1e9(x+1e17-1e17)))", "x^x^x^x", "exp(exp(exp(x)))", "floor(1e300x)", "tan(1e15x)",
    "x!", "gamma(1e3x)", "1/(x-x)", "sin(1/x)", "sqrt(-1-x^2)", "|x|/x", "x/(1e-320)",
    "{x<0: -1, x<1e-300: x/0, x^2}", "a x^2 + b x + c", "k sin(m x + n)", "mod(x, 1e-300)",
    "root(x, 3)", "1e308x*10", "ln(ln(ln(x)))", "x^(1/3)'", "erf(ceil(x^4))", "round(x 1e16)/1e16",
    "(((((x", "2x+", "sinn(x)", "=", "a = 1e308", "a = 2", "\\frac{1}{x}", "x" * 300,
    "+".join(["x"] * 300), "sin(" * 60 + "x" + ")" * 60,
)  # fmt: skip


def formula(chance: random.Random, depth: int) -> str:
    """Write a formula of the catalogue's functions."""
    if depth == 0 or chance.random() < 0.2:
        return chance.choice(["x", "x", "2", "a", "pi", "1e3"])
    name = chance.choice(sorted(CATALOGUE))
    inputs = 1 + len(CATALOGUE[name].defaults)
    return f"{name}({', '.join(formula(chance, depth - 1) for _ in range(inputs))})"


def paths_of(chain: Chain, where: Path) -> Iterator[Path]:
    """Give the paths of all blocks and of all lanes but the first."""
    for index, block in enumerate(chain.blocks):
        here = (*where, index)
        yield here
        for number, operand in enumerate(block.operands):
            yield (*here, number)
            yield from paths_of(operand, (*here, number))
