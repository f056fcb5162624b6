"""What an export will be: a picture on paper, or the beginning of a text."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QStackedWidget, QWidget

from gui.export.clipboard import as_file
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import number_font

EDGE = 20
"""Pixels around the paper."""

SMALL = 160
"""How wide a picture is while it is dragged, in pixels."""

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

    def show_picture(self, content: bytes, words: str, name: str) -> None:
        """Show a PNG, say what it shows to who does not see it, and name it for who drags it."""
        self._picture.show_png(content, f"{name}.png")
        self._picture.setAccessibleName(words)
        self.setCurrentWidget(self._picture)

    @property
    def dots(self) -> QSize:
        """How many dots the picture has across and up."""
        return self._picture.dots

    def show_text(self, text: str) -> None:
        """Show the beginning of a text."""
        lines = text.split("\n")
        shown = lines if len(lines) <= LINES else [*lines[:LINES], "…"]
        self._text.setPlainText("\n".join(shown))
        self.setCurrentWidget(self._text)


@guarded
class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._content, self._name, self._pixmap = b"", "", QPixmap()
        self._pressed: QPoint | None = None
        self._folder: QTemporaryDir | None = None
        self.setToolTip(as_plain(self.tr("Drag it out of the window to have it as a file.")))

    def show_png(self, content: bytes, name: str) -> None:
        self._content, self._name, self._pixmap = content, name, QPixmap()
        self._pixmap.loadFromData(content)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()

    @property
    def dots(self) -> QSize:
        return self._pixmap.size()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Note where a drag may begin."""
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Begin to drag, once it is meant so."""
        if self._pressed is None or self._pixmap.isNull():
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.drag().exec(Qt.DropAction.CopyAction)

    def drag(self) -> QDrag:
        """Give a drag of a file, which is there as long as this is."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.filePath(self._name))
        path.write_bytes(self._content)
        drag = QDrag(self)
        drag.setMimeData(as_file(path, self._pixmap.toImage()))
        drag.setPixmap(
            self._pixmap.scaledToWidth(SMALL, Qt.TransformationMode.SmoothTransformation)
        )
        return drag

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
