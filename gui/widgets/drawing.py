"""The outline of a typeset formula as a path that a painter fills."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.widgets.derivative_process import Outline


class Drawing(NamedTuple):
    """A formula as a path, from the left end of its baseline, in units of the letters' size."""

    path: QPainterPath
    width: float
    ascent: float
    descent: float


def drawing(outline: "Outline | None") -> Drawing | None:
    """Make a path of the fields of a `core.symbolic.typeset.Outline`."""
    if outline is None:
        return None
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    add: dict[str, Callable[..., None]] = {
        "M": path.moveTo, "L": path.lineTo, "Q": path.quadTo, "C": path.cubicTo,
        "Z": path.closeSubpath,
    }  # fmt: skip
    for letter, *numbers in outline["curves"]:
        add[letter](*numbers)
    return Drawing(path, outline["width"], outline["ascent"], outline["descent"])
