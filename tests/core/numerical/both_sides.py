"""A place looked at from one side and from both at once, as the check does in slices."""

from core.incremental import whole
from core.numerical.many_digits import Number
from core.numerical.place import Place, place_in_slices
from core.numerical.samples import Value
from core.numerical.sides import Side, side_in_slices


def place_at(value: Value, here: Number | None, scale: Number, digits: int) -> Place:
    return whole(place_in_slices(value, here, scale, digits))


def side(value: Value, direction: int, scale: Number, digits: int) -> Side:
    return whole(side_in_slices(value, direction, scale, digits))
