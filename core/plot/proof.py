"""In how many pixel columns of a view the curves of f and f′ are proved, and where they are not."""

from collections.abc import Mapping

import numpy as np

from core.chain import Chain
from core.document import FIRST, Document
from core.incremental import Slices, whole
from core.plot.along import along
from core.plot.compose import view_of
from core.plot.curves import ORDERS, Curves
from core.plot.figure import Proof, View
from core.plot.view_range import refusal
from core.sampling import Curve
from core.sampling.proof import proved_in_slices
from core.sampling.viewport import Viewport

SIZE = (800.0, 500.0)
"""Pixels of a view of which nobody says how large it is."""

LARGE = 300
"""Blocks of a chain for which bounds would take longer than anybody waits."""


def proof_in_slices(f: Chain, view: View, drawn: Mapping[str, Curve]) -> Slices[Proof | None]:
    """Prove what is drawn of f and f′ in a view; None where there is nothing that is looked at.

    Those are logarithmic axes, chains of very many blocks, and a view without f and f′.
    """
    curves = [drawn[name] for name in FIRST if name in drawn]
    if not curves or any(view.logs) or f.size > LARGE:
        return None
    seen = Viewport(*view.x_range, *view.y_range, *view.dots())
    each = yield from proved_in_slices(f, curves, seen)
    columns = np.logical_and.reduce(each)
    # From where to where they are not.
    ends = np.flatnonzero(np.diff(~columns, prepend=False, append=False))
    across = view.scales[0].to(seen.lo + ends * seen.px).tolist()
    open_ = tuple(zip(across[::2], across[1::2], strict=True))
    return Proof(columns.size, int(columns.sum()), open_)


def no_proof_of(document: Document) -> str:
    """Say why curves of a document are not looked at; "" where they are, or cannot be drawn."""
    if document.log_x or document.log_y:
        return "on logarithmic axes no columns are proved"
    if document.function.size > LARGE:
        return f"of more than {LARGE} blocks no columns are proved"
    return ""


def proof_of(document: Document, size: tuple[float, float] = SIZE) -> Proof | None:
    """Prove f and f′ of a document over its range, as a plot of so many pixels shows them.

    Examples
    --------
    >>> from core.formula import parse
    >>> print(proof_of(Document(parse("sin(x)/x"), x_range=(-5.0, 5.0), y_range=None)))
    787 of 800 columns proved
    """
    document = along(document)
    view = view_of(document, size)
    if refusal(view.x_range, view.y_range, view.logs):
        return None
    drawn = Curves().sampled(document, list(ORDERS)[:2], view.y_range, view.dots())
    return whole(proof_in_slices(document.function, view, drawn))
