"""A step: the name of its rule, its equation, and why; it lights its block and is lit by it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout

from core.chain import Path
from gui.rules.equation import Equation
from gui.session import Session
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel
from gui.widgets.theme import sized, theme_of

SMALL = 0.9
"""How large the reason is written, of the window's letters."""

ROUND = 4
"""Pixels of the frame's corners."""


@guarded
class StepRow(QFrame):
    """Shows one step; under the pointer or with the keyboard it lights the block it is of."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._path: Path | None = None
        self._title, self._reason = PlainLabel(), PlainLabel()
        self.equation = Equation()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._reason.setFont(sized(font, font, SMALL))
        small = self._reason.font()
        small.setBold(False)
        self._reason.setFont(small)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 5, 8, 5)
        column.setSpacing(2)
        for label in (self._title, self.equation, self._reason):
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    @property
    def path(self) -> Path | None:
        """The block whose rule it is; None for one that no chain has."""
        return self._path

    def show_step(self, title: str, equation: str, reason: str, path: Path | None) -> None:
        """Show another step."""
        self._path = path
        self._title.setText(title)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.equation.show_equation(equation)
        self.setAccessibleName(f"{title}: {equation}")
        self.setAccessibleDescription(reason)
        self._colour()

    def texts(self) -> tuple[str, str, str]:
        """Give what is written: title, equation and reason."""
        return self._title.text(), self.equation.text(), self._reason.text()

    def _colour(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme_of(self.palette()).muted)
        self._reason.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def enterEvent(self, event: QEnterEvent) -> None:  # Qt's name
        """Light the block."""
        super().enterEvent(event)
        self._session.attention.hover(self._path)

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """Let the block go out."""
        super().leaveEvent(event)
        self._session.attention.hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Light the block for who has no pointer."""
        super().focusInEvent(event)
        self._session.attention.hover(self._path)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Let the block go out."""
        super().focusOutEvent(event)
        self._session.attention.hover(None)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Select the block."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._select()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Go to the next step or the one before by arrows, and select the block by Return."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._select()
        else:
            super().keyPressEvent(event)

    def _select(self) -> None:
        if self._path is not None:
            self._session.select([self._path])

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Frame what belongs to the block under the pointer, and mark a selected one."""
        super().paintEvent(event)
        attention = self._session.attention
        lit = self._path is not None and attention.hovered == self._path
        marked = self._path is not None and self._path in self._session.selection
        if not (lit or marked or self.hasFocus()):
            return
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = lit or self.hasFocus()
        painter.setPen(QPen(theme.backward, 1) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme.marked if marked else Qt.BrushStyle.NoBrush)
        area = self.rect().adjusted(1, 1, -2, -2)
        painter.drawRoundedRect(area, ROUND, ROUND)
