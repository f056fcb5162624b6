"""What is seen of f around one x: f itself on both sides, slopes, f‴, and a witness.

From this a verdict is only an estimate. It serves Functions of the user's own, which have no
twin, and what would take too much work.
"""

import math
from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.autodiff.graph import Variable, as_variable, recording
from core.functions.choice import Gate
from core.functions.entry import Entry
from core.incremental import Slices
from core.numerical.bounds import is_surely_undefined
from core.numerical.running_error import EPS, ancestry

Callable1: TypeAlias = Callable[[Variable], Variable]

MANY = 250
"""Of more values on the way to f(x) the graph of f‴ is too large to be made for every x."""

SLOW = 0.1
"""How much sooner that is with slow functions: making a graph has its own cost for each."""


class Evidence:
    """What is known of f around one x.

    Parameters
    ----------
    x, step : float
        Where, and the step size h of the central difference.
    out_of_reach : float
        The digits with which more work would begin than a check may do; 0 if that is not why
        there is no truth.
    """

    def __init__(
        self,
        f: Callable1,
        x: float,
        step: float,
        backprop: float,
        numerical: float,
        out_of_reach: float = 0.0,
    ) -> None:
        self.f, self.x, self.step = f, x, step
        self.out_of_reach = out_of_reach
        self.backprop, self.numerical = backprop, numerical
        close = min(step, 1e-3 * abs(x)) if x else step
        self.near = close * np.array([1.0, 0.25, 0.0625])
        points = np.concatenate(([x], x - self.near, x + self.near, [x - step, x + step]))
        values = f(Variable(points)).data
        self.value = float(values[0])
        self.left, self.right = values[1:4], values[4:7]
        self.ends = values[7:]

    def is_surely_undefined(self) -> bool:
        """Tell whether f is proved to have no value at x, where doubles give none."""
        with recording():
            return is_surely_undefined(ancestry(self.f(Variable(np.array(self.x))), all_of_it=True))

    @property
    def difference(self) -> float:
        """How far apart the two derivatives are."""
        return abs(self.numerical - self.backprop)

    @property
    def round_off(self) -> float:
        """About how far rounding may move a central difference at the step size."""
        # In this order nothing overflows that is no greater than a double in the end.
        size = EPS * float(np.max(np.abs(self.ends))) + abs(EPS * self.x * self.backprop)
        return size / self.step

    def slopes(self) -> tuple[float, float, float]:
        """Give the slopes to the left and to the right, and how well they are known."""
        left, right = self._slopes()
        known = abs(left[2] - left[1]) + abs(right[2] - right[1])
        rounding = 4 * (EPS * abs(self.value) + EPS * abs(self.right[2])) / self.near[2]
        return float(left[2]), float(right[2]), float(known + rounding)

    def steepens(self) -> bool:
        """Tell whether the slope grows without bound towards x, on either side."""
        return any(abs(s[2]) > 1.3 * abs(s[1]) > 1.69 * abs(s[0]) for s in self._slopes())

    def _slopes(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return (self.value - self.left) / self.near, (self.right - self.value) / self.near

    def grows(self) -> bool:
        """Tell whether |f| grows without bound towards x, on a side where f is defined."""
        return any(
            abs(side[2]) > 1.5 * abs(side[1]) and abs(side[1]) > 1.5 * abs(side[0])
            for side in (self.left, self.right)
        )

    def jumps(self) -> bool:
        """Tell whether the gap between the two sides stays open towards x."""
        gaps = np.abs(self.right - self.left)
        stays = gaps[2] > 0.5 * gaps[0] > 0 and gaps[2] > 1e-9 * np.abs(self.right[2])
        left, right = self.limits()
        to_go = abs(self.left[2] - left) + abs(self.right[2] - right)
        # A gap that closes slowly, as that of x^(1/5), closes all the same.
        return bool(stays and not abs(right - left) <= to_go)

    def limits(self) -> tuple[float, float]:
        """Give what f tends to from the left and the right, nan where that is not clear."""
        return _limit(self.left), _limit(self.right)

    def is_apart(self) -> bool:
        """Tell whether f(x) is farther from both limits than f still has to go, twice."""
        pairs = zip(self.limits(), (self.left[2], self.right[2]), strict=True)
        return all(abs(self.value - limit) > 2 * abs(last - limit) for limit, last in pairs)

    @cached_property
    def slope_around(self) -> float:
        """The size of the slopes around x, by which a derivative near 0 is judged."""
        return slope_around(self.f, self.x, self.value)

    @cached_property
    def _graph_nodes(self) -> list[Variable]:
        return ancestry(self.f(Variable(np.array(self.x))))

    @cached_property
    def predicted(self) -> float:
        """The truncation error |f‴|h²/6, nan where rules for it are missing."""
        try:
            bend = self._bend() if self._is_large else self.third() * self.step * self.step
            return abs(bend) / 6
        except TypeError:  # a Function with the notes' backward has no higher derivative
            return math.nan

    @cached_property
    def _is_large(self) -> bool:
        creators = [v._creator for v in self._graph_nodes]
        return sum(1.0 if c is None else 1 + SLOW * (c.work - 1) for c in creators) > MANY

    def gathered(self) -> Slices[None]:
        """Gather beforehand what a smooth f is judged by, one evaluation of a large one a slice."""
        if not all(map(math.isfinite, (self.value, self.backprop, self.numerical))):
            return
        with recording():
            is_large = self._is_large
        for known in ("predicted", "slope_around") if is_large else ():
            yield
            with recording():
                getattr(self, known)

    def _bend(self) -> float:
        """Give f‴h² as the second difference of f′."""
        x = Variable(self.x + self.step * np.array([-1.0, 0.0, 1.0]))
        self.f(x).backward()
        below, here, above = np.zeros(3) if x.grad is None else x.grad
        return float((above - here) - (here - below))

    def third(self) -> float:
        """Give f‴(x); a TypeError where a rule for it is missing."""
        x = Variable(np.array(self.x))
        y = self.f(x)
        for order in (1, 2, 3):
            x.cleargrad()
            # Nothing is differentiated after the third pass, so it records nothing.
            y.backward(create_graph=order < 3, retain_grad=False)
            y = as_variable(0.0 if x.grad is None else x.grad)
        return float(y.data)

    def witness(self) -> float:
        """Give f′ in extended precision, where the machine has it, for a Function of one's own.

        That may have lost its digits too.
        """
        if all(isinstance(v._creator, Entry | Gate | None) for v in self._graph_nodes):
            return self.backprop
        leaf = Variable(np.array(self.x, dtype=np.longdouble))
        self.f(leaf).backward()
        return math.nan if leaf.grad is None else float(leaf.grad)


def slope_around(f: Callable1, x: float, value: float) -> float:
    """Give the size of the slopes around x, 0 if it is not finite; `value` is f(x)."""
    width = width_around(x)
    around = f(Variable(np.array([x - width, x + width]))).data
    slopes = np.abs(around - value) / width
    return float(np.max(slopes)) if np.isfinite(slopes).all() else 0.0


def width_around(x: float) -> float:
    """Give how far from x the slopes around it are taken."""
    return 0.05 * max(abs(x), 1.0)


def _limit(side: NDArray[np.float64]) -> float:
    """Extrapolate three values, as Aitken does, to what they tend to; nan if they do not.

    It is exact for any power of the distance, and so for a vertical tangent.
    """
    first, last = np.diff(side)
    if abs(last) > 0.9 * abs(first) + 4 * EPS * abs(side[2]):
        return math.nan
    return float(side[2] - (last**2 / (last - first) if last != first else 0.0))
