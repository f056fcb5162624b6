"""A place looked at from both sides at once, as the check does in slices."""

from core.numerical.many_digits import Number
from core.numerical.place import Place, what_is_at
from core.numerical.samples import Value
from core.numerical.sides import side


def place_at(value: Value, here: Number | None, scale: Number, digits: int) -> Place:
    left, right = (side(value, direction, scale, digits) for direction in (-1, 1))
    return what_is_at(left, right, here)
