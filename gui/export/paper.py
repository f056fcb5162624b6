"""What an export will be: a picture on paper, or the beginning of a text."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from gui.widgets.theme import number_font

EDGE = 20
"""Pixels around the paper."""

LIGHTER = 125
"""How many hundredths of the light of a middle grey the ground has."""

LINES = 400
"""Of a long text, how many are shown."""


class Paper(QStackedWidget):
    """Shows one or the other; what was shown last stays until there is something new."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exportPreview")
        self._picture, self._text = _Picture(), QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFont(number_font())
        self._text.setAccessibleName(self.tr("Preview"))
        self.addWidget(self._picture)
        self.addWidget(self._text)

    def show_picture(self, content: bytes, words: str) -> None:
        """Show a PNG, and say to who does not see it what it shows."""
        self._picture.show_png(content)
        self._picture.setAccessibleName(words)
        self.setCurrentWidget(self._picture)

    def show_text(self, text: str) -> None:
        """Show the beginning of a text."""
        lines = text.split("\n")
        shown = lines if len(lines) <= LINES else [*lines[:LINES], "…"]
        self._text.setPlainText("\n".join(shown))
        self.setCurrentWidget(self._text)


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()

    def show_png(self, content: bytes) -> None:
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(content)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint the paper as large as there is room, on a ground that it stands out from."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().mid().color().lighter(LIGHTER))
        if self._pixmap.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.size() - QSize(2 * EDGE, 2 * EDGE)
        size = self._pixmap.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        paper = QRect(0, 0, size.width(), size.height())
        paper.moveCenter(self.rect().center())
        painter.drawPixmap(paper, self._pixmap)
