"""Figures of the tests, finished as for an export."""

from typing import Any

from core.document import DEFAULTS, Document, Shown
from core.formula import parse
from core.plot.compose import view_of
from core.plot.figure import Figure
from core.plot.finished import finished

Range = tuple[float, float]


def figure(
    text: str, x_range: Range, y_range: Range | None = None, *,
    curves: tuple[str, ...] = DEFAULTS.curves, points: bool = False, x: float = 0.5, **others: Any,
) -> Figure:  # fmt: skip
    document = Document(parse(text), x, x_range=x_range, y_range=y_range, **others)
    return finished(document, view_of(document, (800.0, 500.0)), Shown(curves, True, points))
