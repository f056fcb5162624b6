"""f′ and f″ by the rules of all functions on the way, with many digits.

Differences of f lose what is small beside f, such as the slope of tanh(1/x) close to 0. Here each
term is worked out by itself: sums lose nothing unless its terms cancel.
"""

from typing import TYPE_CHECKING, NamedTuple

from core.functions.choice import Gate
from core.functions.entry import Entry
from core.numerical.landmarks import met
from core.numerical.many_digits import Number, context

if TYPE_CHECKING:
    from core.autodiff.variable import Variable
    from core.expression import Expression
    from core.numerical.twin import Twin, Values

NEAR = 60
"""By how many powers of ten an input is changed less than it is for the slope of a slope."""

SURE = 90
"""How many digits at least are left of a slope of a slope."""


class Bending(NamedTuple):
    """f′ and f″, and what they would be if nothing cancelled."""

    slope: Number
    bend: Number
    slope_size: Number
    bend_size: Number

    def sign(self, order: int) -> int:
        """Give the sign of f′ or f″; 0 where it may be nothing but rounding."""
        found, size = (self.slope, self.slope_size) if order == 1 else (self.bend, self.bend_size)
        is_sure = abs(found) > size * context().mpf(10) ** -SURE
        return int(context().sign(found)) if is_sure else 0


def bending(twin: "Twin", values: "Values") -> Bending | None:
    """Work f′ and f″ out where these are the inner values; None where f may not be smooth."""
    nought = context().mpf(0)
    found: dict[Variable, Bending] = {}
    for v in twin.graph:
        creator = v._creator
        if creator is None:
            one = nought + (v is twin.leaf)
            found[v] = Bending(one, nought, one, nought)
        elif isinstance(creator, Gate):
            found[v] = found[creator.inputs[-1]]
        elif isinstance(creator, Entry):
            made = _made(twin, creator, values, found)
            if made is None:
                return None
            found[v] = made
    return found[twin.y]


def _made(
    twin: "Twin", entry: Entry, values: "Values", found: "dict[Variable, Bending]"
) -> Bending | None:
    inputs = [values[i] for i in entry.inputs]
    if None in inputs or not all(met(entry, inputs)):
        return None
    bends = [found[i] for i in entry.inputs]
    nought = context().mpf(0)
    made = Bending(nought, nought, nought, nought)
    for formula, one in zip(entry.slopes, bends, strict=True):
        if not one.slope_size:
            continue
        local = twin.worked_out(formula, inputs)
        second = _along(twin, formula, inputs, bends)
        if local is None or second is None:
            return None
        made = Bending(
            made.slope + local * one.slope,
            made.bend + local * one.bend + second[0] * one.slope,
            made.slope_size + abs(local) * one.slope_size,
            made.bend_size + abs(local) * one.bend_size + second[1] * one.slope_size,
        )
    return made


def _along(
    twin: "Twin", formula: "Expression", inputs: list[Number | None], bends: list[Bending]
) -> tuple[Number, Number] | None:
    """Give how a local slope changes with x, and what that would be if nothing cancelled."""
    change = size = context().mpf(0)
    for j, other in enumerate(bends):
        if not other.slope_size:
            continue
        away = abs(inputs[j] or 1) * context().mpf(10) ** -NEAR
        below, above = (twin.worked_out(formula, _moved(inputs, j, k * away)) for k in (-1, 1))
        if below is None or above is None:
            return None
        second = (above - below) / (2 * away)
        change += second * other.slope
        size += abs(second) * other.slope_size
    return change, size


def _moved(inputs: list[Number | None], j: int, away: Number) -> list[Number | None]:
    return [x + away if i == j else x for i, x in enumerate(inputs)]
