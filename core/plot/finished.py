"""A figure with all that takes longer than a frame: curves refined, breaks and points told."""

from dataclasses import replace

from core.chain.parameters import on_screen
from core.document import DEFAULTS, FIRST, Document, Shown
from core.incremental import Slices, whole
from core.numerical import check
from core.numerical.taylor import taylor_in_slices
from core.plot.along import along, letter_of
from core.plot.break_marks import breaks_of
from core.plot.companions import CompanionCurves
from core.plot.compose import blank, composed, placed, where_else
from core.plot.crossings import with_crossings
from core.plot.curves import Curves, negative
from core.plot.figure import Figure, Here, View
from core.plot.half_tangents import with_halves
from core.plot.levels import level_of, with_level
from core.plot.point import Points
from core.plot.points import points_in_slices
from core.plot.secant import secant_of
from core.plot.taylor_curve import with_taylor
from core.plot.view_range import refusal
from core.sampling import Curve


def finished(
    document: Document, view: View, shown: Shown = DEFAULTS, *, fineness: float = 1.0
) -> Figure:
    """Draw a document at rest, with so many dots to a pixel of a screen for the curves."""
    across = on_screen(letter_of(document))
    document = along(document)
    trace = document.function.trace(document.x)
    reason = refusal(view.x_range, view.y_range, view.logs)
    if reason:
        return blank(view, trace, f"{reason[:1].lower()}{reason[1:].rstrip('.')}")
    seen = view.y_range, view.dots(fineness)
    drawn = Curves().sampled(document, shown.curves, *seen)
    beside = CompanionCurves().sampled(document, shown, *seen)
    # Points take longer than all else, and where they are not marked only breaks ask for them.
    is_asked = shown.points or document.log_y or any(breaks_of(drawn).values())
    found = whole(found_in_slices(document, drawn.get(FIRST[0]))) if is_asked else ()
    made = composed(view, drawn, shown, trace, found, negative(document, drawn), beside)
    whole(where_else(document, view, across))
    here = _here(document, view, shown, made.here)
    return placed(replace(made, across=across, here=here), document)


def _here(document: Document, view: View, shown: Shown, here: Here) -> Here:
    """Add the secant, the Taylor polynomial, and tangents from one side where there is no other."""
    if shown.secant:
        here = replace(here, secant=secant_of(document, view))
    if shown.taylor:
        f, x = document.function, document.x
        here = with_taylor(here, whole(taylor_in_slices(f, x, shown.taylor)), view)
    if not shown.tangent:
        return here
    found = check(document.function, document.x, document.step)
    return with_halves(here, found, view) if found.finding.halves else here


def found_in_slices(document: Document, f: Curve | None) -> Slices[Points]:
    """Find the points of interest of a document's f as it was sampled; none while f is hidden.

    Where f has the value that is asked for, too.
    """
    if f is None:
        return Points((), searched=False)
    # What a logarithm of y makes of f tells nothing of its breaks.
    curve = None if document.log_y else f
    chain, x_range = document.function, document.x_range
    own = yield from points_in_slices(chain, x_range, curve, at=document.x, log=document.log_x)
    found = yield from with_crossings(document, own)
    if not document.level:
        return found
    return (yield from with_level(document, found, level_of(document.level)))
