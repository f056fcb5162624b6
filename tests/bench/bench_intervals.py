"""Bounds of f, f′ and f″ over boxes: run `python -m tests.bench.bench_intervals`.

The yardstick is the compiled chain, f, f′ and f″ of it at as many points; beside it stands how much
wider the bounds of f are than its range. The second table has NumPy's greatest errors, and what
`core.intervals.rounding` assumes of them.
"""

from collections.abc import Sequence

import numpy as np

from core import compile
from core.compiled.enclosure import enclosing
from core.formula import parse
from core.intervals.rounding import ULPS
from tests.bench.curve import mixed_formula
from tests.bench.measure import ROUNDS, least_seconds, print_table
from tests.core.intervals.ulps import worst

BOXES = 4096
ALIKE = 8
"""How many calls at points take about as long as one over boxes."""
CHAINS = {
    "20 of tanh and sin": "tanh(sin(" * 9 + "2x+1" + "))" * 9,
    "20 mixed functions": mixed_formula(),
    "20 of sin and cos": "sin(cos(" * 10 + "x" + "))" * 10,
    "sum of products": "x^2 + exp(-x)*(sin(3x) + cos(x)*x) - x/(2 + cos(x)) + ln(x^2 + 3)*atan(x)",
    "20 of tanh and ×": "tanh(1.5" * 10 + "x" + ")" * 10,
    "20 of + and ×": "(" * 10 + "x" + "*1.1 + 1)" * 10,
}


def main(
    chains: Sequence[str] = tuple(CHAINS),
    boxes: int = BOXES,
    points: int = 1_000_000,
    rounds: int = ROUNDS,
) -> None:
    ends = np.linspace(-2.0, 2.0, boxes + 1)
    lo, hi = ends[:-1], ends[1:]
    rows = []
    for name in chains:
        f = parse(CHAINS[name])
        plain, bounds = compile(f, (0, 1, 2)), enclosing(f, 2)
        # Either takes about as long: of short calls more find the processor undisturbed.
        candidates = {
            "plain": lambda g=plain: [g(lo) for _ in range(ALIKE)],
            "boxes": lambda g=bounds: g(lo, hi),
        }
        seconds = least_seconds(candidates, repeat=5, rounds=rounds)
        seconds["plain"] /= ALIKE
        ratio = seconds["boxes"] / seconds["plain"]
        wide = np.median((bounds(lo, hi)[0].hi - bounds(lo, hi)[0].lo) / _range(f, lo, hi))
        rows.append([name, seconds["plain"] * 1e3, seconds["boxes"] * 1e3, ratio, float(wide)])
    title = f"f, f′ and f″ over {boxes} boxes, and at as many points"
    print_table(title, ["chain", "points, ms", "boxes, ms", "ratio", "width of f / range"], rows)
    errors = [[f.__name__, worst(f, points), ulps] for f, ulps in ULPS.items()]
    print_table("Greatest error of NumPy, in ulp", ["function", "measured", "assumed"], errors)


def _range(f, lo, hi):
    """Give how far f goes over each box, by dense points."""
    values = compile(f, (0,))(np.linspace(lo, hi, 33))[0]
    return np.ptp(values, axis=0)


if __name__ == "__main__":
    main()
