"""A plot and the chain below it on one sheet."""

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
from dataclasses import replace

from core.document import DEFAULTS, Document, Shown
from core.export.diagram.drawing import Drawing
from core.export.drawing.sheet import as_it_comes, laid_out, new_sheet, saved
from core.export.look import SCREEN, Look


def draw_both(
    document: Document, suffix: str, look: Look = SCREEN, shown: Shown = DEFAULTS
) -> bytes:
    """Draw a document's plot, as large as its look says, and its chain below, in the middle."""
    chain = Drawing(document, look)
    (width, plot), (wide, high) = look.inches, chain.inches
    with as_it_comes():
        sheet = new_sheet(look, (width, plot + high))
        parts = sheet.subfigures(2, 1, squeeze=False, height_ratios=(plot, high), hspace=0)
        above, below = parts.flat
        laid_out(document, look, shown, sheet=above)
        share = wide / width
        chain.paint_on(below, ((1 - share) / 2, 0.0, share, 1.0))
        return saved(sheet, suffix, look, replace(document, shown=shown))
