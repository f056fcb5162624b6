"""The ghost in the plot: f and f′ as they would be if what hovers over the chain were let go."""

from dataclasses import replace
from typing import TYPE_CHECKING

from core.document import FIRST
from core.plot.curves import Curves
from core.plot.figure import Line
from core.plot.line import line_of
from core.plot.view_range import refusal

if TYPE_CHECKING:
    from core.chain import Chain
    from core.document import Document
    from core.plot.figure import View


class Ghost:
    """Keeps the samples of the last ghost for the next one."""

    def __init__(self) -> None:
        self._curves = Curves()

    def lines(
        self, chain: "Chain | None", document: "Document", view: "View", budget: float
    ) -> list[Line]:
        """Give the lines of a document with another chain, none where they cannot be drawn."""
        if chain is None or refusal(view.x_range, view.y_range, view.logs):
            return []
        log_x, log_y = view.logs
        seen = replace(document, chain=chain, x_range=view.x_range, log_x=log_x, log_y=log_y)
        curves = self._curves.sampled(seen, FIRST, view.y_range, view.dots(), budget)
        return [line_of(name, curve, view) for name, curve in curves.items()]
