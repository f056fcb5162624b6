"""Random formulas at hostile numbers: nothing raises, and nothing takes long.

Run ``python -m tests.bench.hostile_formulas [COUNT [SEED]]``; some processes with a seed each
share the work. The yardstick is the same work on the opening formula in the same run, and times
are of CPU, so that a busy machine tells the same.
"""

import random
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from core.chain import Block, Chain
from core.chain_rule.line import product_line, symbol_line
from core.document import OPENING_CHAIN, Document
from core.export.report import as_json, as_text, report
from core.formula import FormulaError, format, parse
from core.functions import CATALOGUE
from core.plot.compose import view_of
from core.plot.finished import finished
from core.plot.view_range import refusal
from tests.bench.measure import print_table

COUNT = 2000
"""How many formulas one run takes."""

FIGURES = 20
"""A figure takes as long as this many checks, so one formula in so many has its own."""

SLOWEST = 20
SIZE = (700.0, 420.0)
NAMES = sorted(CATALOGUE)
STARTS = ("x", "x", "x", "x", "pi", "e", "a", "b_1", "α", "w_999")
NUMBERS = (
    *(0.0, -0.0, 1.0, -1.0, 2.0, 0.5, 3.0, 1e-8, 1e8, 1e17, -1e17, 1e22, 171.0, 710.0),
    *(5e-324, 1e-320, -1e-308, 1e-300, 1e-155, 1e155, 1e154, -1e300, 1e300, 9e307, 1.7e308),
)
PLACES = (0.5, 0.0, 1.0, -1.0, 3.7, 1e-8, -2.5, 1e9, 1e-300, 5e-324, 1e155, -1e299, 9e307, 1.7e308)
STEPS = (1e-4, 1e-4, 1e-12, 1.0, 1e-300, 1e-154, 1e100, 1e154, 1e155, 1e299)


class Cost(NamedTuple):
    """What one formula took, in seconds of CPU, and what it was."""

    seconds: float
    part: str
    formula: str
    x: float
    step: float


def chain_of(dice: random.Random, room: int = 12) -> Chain:
    """Throw a chain; each level of operands has less room than the one around it."""
    start: str | float = dice.choice(STARTS) if dice.random() < 0.75 else dice.choice(NUMBERS)
    blocks = []
    for _ in range(dice.randint(0 if room < 12 else 1, room)):
        name = dice.choice(NAMES)
        count = len(CATALOGUE[name].defaults)
        blocks.append(Block(name, tuple(chain_of(dice, room // 4) for _ in range(count))))
    if room == 12 and dice.random() < 0.05:
        blocks *= dice.randint(2, 10)
    return Chain(start, tuple(blocks))


def formulas(seed: int, count: int) -> Iterator[tuple[Chain, float, float]]:
    """Throw formulas, each with a hostile x and h."""
    dice = random.Random(seed)
    for _ in range(count):
        yield chain_of(dice), dice.choice(PLACES), dice.choice(STEPS)


def worked(chain: Chain, x: float, step: float, *, figure: bool) -> Iterator[tuple[str, float]]:
    """Do all that is done for a formula, and tell what each part takes."""

    def timed(part: str, act: Callable[[], object]) -> tuple[str, float]:
        start = time.process_time()
        act()
        return part, time.process_time() - start

    yield timed("text", lambda: read_again(chain))
    yield timed("trace", lambda: chain.trace(x))
    f = Document(chain, x).function
    yield timed("check", lambda: as_json(report(f, x, step)) + as_text(report(f, x, step)))
    yield timed("product line", lambda: (product_line(f, f.trace(x)), symbol_line(chain)))
    if figure:
        yield timed("figure", lambda: drawn(chain, x))


def read_again(chain: Chain) -> None:
    with suppress(FormulaError):  # too long or too deep to be typed
        parse(format(chain))


def drawn(chain: Chain, x: float) -> None:
    """Draw the figure about x, as wide as x is large; one that is refused is refused in words."""
    reach = max(2 * abs(x), 1.0)
    if not refusal((-reach, reach), (0.0, 1.0)):
        document = Document(chain, x, x_range=(-reach, reach), y_range=None)
        note = finished(document, view_of(document, SIZE)).note
        assert note is None or not note.reason.startswith("f raises"), note.reason


def costs(seed: int, count: int, figures: int = FIGURES) -> Iterator[Cost]:
    """Do all for many formulas; what raises or warns is told with its formula."""
    for i, (chain, x, step) in enumerate(formulas(seed, count)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                figure = figures > 0 and i % figures == 0
                for part, seconds in worked(chain, x, step, figure=figure):
                    yield Cost(seconds, part, format(chain), x, step)
        except Exception as error:
            error.add_note(f"for {format(chain)} at x = {x}, h = {step} (seed {seed}, {i})")
            raise


def main(count: int = COUNT, seed: int = 1, figures: int = FIGURES) -> None:
    usual = dict(worked(OPENING_CHAIN, 0.5, 1e-4, figure=True))  # everything is loaded then
    usual = dict(worked(OPENING_CHAIN, 0.5, 1e-4, figure=True))
    found = sorted(costs(seed, count, figures), reverse=True)
    rows = []
    for part in usual:
        own = [cost.seconds for cost in found if cost.part == part]
        if own:
            middle = own[len(own) // 2]
            rows.append((part, len(own), 1e3 * middle, 1e3 * own[0], own[0] / usual[part]))
    heads = ("", "formulas", "ms", "slowest", "× opening formula's")
    print_table(f"{count} hostile formulas of seed {seed}, CPU", heads, rows)
    for cost in found[:SLOWEST]:
        text = cost.formula if len(cost.formula) <= 160 else f"{cost.formula[:160]}…"
        print(f"{1e3 * cost.seconds:7.0f} ms  {cost.part:12} x = {cost.x}, h = {cost.step}: {text}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
