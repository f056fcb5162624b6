"""The three columns of the window; in a narrow one the numbers lie below the middle."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from gui.check.check_panel import CheckPanel
from gui.plot.block_plot import BlockPlot
from gui.widgets.guarded import guarded

NARROW = 130
"""How many figures wide a window is in which the numbers would leave the chain too little room."""

WIDTHS = (20, 104, 36)
"""Of the columns at the first start, in figures."""


@guarded
class Numbers(QWidget):
    """The check panel with the selected block's plot, below one another or side by side."""

    def __init__(self, check: CheckPanel, block_plot: BlockPlot) -> None:
        super().__init__()
        self.setObjectName("numbers")
        self._check, self._block_plot = check, block_plot
        self._stack = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._stack.addWidget(check, 1)
        self._stack.addWidget(block_plot)

    def lie(self, *, flat: bool) -> None:
        """Lie flat below something wide, or stand beside something high."""
        way, policy = QBoxLayout.Direction, QSizePolicy.Policy
        self._stack.setDirection(way.LeftToRight if flat else way.TopToBottom)
        self._check.lie(flat=flat)
        self._stack.activate()
        self.setSizePolicy(policy.Preferred, policy.Maximum if flat else policy.Preferred)
        self._keep_height()

    def event(self, event: QEvent) -> bool:
        """Follow the height that the check panel needs."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_height()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Follow the height that the check panel needs in this width."""
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """Let the block's plot take no room from the numbers.

        Flat, all is as high as with that plot, no higher: a selection must not move the chain.
        """
        if self._stack.direction() != QBoxLayout.Direction.LeftToRight:
            spare = self.height() - self._check.heightForWidth(self.width())
            self._block_plot.setMaximumHeight(max(spare, 0))
            self.setMinimumHeight(0)
            return
        beside = self.width() - self._block_plot.sizeHint().width()
        wide = max(beside, self._check.minimumSizeHint().width())
        height = self._check.heightForWidth(wide)
        self._block_plot.setMaximumHeight(height)
        self.setMinimumHeight(height)


@guarded
class Columns(QSplitter):
    """Gives the chain and the plot enough width, whatever the window's."""

    def __init__(self, palette: QWidget, rows: QWidget, numbers: Numbers) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._numbers = numbers
        self._width_of_numbers = self._pixels(WIDTHS[-1])
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(rows, 1)
        for widget in (palette, middle, numbers):
            self.addWidget(widget)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)

    @property
    def is_narrow(self) -> bool:
        """Whether the numbers lie below the middle."""
        return self._numbers.parent() is not self

    def reset(self) -> None:
        """Give the columns the widths of the first start."""
        self.set_widths([self._pixels(width) for width in WIDTHS])

    @property
    def widths(self) -> list[int]:
        """Those of all three columns, also where the numbers lie below the middle."""
        return [*self.sizes()[:2], self._width_of_numbers if self.is_narrow else self.sizes()[-1]]

    def set_widths(self, widths: list[int]) -> None:
        """Give all three columns their widths."""
        self._width_of_numbers = widths[-1]
        self.setSizes(widths)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for no more width than a narrow window has, which puts the numbers elsewhere."""
        wanted = super().minimumSizeHint()
        if not self.is_narrow:
            beside = self._numbers.minimumSizeHint().width() + self.handleWidth()
            wanted.setWidth(wanted.width() - beside)
        return wanted

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Put the numbers where there is room."""
        narrow = self.width() < self._pixels(NARROW)
        if narrow and not self.is_narrow:
            if self.isVisible():
                self._width_of_numbers = self.sizes()[-1]
            self._numbers.lie(flat=True)
            self._middle.addWidget(self._numbers)
        elif not narrow and self.is_narrow:
            self._numbers.lie(flat=False)
            self.addWidget(self._numbers)
            left, right = self.sizes()[0], self._width_of_numbers
            self.setSizes([left, self.width() - left - right, right])
        super().resizeEvent(event)

    def _pixels(self, figures: int) -> int:
        """Give the width of some figures of the system's font."""
        return figures * self.fontMetrics().horizontalAdvance("8")
