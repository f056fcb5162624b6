"""Tabs as words, the current one bold over a line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFocusRect, QTabBar

from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

AIR, ABOVE = 8, 8
"""Pixels to the left and right of a word, and above and below it."""

LINE = 2
"""Pixels of the line below the current one."""


@guarded
class Tabs(QTabBar):
    """A bar of tabs that takes the keyboard as any does."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspectorTabs")
        self.setAccessibleName(self.tr("Inspector"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def tabSizeHint(self, index: int) -> QSize:  # Qt's name
        """Ask for the room of a bold word, so that no word moves as another is chosen."""
        metrics = QFontMetrics(_bold(self.font()))
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * AIR
        return QSize(width, metrics.height() + 2 * ABOVE)

    def minimumTabSizeHint(self, index: int) -> QSize:  # Qt's name
        """Ask for all of it: a word that is cut says nothing."""
        return self.tabSizeHint(index)

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint the words, the line, and where the keyboard is."""
        painter, theme = QPainter(self), theme_of(self.palette())
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.line)
        for index in range(self.count()):
            area, is_current = self.tabRect(index), index == self.currentIndex()
            painter.setFont(_bold(self.font()) if is_current else self.font())
            painter.setPen(theme.text if is_current else theme.muted)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if is_current:
                self._paint_current(painter, area)

    def _paint_current(self, painter: QPainter, area: QRect) -> None:
        line = area.adjusted(AIR, area.height() - LINE, -AIR, 0)
        painter.fillRect(line, theme_of(self.palette()).forward)
        if self.hasFocus():
            ring = QStyleOptionFocusRect()
            ring.initFrom(self)
            ring.rect = area.adjusted(2, 2, -2, -4)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, ring, painter)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
