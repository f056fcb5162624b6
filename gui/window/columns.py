"""The three columns of the window; in a narrow one the inspector lies below the middle."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gui.inspector.inspector import Inspector
from gui.widgets.guarded import guarded

NARROW = 130
"""How many figures wide a window is in which the inspector would leave the chain too little."""

NARROW_IF_LOW = 112
"""The same where the inspector, below, would leave the chain and the plot too little height."""

LOW = 52
"""How many lines high such a window is at most."""

WIDTHS = (20, 103, 37)
"""Of the columns at the first start, in figures."""


@guarded
class Columns(QSplitter):
    """Gives the chain and the plot enough width, whatever the window's."""

    def __init__(self, palette: QWidget, rows: QWidget, inspector: Inspector) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._inspector = inspector
        self._inspector_width = self._pixels(WIDTHS[-1])
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(rows, 1)
        for widget in (palette, middle, inspector):
            self.addWidget(widget)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)

    @property
    def is_narrow(self) -> bool:
        """Whether the inspector lies below the middle."""
        return self._inspector.parent() is not self

    def reset(self) -> None:
        """Give the columns the widths of the first start."""
        self.set_widths([self._pixels(width) for width in WIDTHS])

    @property
    def widths(self) -> list[int]:
        """Those of all three columns, also where the inspector lies below the middle."""
        return [*self.sizes()[:2], self._inspector_width if self.is_narrow else self.sizes()[-1]]

    def set_widths(self, widths: list[int]) -> None:
        """Give all three columns their widths."""
        self._inspector_width = widths[-1]
        self.setSizes(widths)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for no more width than a narrow window has, which puts the inspector elsewhere."""
        wanted = super().minimumSizeHint()
        if not self.is_narrow:
            beside = self._inspector.minimumSizeHint().width() + self.handleWidth()
            wanted.setWidth(wanted.width() - beside)
        return wanted

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Put the inspector where there is room."""
        self._inspector.set_room(self.height() // 2)
        narrow = self.width() < self._pixels(NARROW_IF_LOW if self._is_low() else NARROW)
        if narrow and not self.is_narrow:
            if self.isVisible():
                self._inspector_width = self.sizes()[-1]
            self._inspector.lie(flat=True)
            self._middle.addWidget(self._inspector)
        elif not narrow and self.is_narrow:
            self._inspector.lie(flat=False)
            self.addWidget(self._inspector)
            left, right = self.sizes()[0], self._inspector_width
            self.setSizes([left, self.width() - left - right, right])
        super().resizeEvent(event)

    def _is_low(self) -> bool:
        """Ask the window: the columns' own height changes with the formula above them."""
        return self.window().height() <= LOW * self.fontMetrics().lineSpacing()

    def _pixels(self, figures: int) -> int:
        """Give the width of some figures of the system's font."""
        return figures * self.fontMetrics().horizontalAdvance("8")
