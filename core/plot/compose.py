"""Puts a figure together from a document and the samples of its curves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import nan

import numpy as np

from core.chain.trace import Trace
from core.document import FIRST, Document, Shown
from core.incremental import Slices, at_once
from core.plot.beside import faint_of
from core.plot.break_marks import asymptotes_of, breaks_of, ends_of
from core.plot.companions import Beside, Companion
from core.plot.domain import SINGLE_PLACES, Elsewhere, is_defined, where_defined
from core.plot.figure import Dot, Figure, Here, Line, Mark, Note, Secant, View
from core.plot.fit import LIMIT, fit_chain
from core.plot.line import is_in_view, line_of
from core.plot.point import Point
from core.plot.scale import Limits, Scale, scale_of
from core.plot.tangent import tangent
from core.plot.ticks import NO_TICKS, Ticks, ticks
from core.plot.usual import Way, way_back
from core.plot.view_range import drawable, refusal
from core.sampling import Curve
from core.sampling.curve import Floats

NOTHING: Floats = np.empty(0)


def view_of(document: Document, size: tuple[float, float]) -> View:
    """Give what a document shows on so many pixels of a screen; an open range of y is fitted."""
    x_range, logs = document.x_range, document.logs
    y_range = document.y_range or drawable(fit_chain(document.function, x_range, document.x, logs))
    scales = scale_of(x_range, logs[0]), scale_of(y_range, logs[1])
    limits = scales[0].limits(x_range), scales[1].limits(y_range)
    return View(x_range, y_range, scales, limits, size)


def composed(
    view: View,
    drawn: Mapping[str, Curve],
    shown: Shown,
    trace: Trace,
    found: Sequence[Point] = (),
    cut: tuple[str, ...] = (),
    beside: Sequence[Beside] = (),
    here: Here | None = None,
) -> Figure:
    """Put a figure together from the curves as they were sampled; cheap enough for every frame.

    `found` is what is known of f's points of interest, `cut` the curves that are known to be
    negative somewhere on a logarithmic axis, `beside` what lies behind f, and `here` what is
    drawn at x if that is more than its tangent.
    """
    lines = tuple(line_of(name, curve, view) for name, curve in drawn.items())
    breaks = breaks_of(drawn)
    return Figure(
        view,
        ticks_of(view),
        lines,
        faint_of(beside, view),
        asymptotes_of(breaks, view, found),
        ends_of(breaks, lines, view, found),
        marks_of(found, view) if shown.points else (),
        here or here_at(trace, view, shown, [own.companion for own in beside]),
        cut,
        _note(drawn, lines, view, trace, found),
    )  # fmt: skip


def ticks_of(view: View, *, by_pi: bool = False, apart: float = 1.0) -> tuple[Ticks, Ticks]:
    """Give the ticks along x and y, as coordinates; the words say what `ticks` does."""
    across, up = view.scales
    return (
        _ticks(across, view.x_range, view.size[0], stacked=False, by_pi=by_pi, apart=apart),
        _ticks(up, view.y_range, view.size[1], stacked=True, apart=apart),
    )


@lru_cache(maxsize=8)
def _ticks(
    scale: Scale, limits: Limits, length: float, *, stacked: bool, by_pi: bool = False,
    apart: float = 1.0,
) -> Ticks:  # fmt: skip
    """Give the ticks of an axis; while a view is moved across, those along y stay."""
    made = ticks(limits, length, scale.log, stacked=stacked, by_pi=by_pi, apart=apart)
    return Ticks(scale.to(made.major).tolist(), scale.to(made.minor).tolist(), made.labels)


def marks_of(found: Sequence[Point], view: View) -> tuple[Mark, ...]:
    """Give the points of interest that have a place."""
    return tuple(Mark(p.kind, *place) for p in found for place in view.places([(p.x, p.y)]))


def here_at(
    trace: Trace, view: View, shown: Shown, beside: Iterable[Companion] = (),
    secant: Secant | None = None,
) -> Here:  # fmt: skip
    """Give what is drawn at x, which is all that changes while x moves."""
    x, slope = trace.x, trace.gradient
    dots = (*_pinned_dots(x, view, shown, beside), *_dots(FIRST, trace, view, shown))
    line = NOTHING, NOTHING
    if shown.tangent:
        limits = view.x_range, view.y_range
        xs, ys = tangent(x, trace.value, slope, limits, view.logs)
        line = view.scales[0].to(xs), view.scales[1].to(ys)
    return Here(x, slope, view.scales[0].place(x), dots, line, secant)


def _pinned_dots(x: float, view: View, shown: Shown, beside: Iterable[Companion]) -> Iterator[Dot]:
    for name, document in ((own.name, own.document) for own in beside if own.name):
        yield from _dots((name, f"{name}′"), document.function.trace(x), view, shown)


def _dots(names: Sequence[str], trace: Trace, view: View, shown: Shown) -> Iterator[Dot]:
    for of, name, height in zip(FIRST, names, (trace.value, trace.gradient), strict=True):
        if of in shown.curves:
            yield from (Dot(name, *place) for place in view.places([(trace.x, height)]))


def blank(view: View, trace: Trace, reason: str) -> Figure:
    """Give the figure of a view that cannot be drawn."""
    here = Here(trace.x, trace.gradient, nan, (), (NOTHING, NOTHING))
    return Figure(view, (NO_TICKS, NO_TICKS), (), (), (), (), (), here, (), Note(reason))


def where_else(document: Document, view: View, letter: str) -> Slices[Elsewhere | None]:
    """Find where f is defined, if that is nowhere in view."""
    f, log = document.function, view.logs[0]
    is_drawn = not refusal(view.x_range, view.y_range, view.logs)
    if is_drawn and not is_defined(f, view.x_range, log=log):
        return (yield from where_defined(f, document.x, letter, log=log))
    return None


def placed(figure: Figure, document: Document) -> Figure:
    """Say of an empty figure where f is defined, if that is nowhere in view.

    That is said as soon as `where_else` has found it: it takes longer than a frame.

    And of one whose y was fitted, which curve had no place beside f.
    """
    if figure.note is None and document.y_range is None:
        return replace(figure, note=_left_out(figure))
    view, f = figure.view, document.function
    log = view.logs[0]
    is_drawn = not refusal(view.x_range, view.y_range, view.logs)
    if figure.note is None or not is_drawn or is_defined(f, view.x_range, log=log):
        return figure
    found = at_once(where_defined(f, document.x, figure.across, log=log))
    if found is not None:
        note = Note(f"f is defined for {found.words}", Way.ELSEWHERE, found.x_range)
    elif figure.note.way is None:
        note = figure.note
    else:  # that a fit of y would show something was said of single places
        note = Note(SINGLE_PLACES)
    return replace(figure, note=note)


def _left_out(figure: Figure) -> Note | None:
    middle = sum(figure.view.limits[1]) / 2
    for line in figure.lines:
        if np.isfinite(line.y).any() and not is_in_view(line, figure.view):
            side = "below" if np.nanmax(line.y) < middle else "above"
            return Note(f"{line.name} lies {side} the view", is_empty=False)
    return None


def _note(
    drawn: Mapping[str, Curve], lines: Sequence[Line], view: View, trace: Trace,
    found: Sequence[Point],
) -> Note | None:  # fmt: skip
    """Say why there is nothing to be seen of curves that were asked for."""
    if any(is_in_view(line, view) for line in lines) or not drawn:
        return None
    reason = next(iter(drawn.values())).note
    if any(np.isfinite(curve.y).any() or not curve.note for curve in drawn.values()):
        reason = "the curves lie above or below the view"
    elif view.logs[1]:
        reason = "nothing here is positive, and a logarithmic axis shows nothing else"
    elif np.isfinite([point.y for point in found]).any():
        reason = SINGLE_PLACES
    fits = any(_can_be_fitted(curve, view) for curve in drawn.values())
    way = way_back(view.x_range, trace, fits=fits, log_x=view.logs[0], log_y=view.logs[1])
    return Note(reason, way) if reason else None


def _can_be_fitted(curve: Curve, view: View) -> bool:
    """Tell whether so much of a curve has a height that a fit of y finds it."""
    if not np.isfinite(curve.y).any():
        # Columns in which it cannot be followed are left out where they are out of sight.
        return not curve.note
    has_height = (np.abs(curve.y) <= LIMIT) & ((curve.y > 0) | (not view.logs[1]))
    x = view.scales[0].to(curve.x[has_height])
    low, high = view.limits[0]
    return bool(x.size) and float(np.ptp(x)) > (high - low) / 200
