"""A line of text that is cut where the room ends, and says the rest in its tooltip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain


@guarded
class ElidedLabel(PlainLabel):
    """Asks for no width, so that no text can widen the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint what there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.setToolTip(as_plain(self.text() if shown != self.text() else ""))
        QPainter(self).drawText(room, self.alignment(), shown)
