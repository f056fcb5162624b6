"""f and f′ as in a book: outlines painted in the colours of their meaning."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.drawing import Drawing
from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

SIZE = 1.4
"""The size of the letters, as a multiple of the window's own."""

SMALLEST = 0.75
"""How much a formula is made smaller to fit, before that would be unreadable."""

HEIGHT = 2.15
"""The height of a fraction, in letters: all else has it too, so that typing moves nothing."""

BASELINE = 1.4
"""Where the letters stand in that height if they may, as they do in most fractions."""

GAP = 36
"""Pixels between f and f′."""

_LEADING = 4


@guarded
class TypesetView(QWidget):
    """Paints f, and f′ beside it or below, in one row or two.

    Signals
    -------
    painted : after the first paint
    arranged : whenever the formulas or their places are others
    fit_changed : whether f′ fits into its row
    """

    painted = Signal()
    arranged = Signal()
    fit_changed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._f: Drawing | None = None
        self._slope: Drawing | None = None
        self._was_painted = self._is_old = False
        self._fits = True
        self._covered = QRectF()

    @property
    def fits(self) -> bool:
        """Whether f′ fits into its row; where it does not, it is not painted."""
        return self._fits

    def show_formulas(self, f: Drawing | None, slope: Drawing | None) -> None:
        """Paint other formulas, f and f′; None for nothing."""
        self._f, self._slope, self._is_old = f, slope, False
        self._arrange()

    def show_f(self, f: Drawing | None) -> None:
        """Paint another f, and pale what stands there as f′ until its own comes."""
        self._f, self._is_old = f, True
        self._arrange()

    def make_way(self, covered: QRectF) -> None:
        """Paint no formula that would be seen around what lies over a part of it."""
        self._covered = covered
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the height of the rows; the width is what there is."""
        return QSize(200, ceil(self._height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Arrange the formulas for the new width."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def end(self) -> int:
        """How many pixels from the left nothing more is painted in any row."""
        rows, scale = self._rows()
        return ceil(max((_width(row, scale) for row in rows), default=0))

    @property
    def natural_width(self) -> int:
        """How many pixels both formulas would take in one row, neither made smaller."""
        row = [d for d in (self._f, self._slope) if d is not None]
        return ceil(_width(row, self._unit())) if row else 0

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint both formulas on their baselines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(self.palette())
        slope_colour = theme.line if self._is_old else theme.backward
        rows, scale = self._rows()
        top = 0.0
        for row in rows:
            x, y = 0.0, top + scale * max(d.ascent for d in row)
            if len(rows) == 1:
                lowest = self.height() - scale * max(d.descent for d in row)
                y = max(y, min(BASELINE * self._unit(), lowest))
            for d in row:
                colour = theme.forward if d is self._f else slope_colour
                height = scale * (d.ascent + d.descent)
                box = QRectF(x, y - scale * d.ascent, scale * d.width, height)
                if not box.intersects(self._covered):
                    self._paint(painter, d, QPointF(x, y), scale, colour)
                x += scale * d.width + GAP
            top += scale * _tall(row) + _LEADING
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def _paint(
        self, painter: QPainter, d: Drawing, at: QPointF, scale: float, colour: QColor
    ) -> None:
        painter.save()
        painter.translate(at)
        painter.scale(scale, scale)
        painter.fillPath(d.path, colour)
        painter.restore()

    def _arrange(self) -> None:
        fits = self._slope is None or self._is_narrow(self._slope)
        changed, self._fits = fits != self._fits, fits
        self.arranged.emit()
        self.update()
        if changed:
            self.fit_changed.emit(fits)

    def _unit(self) -> float:
        return SIZE * QFontInfo(self.font()).pixelSize()

    def _is_narrow(self, d: Drawing) -> bool:
        return d.width * self._unit() * SMALLEST <= self.width()

    def _rows(self) -> tuple[list[list[Drawing]], float]:
        """Put f′ beside f where there is room for both, else below; give the letters' size."""
        shown = [d for d in (self._f, self._slope) if d is not None and self._is_narrow(d)]
        if not shown:
            return [], self._unit()
        beside, below = [shown], [[d] for d in shown]
        smallest = SMALLEST * self._unit()
        for rows in (beside, below):
            scale = min(self._unit(), self._widest(rows), self._tallest(rows))
            if scale >= smallest:
                return rows, scale
        return (beside if self._widest(beside) >= smallest else below), smallest

    def _widest(self, rows: list[list[Drawing]]) -> float:
        """Give the size of letters at which the rows are as wide as there is room."""
        return min(
            (self.width() - GAP * (len(row) - 1)) / sum(d.width for d in row) for row in rows
        )

    def _tallest(self, rows: list[list[Drawing]]) -> float:
        """Give the size of letters at which the rows are as high as all rows are."""
        room = HEIGHT * self._unit() - _LEADING * (len(rows) - 1)
        return room / sum(map(_tall, rows))

    def _height(self) -> float:
        """Give the steady height, or more where formulas would be unreadable in it."""
        rows, scale = self._rows()
        needed = scale * sum(map(_tall, rows)) + _LEADING * (len(rows) - 1)
        return max(needed, HEIGHT * self._unit())


def _tall(row: list[Drawing]) -> float:
    return max(d.ascent for d in row) + max(d.descent for d in row)


def _width(row: list[Drawing], scale: float) -> float:
    return scale * sum(d.width for d in row) + GAP * (len(row) - 1)
