"""Random functions in random views, the same for the same number."""

import random
from typing import NamedTuple

from tests.core.numerical.judging.cases import random_case


class View(NamedTuple):
    """A formula and the ends of a view."""

    text: str
    low: float
    high: float


def random_view(number: int) -> View:
    """Make a view around a place at which something was planted, or of a plain function."""
    rng = random.Random(f"points {number}")
    truth = random_case(rng).truth
    middle = truth.x if abs(truth.x) < 1e6 else 0.0
    width = 10 ** rng.uniform(-1, 1.2)
    return View(
        truth.text,
        middle - width * rng.uniform(0.2, 1),
        middle + width * rng.uniform(0.2, 1),
    )
