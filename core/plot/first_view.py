"""The view in which another function is shown: what somebody chose stays, all else gives way."""

from typing import NamedTuple

from core.chain.trace import Trace
from core.document import Document
from core.plot.domain import shows
from core.plot.scale import Limits
from core.plot.usual import usual_range


class Ranges(NamedTuple):
    """What is shown of x, and of y: None for what fits."""

    x: Limits
    y: Limits | None


def first_view(document: Document, begun: Ranges | None, trace: Trace, *, typed: bool) -> Ranges:
    """Choose the ranges for a function that has just come.

    A range of x that was chosen stays, and one of y while f and f′ at x are in it. Otherwise a
    function of blocks stays where it was, and one that is `typed` is shown where functions usually
    are, if there is anything of it. `begun` is the view that a document began with which had this
    function: an example has its own.

    Examples
    --------
    >>> from core.formula import parse
    >>> document = Document(parse("1/(1+exp(-x))"))
    >>> first_view(document, None, document.function.trace(0.5), typed=True)
    Ranges(x=(-5.0, 5.0), y=None)
    """
    now = Ranges(document.x_range, document.y_range)
    if begun is not None and (now == begun or not document.own_view):
        return begun
    if document.own_view:
        return now if now.y is not None and _is_in(now.y, trace) else Ranges(now.x, None)
    usual = usual_range(None, trace.x, log=document.log_x)
    wanted = (usual, now.x) if typed else (now.x, usual)
    seen = (x for x in wanted if shows(document.function, x, log=document.log_x))
    return Ranges(next(seen, usual), None)


def _is_in(limits: Limits, trace: Trace) -> bool:
    return all(limits[0] <= v <= limits[1] or v != v for v in (trace.value, trace.gradient))
