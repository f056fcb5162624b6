"""A place looked at from both sides at once, as the check does in slices."""

from core.incremental import whole
from core.numerical.many_digits import Number
from core.numerical.place import Place, place_in_slices
from core.numerical.samples import Value


def place_at(value: Value, here: Number | None, scale: Number, digits: int) -> Place:
    return whole(place_in_slices(value, here, scale, digits))
