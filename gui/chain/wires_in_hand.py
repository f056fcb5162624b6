"""The wire under the pointer, and the one that has the keyboard: where something may be added."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from core.chain.edits import Gap
from gui.chain.add_here import AddHere, WireRing
from gui.chain.canvas import ChainCanvas
from gui.session import Session
from gui.widgets.guarded import guarded

ON_LINE = 4
"""How far from a wire's line the pointer is still on it, in pixels: next come its numbers."""


@guarded
class WiresInHand(QObject):
    """Shows a + on the wire that the pointer is on, and a ring around the one keys went to."""

    chosen = Signal(object)
    """Something is to be added into this gap."""

    def __init__(self, canvas: ChainCanvas, session: Session) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, session
        self.focused: Gap | None = None
        self._add, self._ring = AddHere(canvas), WireRing(canvas)
        self._add.chosen.connect(self.chosen)
        canvas.setMouseTracking(True)
        canvas.installEventFilter(self)
        canvas.arranged.connect(self.leave)
        session.selection_changed.connect(self.leave)

    def step(self, forward: bool) -> Gap | None:
        """Go to the wire behind or before that which has the keyboard, or the selected block."""
        gaps = list(self._canvas.gaps_on_wires())
        chosen = self._session.selection[-1:]
        if self.focused in gaps:
            at = gaps.index(self.focused) + (1 if forward else -1)
            self._focus(gaps[min(max(at, 0), len(gaps) - 1)])
        elif chosen:
            self._focus((chosen[0][:-1], chosen[0][-1] + (1 if forward else 0)))
        else:
            self._focus(gaps[0 if forward else -1])
        return self.focused

    def leave(self) -> None:
        """Have no wire in hand."""
        self.focused = None
        self._ring.show_at(None)
        self._add.show_on(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Follow the pointer."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            wire = self._canvas.wire_at(event.position().toPoint())
            if wire is not None or self.focused is None:
                self._add.show_on(wire)
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            if self._take_click(event):
                return True
        elif event.type() == QEvent.Type.Leave and self.focused is None:
            self._add.show_on(None)
        return super().eventFilter(watched, event)

    def _take_click(self, event: QMouseEvent) -> bool:
        """Take a click on the line itself for one on its +, which may be far along it."""
        at, is_left = event.position().toPoint(), event.button() == Qt.MouseButton.LeftButton
        wire = self._canvas.wire_at(at) if is_left else None
        if wire is None or abs(at.y() - wire.y) > ON_LINE:
            return False
        event.accept()
        self.chosen.emit(wire.gap)
        return True

    def _focus(self, gap: Gap) -> None:
        wire = self._canvas.gaps_on_wires().get(gap)
        self.focused = gap if wire is not None else None
        self._add.show_on(wire)
        self._ring.show_at(None if wire is None else self._canvas.around(wire))
