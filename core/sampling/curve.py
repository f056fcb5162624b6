"""What sampling gives back: a curve, and the places where something happens on it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.sampling.cache import Record

Floats: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]
Indices: TypeAlias = NDArray[np.intp]

KINDS = ("pole", "jump", "hole", "edge", "corner")
"""What a `Feature` can be."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A place where a curve is broken, bent or bare.

    Its `kind` is one of KINDS; at a hole f is undefined, but both sides meet. `left` and `right`
    are what the curve tends to from either side: infinite at a pole, nan on the side where an edge
    of the domain leaves nothing.

    Examples
    --------
    >>> Feature(0.0, "pole", float("-inf"), float("inf")).kind
    'pole'
    """

    x: float
    kind: str
    left: float
    right: float


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One order of derivative over a view, ready to be drawn as a polyline.

    The vertices `x` and `y` are nan between pieces and never infinite; aliased columns stand in
    them as vertical strokes. `bands` holds x, low and high of the columns in which the curve swings
    faster than pixels can show, to be filled, with nan between them. `evaluations` counts the
    points at which f was computed, in this call and up to this curve.

    If the time ran out, the curve is coarse and not `complete`; calling again with it as `cache`
    goes on from there. `note` says why there is nothing, or less than was asked for, to be seen.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.sampling import sample
    >>> curve = sample(parse("1/x"), (-1, 1), (-5, 5), orders=(0,))[0]
    >>> [feature.kind for feature in curve.features]
    ['pole']
    """

    x: Floats
    y: Floats
    order: int
    evaluations: int
    features: tuple[Feature, ...] = ()
    bands: tuple[Floats, Floats, Floats] = field(default_factory=lambda: (np.empty(0),) * 3)
    complete: bool = True
    note: str = ""
    record: "Record | None" = field(default=None, repr=False)
    """What a later call needs to reuse the samples; not for the reader."""
