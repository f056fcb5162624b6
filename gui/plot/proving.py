"""Proves what is drawn, once it has come to rest."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.incremental import Slices, advance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.chain import Chain
    from core.plot.figure import Proof, View
    from core.sampling import Curve
    from gui.widgets.turns import Turns

REST = 60
"""Milliseconds without a change after which a proof that was interrupted goes on."""

SLICE = 0.008
"""Seconds of it at a time."""


class Proving(QObject):
    """Keeps the proof of what was drawn last; anything else drawn drops it."""

    changed = Signal()
    """There is a proof."""

    def __init__(self, parent: QObject, turns: "Turns") -> None:
        super().__init__(parent)
        self.proof: Proof | None = None
        self.f: Chain | None = None
        self._view: View | None = None
        self._drawn: Mapping[str, Curve] = {}
        self._work: Slices[None] | None = None
        self._turn = turns.one_shot(self, 0, self._go_on)

    def take(self, f: "Chain", view: "View", drawn: "Mapping[str, Curve]") -> None:
        """Drop the proof, unless the same is drawn again."""
        if f == self.f and view == self._view and _are_same(drawn, self._drawn):
            return
        self.stop()
        self.f, self._view, self._drawn, self.proof = f, view, drawn, None

    def begin(self) -> None:
        """Prove what was taken last."""
        if self.proof is None and self._work is None and self.f is not None:
            self._work = self._prove()
        self._turn.start(0)

    def wait(self) -> None:
        """Go on when nothing has changed for a while."""
        if self._work is not None:
            self._turn.start(REST)

    def stop(self) -> None:
        """Leave it undone."""
        self._turn.stop()
        self._work = None

    def _go_on(self) -> None:
        if self._work is not None and advance(self._work, SLICE):
            self._turn.start(0)
        else:
            self._work = None

    def _prove(self) -> Slices[None]:
        from core.plot.proof import proof_in_slices  # loaded after the first paint

        if self.f is not None and self._view is not None:
            self.proof = yield from proof_in_slices(self.f, self._view, self._drawn)
            if self.proof is not None:
                self.changed.emit()


def _are_same(drawn: "Mapping[str, Curve]", before: "Mapping[str, Curve]") -> bool:
    """Tell whether the same is stroked and filled."""
    return drawn.keys() == before.keys() and all(_is_same(c, before[n]) for n, c in drawn.items())


def _is_same(curve: "Curve", other: "Curve") -> bool:
    rows = zip((curve.x, curve.y, *curve.bands), (other.x, other.y, *other.bands), strict=True)
    return curve is other or all(np.array_equal(*pair, equal_nan=True) for pair in rows)
