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
        self._below = 0
        self.view = ChainView(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lesson, self._line = LessonBar(session), ProductLine(session)
        column.addWidget(self.view, 1)
        column.addWidget(self._lesson)
        column.addWidget(self._line)

    @property
    def lent_height(self) -> int:
        """What the lesson takes for a while, which is not to be taken from the chain."""
        return self._lesson.lent_height

    def set_room(self, height: int) -> None:
        """Let the chain fit a height together with the most that what is below it takes."""
        self._room, self._below = height, self._height_below
        self.view.set_room(height - self._below)

    def event(self, event: QEvent) -> bool:
        """Follow the font, and a lesson bar that takes one line more."""
        done = super().event(event)
        follows = event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutRequest)
        if follows and self._room is not None and self._below != self._height_below:
            self.set_room(self._room)
        return done

    @property
    def _height_below(self) -> int:
        return self._lesson.sizeHint().height() + self._line.greatest_height
