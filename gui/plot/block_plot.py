"""The selected block's own plot: its function alone, the operating point, the local tangent."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from core.plot.figure import DOT, WIDTH
from core.plot.scale import Scale, scale_of
from core.plot.single_block import Alone, alone, curve_of
from core.plot.tangent import tangent
from core.plot.ticks import ticks
from core.sampling.curve import Floats
from gui.session import Session
from gui.widgets.frame import FRAME
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from core.sampling import Curve

LEFT, BELOW, RIGHT, ABOVE = 52, 20, 10, 6
"""Pixels around the curve."""

CLOSER = 1.5
"""How much closer numbers stand than in the plot; they are smaller."""


@guarded
class BlockPicture(QWidget):
    """A curve, a point on it and the tangent there."""

    def __init__(self) -> None:
        super().__init__()
        self._block: Alone | None = None
        self._curves: tuple[Curve, ...] = ()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for a small landscape."""
        return QSize(270, 170)

    def show_block(self, block: Alone | None) -> None:
        """Show a block, or nothing."""
        self._block = block
        if block is not None:
            room = self._room()
            size = max(int(room.width()), 20), max(int(room.height()), 20)
            self._curves = curve_of(block, size, self._curves)
        self.update()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(LEFT, ABOVE, -RIGHT, -BELOW)

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint from back to front."""
        block = self._block
        if block is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, room = theme_of(self.palette()), self._room()
        painter.fillRect(room, theme.background)
        self._paint_ticks(painter, block, room)
        painter.setClipRect(room)
        painter.setPen(QPen(theme.forward_curve, WIDTH))
        for curve in self._curves:
            for line in self._lines(curve.x, curve.y, block, room):
                painter.drawPolyline(line)
        limits = block.x_range, block.y_range
        touching = tangent(block.at, block.value, block.slope, limits, (False, False))
        painter.setPen(QPen(theme.backward_curve, 1.5, Qt.PenStyle.DashLine))
        for line in self._lines(*touching, block, room):
            painter.drawPolyline(line)
        for line in self._lines(np.array([block.at]), np.array([block.value]), block, room):
            at = line.at(0)
            painter.setPen(QPen(theme.muted, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(at.x(), room.bottom(), at.x(), at.y()))
            painter.drawLine(QLineF(room.left(), at.y(), at.x(), at.y()))
            painter.setClipping(False)
            painter.setPen(QPen(theme.background, 1.5))
            painter.setBrush(theme.forward_curve)
            painter.drawEllipse(at, DOT / 2, DOT / 2)

    def _paint_ticks(self, painter: QPainter, block: Alone, room: QRectF) -> None:
        """Draw hairlines at round numbers, stronger at 0, and write the numbers."""
        theme = theme_of(self.palette())
        font = painter.font()
        font.setPointSizeF(max(font.pointSizeF() * 0.85, 6))
        painter.setFont(font)
        flag = Qt.AlignmentFlag
        across, up = _scales(block)
        found = ticks(block.x_range, CLOSER * room.width())
        for value, label in zip(found.major, found.labels, strict=True):
            x = room.left() + _share(across, block.x_range, value) * room.width()
            painter.setPen(QPen(theme.muted if value == 0 else theme.line, 0.5))
            painter.drawLine(QLineF(x, room.top(), x, room.bottom()))
            painter.setPen(theme.muted)
            painter.drawText(
                QRectF(x - 50, room.bottom() + 2, 100, BELOW), flag.AlignHCenter, label
            )
        found = ticks(block.y_range, CLOSER * room.height(), stacked=True)
        for value, label in zip(found.major, found.labels, strict=True):
            y = room.bottom() - _share(up, block.y_range, value) * room.height()
            painter.setPen(QPen(theme.muted if value == 0 else theme.line, 0.5))
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(theme.muted)
            area = QRectF(0, y - 8, LEFT - 5, 16)
            painter.drawText(area, flag.AlignRight | flag.AlignVCenter, label)

    def _lines(self, x: Floats, y: Floats, block: Alone, room: QRectF) -> list[QPolygonF]:
        """Give the pieces of a polyline in pixels."""
        across, up = _scales(block)
        left, right = across.limits(block.x_range)
        low, high = up.limits(block.y_range)
        px = room.left() + (across.to(x) - left) / (right - left) * room.width()
        py = room.bottom() - (up.to(y) - low) / (high - low) * room.height()
        py = np.clip(py, -room.height(), 3 * room.height())
        parts = np.split(np.arange(len(px)), np.flatnonzero(np.isnan(px + py)))
        whole = [part[np.isfinite(px[part] + py[part])] for part in parts]
        return [
            QPolygonF([QPointF(*p) for p in zip(px[w].tolist(), py[w].tolist(), strict=True)])
            for w in whole
            if w.size
        ]


def _scales(block: Alone) -> tuple[Scale, Scale]:
    return scale_of(block.x_range), scale_of(block.y_range)


def _share(scale: Scale, limits: tuple[float, float], value: float) -> float:
    low, high = scale.limits(limits)
    return (scale.place(value) - low) / (high - low)


@guarded
class BlockPlot(QWidget):
    """What the one selected block does to its input; what to do while none is selected."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("blockPlot")
        self._session = session
        self._which = 0
        self._title, self._rule, self._local, self._words, self._empty = (
            PlainLabel() for _ in range(5)
        )
        self._choice = QToolButton()
        self._choice.setObjectName("blockInput")
        self._choice.setAutoRaise(True)
        self._choice.clicked.connect(self._choose)
        self._picture = BlockPicture()
        self._name_words()
        self._compose()
        self._frame = session.turns.one_shot(self, FRAME, self._show)
        session.selection_changed.connect(self._select)
        for signal in (session.x_changed, session.parameters_changed, session.chain_changed):
            signal.connect(self._schedule)
        self._select()

    def _name_words(self) -> None:
        self._words.setObjectName("blockWords")
        self._rule.setObjectName("blockRule")
        self._local.setObjectName("blockSlope")
        self._empty.setObjectName("blockEmpty")
        self._empty.setText(
            self.tr("Click a block in the chain, and here is its own plot, and its rule.")
        )
        for label in (self._title, self._rule, self._local, self._words, self._empty):
            label.setWordWrap(True)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)

    def _compose(self) -> None:
        self._block = QWidget()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._choice)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self._rule, self._local, self._words):
            column.addWidget(widget)
        column.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._block)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(8)
        self._halves.addLayout(column)
        self._halves.addWidget(self._picture, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 12, 12, 12)
        page.addWidget(self._empty)
        page.addWidget(self._block, 2)
        page.addStretch(1)

    def lie(self, *, flat: bool) -> None:
        """Put the plot beside the words, or below them."""
        way = QBoxLayout.Direction
        self._halves.setDirection(way.LeftToRight if flat else way.TopToBottom)
        self._halves.setStretch(0, 1 if flat else 0)

    def _select(self) -> None:
        self._which = 0
        self._block.setVisible(len(self._session.selection) == 1)
        self._empty.setHidden(len(self._session.selection) == 1)
        self._schedule()

    def _choose(self) -> None:
        self._which += 1
        self._schedule()

    def _schedule(self) -> None:
        """Draw in the next frame, where it is seen; what is asked for until then goes with it."""
        if self.isVisible() and not self._frame.isActive():
            self._frame.start()

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Take up what has changed while another page was seen."""
        super().showEvent(event)
        self._schedule()

    def _show(self) -> None:
        session = self._session
        if len(session.selection) != 1:
            self._describe("", self._empty.text())
            return
        (path,) = session.selection
        block = session.chain.block(path)
        shown = alone(session.chain, session.trace, path, self._which)
        self._picture.show_block(shown)
        self._choice.setVisible(shown is not None and len(shown.inputs) > 1)
        # Its letters are no wires.
        self._rule.setText(self.tr("In general: {0}").format(block.function.slope_in_words))
        self._local.setVisible(shown is not None)
        if shown is None:
            self._title.setText(block.function.label)
            words = self.tr("No number reaches this block, so there is no point to show.")
        else:
            self._title.setText(f"{shown.label}:  {shown.gives} = {shown.formula}")
            self._local.setText(shown.local_rule)
            words = shown.words
            if len(shown.inputs) > 1:
                self._choice.setText(self.tr("by {0} ▾").format(shown.given))
                told = self.tr("Show it as a function of its other input")
                self._choice.setToolTip(as_plain(told))
                self._choice.setAccessibleName(told)
        self._words.setText(words)
        self._describe(self.tr("{0} alone").format(block.function.label), words)

    def _describe(self, name: str, words: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Draw for the new size."""
        super().resizeEvent(event)
        self._schedule()
