"""How many steps of a pass are done: a dot for each, or figures where there are too many."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.theme import theme_of

MOST_DOTS = 12

DOT, APART = 4.0, 13
"""How large a dot is from its middle, and how far apart dots are, in pixels."""


@guarded
class StepCount(PlainLabel):
    """Says “3 / 12”, in dots if there are few."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stepCount")
        self._done = self._count = 0
        self._leftward, self._may_have_dots = False, True

    def show_steps(self, done: int, count: int, *, leftward: bool) -> None:
        """Take on how many are done of how many; those of a pass to the left fill from right."""
        shown = done, count, leftward
        if shown == (self._done, self._count, self._leftward) and self.text():
            return  # as at each step of x: a layout of the whole window would come of it
        self._done, self._count, self._leftward = shown
        self.setText(f"{done} / {count}")
        self.setAccessibleName(self.tr("{0} of {1} steps").format(done, count))
        self.setToolTip(as_plain(self.accessibleName()))
        self.updateGeometry()
        self.update()

    @property
    def has_dots(self) -> bool:
        """Whether there is a dot for each step."""
        return self._may_have_dots and 0 < self._count <= MOST_DOTS

    def allow_dots(self, allowed: bool) -> None:
        """Have dots where they are few, or only figures."""
        if allowed != self._may_have_dots:
            self._may_have_dots = allowed
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the dots, or for the widest figures there will be."""
        return QSize(self.width_of(dots=self._may_have_dots), self.fontMetrics().height())

    def width_of(self, *, dots: bool) -> int:
        """How wide it is with dots, if they are few, or without."""
        if dots and 0 < self._count <= MOST_DOTS:
            return APART * self._count
        return self.fontMetrics().horizontalAdvance("8" * 2 * len(str(self._count)) + " / ")

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the dots, those that are done filled."""
        if not self.has_dots:
            super().paintEvent(event)
            return
        theme = theme_of(self.palette())
        colour = theme.backward if self._leftward else theme.forward
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.2))
        for k in range(self._count):
            at = self._count - 1 - k if self._leftward else k
            painter.setBrush(colour if k < self._done else QColor(Qt.GlobalColor.transparent))
            painter.drawEllipse(QPointF((at + 0.5) * APART, self.height() / 2), DOT, DOT)
