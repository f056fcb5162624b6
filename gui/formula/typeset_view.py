"""f and f′ as in a book: outlines painted in the colours of their meaning."""

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 1.4
"""The size of the letters, as a multiple of the window's own."""

SMALLEST = 0.8
"""How much a formula is made smaller to fit, before that would be unreadable."""

_GAP, _LEADING = 36, 6


class Drawing(NamedTuple):
    """A formula as a path, from the left end of its baseline, in units of the letters' size."""

    path: QPainterPath
    width: float
    ascent: float
    descent: float


def drawing(outline: dict[str, Any] | None) -> Drawing | None:
    """Make a path of an outline.

    Parameters
    ----------
    outline : dict or None
        The fields of `core.outline.Outline`.

    Returns
    -------
    Drawing or None
        None for None.
    """
    if outline is None:
        return None
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    add: dict[str, Callable[..., None]] = {
        "M": path.moveTo, "L": path.lineTo, "Q": path.quadTo, "C": path.cubicTo,
        "Z": path.closeSubpath,
    }  # fmt: skip
    for letter, *numbers in outline["curves"]:
        add[letter](*numbers)
    return Drawing(path, outline["width"], outline["ascent"], outline["descent"])


class TypesetView(QWidget):
    """Paints f, and f′ beside it or below, in one row or two.

    Signals
    -------
    painted : after the first paint
    fit_changed : whether f′ fits into its row
    """

    painted = Signal()
    fit_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._f: Drawing | None = None
        self._slope: Drawing | None = None
        self._was_painted = False
        self._fits = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def fits(self) -> bool:
        """Whether f′ fits into its row; where it does not, it is not painted."""
        return self._fits

    def show_formulas(self, f: Drawing | None, slope: Drawing | None) -> None:
        """Paint other formulas.

        Parameters
        ----------
        f, slope : Drawing or None
            f and f′; None for nothing.
        """
        self._f, self._slope = f, slope
        self._arrange()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the height of the rows; the width is what there is."""
        return QSize(200, round(self._height()))

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the same."""
        return QSize(0, round(self._height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Arrange the formulas for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint both formulas on their baselines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(self.palette())
        y = 0.0
        for row in self._rows():
            y += max(self._scale(d) * d.ascent for d in row)
            x = 0.0
            for d in row:
                colour = theme.forward if d is self._f else theme.backward
                self._paint(painter, d, QPointF(x, y), colour)
                x += self._scale(d) * d.width + _GAP
            y += max(self._scale(d) * d.descent for d in row) + _LEADING
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def _paint(self, painter: QPainter, d: Drawing, at: QPointF, colour: QColor) -> None:
        painter.save()
        painter.translate(at)
        painter.scale(self._scale(d), self._scale(d))
        painter.fillPath(d.path, colour)
        painter.restore()

    def _arrange(self) -> None:
        fits = self._slope is None or self._is_narrow(self._slope)
        changed, self._fits = fits != self._fits, fits
        self.updateGeometry()
        self.update()
        if changed:
            self.fit_changed.emit(fits)

    def _unit(self) -> float:
        return SIZE * QFontInfo(self.font()).pixelSize()

    def _is_narrow(self, d: Drawing) -> bool:
        return d.width * self._unit() * SMALLEST <= self.width()

    def _scale(self, d: Drawing) -> float:
        return max(min(self._unit(), self.width() / d.width), self._unit() * SMALLEST)

    def _rows(self) -> list[list[Drawing]]:
        """Put f′ beside f where there is room for both, else below."""
        shown = [d for d in (self._f, self._slope) if d is not None and self._is_narrow(d)]
        width = sum(d.width * self._unit() for d in shown) + _GAP * (len(shown) - 1)
        return [shown] if shown and width <= self.width() else [[d] for d in shown]

    def _height(self) -> float:
        """Give the rows' height; never less than a plain row, so that typing moves little."""
        rows = self._rows()
        heights = [
            max(self._scale(d) * d.ascent for d in row)
            + max(self._scale(d) * d.descent for d in row)
            + _LEADING
            for row in rows
        ]
        return max(sum(heights), 1.6 * self._unit())
