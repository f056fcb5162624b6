"""A small button that stands for a function or a letter, and is used like a row of the palette."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from gui.palette.dragging import drag
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import theme_of

HEIGHT = 28
"""Of every such button, in pixels of the usual font."""

_ENTER = Qt.Key.Key_Return, Qt.Key.Key_Enter


@guarded
class NameButton(QAbstractButton):
    """Is dragged, clicked to be taken up, or chosen on Enter and by a double-click."""

    taken = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget, kind: str, *, round_ends: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(kind)
        self._round_ends = round_ends
        self._pressed: QPoint | None = None
        self.name = self._words = ""
        self.clicked.connect(lambda: self.taken.emit(self.name))
        self.show_name("", "")

    def show_name(self, name: str, text: str, words: str = "", tip: str = "") -> None:
        """Stand for another name, or for none yet, which can be neither clicked nor dragged."""
        self.name, self._words = name, words
        self.setText(text)
        self.setToolTip(as_plain(tip))
        self.setAccessibleName(f"{text} {words}".strip() if name else "")
        self.setEnabled(bool(name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the height of a row with some air; the width is shared with others."""
        return QSize(HEIGHT, max(HEIGHT, self.fontMetrics().height() + 10))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Be chosen on Enter; arrows are the row's."""
        if event.key() in _ENTER:
            self.chosen.emit(self.name)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Begin a click or a drag."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Drag once the hand has moved far enough."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)  # no click comes of it
            drag(self, self.name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Be chosen; the release that follows is no click."""
        self.chosen.emit(self.name)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the name, and beside it in muted words what it is for."""
        theme, painter = theme_of(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = area.height() / 2 if self._round_ends else 6.0
        is_near = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setPen(QPen(theme.forward if is_near else theme.line, 1))
        if self.name:
            painter.setBrush(theme.marked if self._round_ends else theme.background)
        else:
            painter.setPen(QPen(theme.line, 1, Qt.PenStyle.DotLine))  # a place, and nothing in it
        painter.drawRoundedRect(area, radius, radius)
        painter.setPen(theme.forward if self._round_ends else theme.text)
        font = self.font()
        font.setItalic(self._round_ends)
        painter.setFont(font)
        inside = self.rect().adjusted(4, 0, -4, 0)
        if not self._words:
            text = QFontMetrics(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.width() - 4
            )
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        inside.adjust(8, 0, -4, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self.text())
        inside.adjust(QFontMetrics(font).horizontalAdvance(self.text()) + 10, 0, 0, 0)
        painter.setFont(self.font())
        painter.setPen(theme.muted)
        words = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)


@guarded
class NameRow(QWidget):
    """Buttons that are one stop for Tab, and among which the arrows go."""

    taken = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[NameButton] = []

    def add(self, button: NameButton) -> NameButton:
        """Take a button in, the last in the order of the arrows."""
        button.setFocusPolicy(
            Qt.FocusPolicy.ClickFocus if self.buttons else Qt.FocusPolicy.StrongFocus
        )
        button.taken.connect(self.taken)
        button.chosen.connect(self.chosen)
        self.buttons.append(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Go to the next button or the one before."""
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up)
        there = [button for button in self.buttons if button.isEnabled() and button.isVisible()]
        at = next((i for i, button in enumerate(there) if button.hasFocus()), None)
        if at is None or not (back or event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down)):
            super().keyPressEvent(event)
            return
        there[(at + (-1 if back else 1)) % len(there)].setFocus(Qt.FocusReason.TabFocusReason)
