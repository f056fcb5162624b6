"""Functions with a backward rule that is wrong on purpose, or right, among random formulas."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.autodiff.graph import Function, Variable
from core.formula import parse
from core.functions import CATALOGUE
from core.functions.choice import holds, where
from core.functions.entry import Entry
from core.numerical import Check
from tests.core.numerical.judging.cases import random_case
from tests.core.numerical.judging.mathematics import MP
from tests.core.numerical.judging.right_words import TINY
from tests.core.numerical.judging.surroundings import smooth
from tests.core.numerical.judging.truth import Truth

Spoil = Callable[[Any, Any], Any]
"""What becomes of the gradient that arrives, by what came in."""


def _where(condition: np.ufunc, bound: float, factor: float) -> Spoil:
    return lambda gy, a: gy * where(holds(condition, a, bound), factor, 1.0)


WRONG: dict[str, Spoil] = {
    "twice as large": lambda gy, a: 2.0 * gy,
    "of the other sign": lambda gy, a: -gy,
    "none at all": lambda gy, a: 0.0 * gy,
    "off by a thousandth": lambda gy, a: 1.001 * gy,
    "with a term too many": lambda gy, a: gy * (1.0 + 0.1 * a),
    "divided by too much": lambda gy, a: gy / (1.5 + a * a),
    "wrong below 0": _where(np.less, 0.0, 1.5),
    "wrong above 0": _where(np.greater, 0.0, 0.5),
    "wrong for what is large": _where(np.greater, 2.0, 3.0),
}
"""The rules, by what is the matter with them; some are right for some inputs."""

RIGHT: dict[str, Spoil] = {
    "right": lambda gy, a: gy,
    "right, and cuts the graph": lambda gy, a: Variable(gy.data) if _is_graph(gy) else gy,
}

SUITED = ("sin", "tanh", "exp", "square", "softplus", "atan", "sigmoid", "cube", "asinh", "gelu")
"""Functions of one input, smooth everywhere."""


def _is_graph(value: object) -> bool:
    return isinstance(value, Variable)


class Own(Function):
    """A function as a person writes one: the app knows nothing of it but what it computes."""

    __slots__ = ("entry", "spoil")

    def __init__(self, entry: Entry, spoil: Spoil) -> None:
        self.entry, self.spoil = entry, spoil

    def forward(self, *xs: Any) -> Any:
        return self.entry.forward(*xs)

    def rule(self, gy: Any, y: Any, *xs: Any) -> Any:
        return self.entry.rule(self.spoil(gy, xs[0]), y, *xs)


def spoiled(entry: type[Entry], spoil: Spoil) -> Entry:
    """Give a function of the catalogue, with its twin and all, and another rule."""

    def rule(self: Any, gy: Any, y: Any, *xs: Any) -> Any:
        return entry.rule(self, spoil(gy, xs[0]), y, *xs)

    made: Entry = type(entry.__name__, (entry,), {"__slots__": (), "rule": rule})()
    return made


@dataclass(frozen=True)
class Ruled:
    """A function with a planted rule in the middle of a formula, and what is true of it."""

    f: Callable[[Variable], Variable]
    truth: Truth
    rule: str


def random_rule(rng: random.Random, rules: Mapping[str, Spoil]) -> Ruled:
    """Plant one of some rules: in a function of the catalogue, or in one of a person's own."""
    what, name = rng.choice(list(rules)), rng.choice(SUITED)
    entry, spoil = CATALOGUE[name], rules[what]
    function = spoiled(entry, spoil) if rng.random() < 0.5 else Own(entry(), spoil)
    inner, around = smooth(rng, "x", 1), smooth(rng, "@", 1)
    first, last = parse(inner), parse(around.replace("@", "x"))
    text = around.replace("@", f"{name}({inner})")
    x, step = round(rng.uniform(-4, 4), 2), rng.choice([1e-3, 1e-4, 1e-4, 1e-5, 1e-6])
    return Ruled(lambda v: last(function(first(v))), Truth(text, x, step), f"{name} {what}")


def random_right_rule(rng: random.Random) -> Ruled:
    """Put a person's own function, with a right rule, around a formula with a break in it."""
    name, truth = rng.choice(SUITED), random_case(rng).truth
    own, f = Own(CATALOGUE[name](), RIGHT["right"]), parse(truth.text)
    text = f"{name}({truth.text})"
    around = Truth(text, truth.x, truth.step, truth.plants)
    return Ruled(lambda v: own(f(v)), around, f"{name} right")


def is_guilty(check: Check, truth: Truth) -> bool:
    """Tell whether backprop is so wrong that nothing else can explain the difference."""
    slope, quotient = truth.spot.slope, truth.quotient
    known = np.isfinite((check.backprop, check.numerical)).all()
    if slope is None or quotient is None or not known:
        return False
    own = abs(check.backprop - slope)
    rounding = max(abs(check.numerical - quotient), truth.value_noise / truth.step)
    is_large = own > MP.mpf("5e-4") * abs(slope) and own > 100 * truth.slope_noise + TINY
    return bool(is_large and own > 10 * (abs(quotient - slope) + rounding))
