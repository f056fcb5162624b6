"""Where f and a pinned function cross."""

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.chain import Block, Chain
from core.chain.limits import MAX_BLOCKS, MAX_DEPTH
from core.compiled.compiled import compile
from core.document import Document, Pin
from core.incremental import Slices
from core.plot.point import Point, Points
from core.plot.points import points_in_slices

LOOKED_AT = 200
"""At how many even places f and g are compared, to tell rounding from crossing."""

ROUNDING = 1e-12
"""What may lie between f and g, as a share of their greatest value, where they are the same."""


def with_crossings(document: Document, found: Points) -> Slices[Points]:
    """Add to points of interest where the pinned functions cross f in a document's range."""
    more: list[Point] = []
    for pin in document.pins:
        more += yield from _crossings(document, pin)
    both = sorted((*found, *more), key=lambda point: point.x)
    return found.beside(both) if more else found


def _crossings(document: Document, pin: Pin) -> Slices[list[Point]]:
    f = document.function
    if are_same(f, pin.chain, document.x_range):
        return []
    found = yield from meeting(document, pin.chain)
    places = [point for point in found or () if point.kind == "root"]
    heights = compile(f, (0,))(np.array([p.x for p in places]))[0] if places else ()
    return [
        Point("crossing", point.x, float(y), pin.name, point.x_form)
        for point, y in zip(places, heights, strict=True)
        if np.isfinite(y)
    ]


def meeting(document: Document, g: Chain) -> Slices[Points | None]:
    """Find the points of f − g, whose roots are where both meet; None if that is too large."""
    f = document.function
    if f.size + g.size >= MAX_BLOCKS or g.depth >= MAX_DEPTH:
        return None
    difference = Chain(f.start, (*f.blocks, Block("subtract", (g,))), f.given)
    return (
        yield from points_in_slices(difference, document.x_range, at=document.x, log=document.log_x)
    )


@no_float_warnings
def are_same(f: Chain, g: Chain, x_range: tuple[float, float]) -> bool:
    """Tell whether there is nothing but rounding between two functions."""
    x = np.linspace(*x_range, LOOKED_AT)
    (own,), (other,) = compile(f, (0,))(x), compile(g, (0,))(x)
    apart, size = np.abs(own - other), np.maximum(np.abs(own), np.abs(other))
    seen = np.isfinite(apart)
    return bool((apart[seen] <= ROUNDING * np.max(size[seen], initial=0.0)).all())
