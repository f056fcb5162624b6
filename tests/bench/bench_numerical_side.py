"""What stands beside a check: run `python -m tests.bench.bench_numerical_side`.

The yardstick is one evaluation of f and f′ at as many places. All of it is done at rest, in slices;
what is told of one x may take 40 yardsticks, and a sweep of 1000 places 12.
"""

from collections.abc import Mapping

import numpy as np

from core.autodiff.graph import Variable
from core.formula import parse
from core.incremental import whole
from core.numerical import check
from core.numerical.error_against_h import STEPS, errors_in_slices
from core.numerical.sweep import COUNT, swept
from core.numerical.taylor import taylor_in_slices
from core.plot.slopes_along import slopes_along
from tests.bench.curve import mixed_formula
from tests.bench.measure import ROUNDS, least_seconds, print_table

X = 0.3
AROUND_H = 1 + 4 * len(STEPS)
"""At how many places the errors against h take f."""

CHAINS: Mapping[str, str] = {
    "20 mixed functions": mixed_formula(),
    "20 of tanh and sin": "tanh(sin(" * 9 + "2x+1" + "))" * 9,
    "20 of sin and cos": "sin(cos(" * 10 + "x" + "))" * 10,
}


def ratios(text: str, rounds: int = ROUNDS, repeat: int = 5) -> dict[str, tuple[float, float]]:
    """Give for each part its milliseconds, and how many yardsticks they are."""
    chain = parse(text)

    def both(count: int) -> None:
        places = Variable(X + np.linspace(-1e-3, 1e-3, count))
        chain(places).backward()

    places = np.linspace(X - 1, X + 1, COUNT)
    parts = {
        "check": (lambda: check(chain, X), 1),
        "error against h": (lambda: whole(errors_in_slices(chain, X)), AROUND_H),
        "slopes and strip": (lambda: slopes_along(chain, chain.trace(X)), 1),
        "sweep": (lambda: swept(chain, places, 1e-4), COUNT),
        "Taylor of order 5": (lambda: whole(taylor_in_slices(chain, X, 5)), 1),
    }
    counts = {count for _, count in parts.values()}
    candidates = {name: act for name, (act, _) in parts.items()}
    yardsticks = {f"both {count}": (lambda count=count: both(count)) for count in counts}
    seconds = least_seconds({**candidates, **yardsticks}, repeat, rounds)
    return {
        name: (seconds[name] * 1e3, seconds[name] / seconds[f"both {count}"])
        for name, (_, count) in parts.items()
    }


def main(chains: Mapping[str, str] = CHAINS, rounds: int = ROUNDS, repeat: int = 5) -> None:
    rows = [
        [name, part, taken, ratio]
        for name, text in chains.items()
        for part, (taken, ratio) in ratios(text, rounds, repeat).items()
    ]
    print_table("Beside a check", ["chain", "what", "ms", "of f and f′ on as many"], rows)


if __name__ == "__main__":
    main()
