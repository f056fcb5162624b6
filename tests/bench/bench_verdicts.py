"""What a check takes until its verdict is there: ``python -m tests.bench.bench_verdicts``.

In traces of the same chain at the same x (forward and backward, what every step of x takes):
the numbers alone, all of the check, and its longest slice, between which the window has its turn.
"""

import statistics
import time
from collections.abc import Callable

from core.chain import Chain
from core.formula import parse
from core.incremental import whole
from core.numerical import check_all_in_slices, computed_in_slices
from tests.bench.measure import print_table

SPOTS = {
    "20 blocks": ("exp(sin(x^2))*tanh(x) + ln(1+x^2)/(1+exp(-x)) + cos(3x)*sqrt(x+2)", 0.7),
    "20 in a row": ("sin(cos(" * 10 + "x" + "))" * 10, 0.7),
    "at a corner": ("x + |x-0.3|*exp(sin(x^2))*tanh(x) + cos(3x)*sqrt(x+2)", 0.3),
    "beside a corner": ("x + |x-0.3|*exp(sin(x^2))*tanh(x) + cos(3x)*sqrt(x+2)", 0.30001),
    "gamma": ("gamma(x)*digamma(x+1) + lgamma(x^2)", 1.3),
    "4 letters": ("a*x^2 + b*x + c*sin(w*x)", 1.3),
}
ROUNDS = 9


def seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def longest_slice(chain: Chain, x: float) -> float:
    work, longest, is_done = check_all_in_slices(chain, x, 1e-4), 0.0, False
    while not is_done:
        start = time.process_time()
        is_done = next(work, "done") == "done"
        longest = max(longest, time.process_time() - start)
    return longest


def row(name: str, text: str, x: float) -> tuple[str, int, float, float, float]:
    chain = parse(text)
    acts: list[Callable[[float], float]] = [
        lambda x: seconds(lambda: chain.trace(x)),
        lambda x: seconds(lambda: whole(computed_in_slices(chain, x, 1e-4))),
        lambda x: seconds(lambda: whole(check_all_in_slices(chain, x, 1e-4))),
        lambda x: longest_slice(chain, x),
    ]
    taken = [[act(x) for act in acts] for _ in range(ROUNDS)]
    trace, *others = (statistics.median(times[2:]) for times in zip(*taken, strict=True))
    numbers, verdict, longest = (other / trace for other in others)
    return name, chain.size, numbers, verdict, longest


def main() -> None:
    """Print a row for each spot."""
    rows = [row(name, *spot) for name, spot in SPOTS.items()]
    heads = ("", "blocks", "numbers", "verdict", "longest slice")
    print_table("A check, in traces", heads, rows)


if __name__ == "__main__":
    main()
