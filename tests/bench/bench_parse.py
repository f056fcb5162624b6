"""Reading a formula of 1 KB, typed, in Unicode and in LaTeX, against Python reading one.

Run ``python -m tests.bench.bench_parse``. The yardstick is `ast.parse` of the first, written
for Python: another parser at the same work on the same machine, in C.
"""

import ast

from core.formula import parse
from tests.bench.measure import ROUNDS, least_seconds, print_table

LENGTH = 1000
TERMS = {
    "typed": ("2x^2 sin(3x)", "exp(-x)/(1+x)", "2sqrt(x+1)", "ln(x)^2*(x-1)"),
    "Unicode": ("2x² sin(3x)", "e⁻ˣ÷(1+x)", "2√(x+1)", "ln(x)²·(x−1)"),
    "LaTeX": (r"2x^{2}\sin(3x)", r"\frac{e^{-x}}{1+x}", r"2\sqrt{x+1}", r"\ln(x)^2\cdot(x-1)"),
}
PYTHON = ("2*x**2*sin(3*x)", "exp(-x)/(1+x)", "2*sqrt(x+1)", "log(x)**2*(x-1)")


def sum_of(terms: tuple[str, ...], length: int) -> str:
    """Give a sum of whole terms that is about that long."""
    count = length // (len("+".join(terms)) + 1)
    return "+".join(terms * count)


def main(length: int = LENGTH, rounds: int = ROUNDS) -> None:
    texts = {name: sum_of(terms, length) for name, terms in TERMS.items()}
    python = sum_of(PYTHON, length)
    calls = {name: (lambda text=text: parse(text)) for name, text in texts.items()}
    least = least_seconds({"python": lambda: ast.parse(python), **calls}, 1, rounds)
    rows = [
        (name, len(text), 1e3 * least[name], least[name] / least["python"])
        for name, text in texts.items()
    ]
    print_table("parse", ("", "characters", "ms", "× Python's"), rows)


if __name__ == "__main__":
    main()
