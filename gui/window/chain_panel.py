"""The chain with the lesson bar and the chain rule under it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.chain.chain_view import ChainView
from gui.lesson.bar import LessonBar
from gui.product_line.product_line import ProductLine
from gui.session import Session
from gui.widgets.guarded import guarded


@guarded
class ChainPanel(QWidget):
    """The chain with its lesson and its product line, or what to do where there is no chain yet."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._room: int | None = None
        self.view = ChainView(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lesson, self._line = LessonBar(session), ProductLine(session)
        column.addWidget(self.view, 1)
        column.addWidget(self._lesson)
        column.addWidget(self._line)

    def set_room(self, height: int) -> None:
        """Let the chain fit a height together with the most that what is below it takes."""
        self._room = height
        below = self._lesson.sizeHint().height() + self._line.greatest_height
        self.view.set_room(height - below)

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the font, in which the product line has another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._room is not None:
            self.set_room(self._room)
