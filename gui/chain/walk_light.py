"""What shows where a walk through a pass is: a glow around its block, and pulses on its wires."""

from itertools import pairwise

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QWidget

from core.chain import Chain
from core.chain.edits import Gap
from core.lesson import AtBlock, Direction, Step
from gui.chain.canvas import ChainCanvas
from gui.chain.layout.places import Wire
from gui.chain.scrolling import ChainScrolling
from gui.session import Session
from gui.widgets.guarded import guarded
from gui.widgets.motion import may_move
from gui.widgets.theme import theme_of
from gui.widgets.timers import repeating

GLOW = 9
"""How far the glow reaches, in pixels."""

PULSE = 9
"""How large a pulse is from its middle, in pixels."""

TICK, TICKS = 16, 40
"""Milliseconds from one place of a pulse to the next, and how many there are on a wire."""


@guarded
class Glow(QWidget):
    """A frame around a block, with a glow and a pale ground."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setObjectName("walkGlow")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QRect) -> None:
        """Glow around a place."""
        self.setGeometry(place.adjusted(-GLOW, -GLOW, GLOW, GLOW))
        self.raise_()
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint frames ever fainter outwards, and a haze that what is framed shows through."""
        colour = QColor(theme_of(self.palette()).backward_curve)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for k in range(GLOW):
            colour.setAlpha(6 + 7 * k)
            painter.setPen(QPen(colour, 1.5))
            painter.drawRoundedRect(self.rect().adjusted(k, k, -k - 1, -k - 1), 16 - k, 16 - k)
        painter.setPen(QPen(theme_of(self.palette()).backward_curve, 2))
        colour.setAlpha(18)
        painter.setBrush(colour)
        inside = self.rect().adjusted(GLOW, GLOW, -GLOW - 1, -GLOW - 1)
        painter.drawRoundedRect(inside, 7, 7)


@guarded
class Pulse(QWidget):
    """A dot of light."""

    def __init__(self, canvas: QWidget, colour: QColor) -> None:
        super().__init__(canvas)
        self.setObjectName("walkPulse")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colour = colour
        self.resize(2 * PULSE + 1, 2 * PULSE + 1)

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint a dot that fades outwards."""
        middle, faint = self.rect().toRectF().center(), QColor(self._colour)
        faint.setAlpha(0)
        light = QRadialGradient(middle, PULSE)
        for at, colour in ((0.0, self._colour), (0.45, self._colour), (0.5, faint), (1.0, faint)):
            light.setColorAt(at, colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawEllipse(middle, PULSE, PULSE)


class WalkLight(QObject):
    """Follows the session's walk on the canvas of its chain."""

    def __init__(self, canvas: ChainCanvas, scrolling: ChainScrolling, session: Session) -> None:
        super().__init__(canvas)
        self._canvas, self._scrolling, self._session = canvas, scrolling, session
        self._glow = Glow(canvas)
        self._ways: list[tuple[Pulse, list[QPoint]]] = []
        self._tick = self._done = 0
        self._timer = repeating(canvas, TICK, self._move)
        session.walk.changed.connect(self._follow)
        canvas.arranged.connect(self._show)

    def _follow(self) -> None:
        """Show what the walk is at, and let what was sent run if it has just gone on."""
        walk = self._session.walk
        before, self._done = self._done, walk.count if walk.is_complete else walk.done or 0
        self._show()
        if self._glow.isVisible():
            self._scrolling.bring(self._glow.geometry())
        step = walk.last
        if self._done == before + 1 and isinstance(step, AtBlock) and may_move(self._canvas):
            self._send(step)

    def _show(self) -> None:
        self._stop()
        place = self._place(self._session.walk.at)
        if place is None:
            self._glow.hide()
        else:
            self._glow.show_at(place)

    def _place(self, step: Step | None) -> QRect | None:
        """Give where a sum is or a block, or the folded branch that it is in."""
        if not isinstance(step, AtBlock):
            row = self._canvas.sums().get(step.letter) if step else None
            return row and row.adjusted(-GLOW, -2, GLOW, 2)
        path, blocks = step.path, self._canvas.blocks()
        if path in blocks:
            return blocks[path]
        around = (path[:end] for end in range(2, len(path), 2))
        folded = next((p for p in around if p in self._session.folds.lanes), None)
        if folded is None:
            return None
        return self._canvas.gaps()[folded, len(self._session.chain.lane(folded).blocks)]

    def _send(self, step: AtBlock) -> None:
        """Let a pulse run over every wire that the step sends something over."""
        theme = theme_of(self._canvas.palette())
        back = step.direction is Direction.BACKWARD
        wires = self._canvas.gaps_on_wires()
        for gap in _gaps_before(step, self._session.chain) if back else [_gap_behind(step)]:
            if gap in wires:
                way = _way(wires[gap])
                colour = theme.backward_curve if back else theme.forward_curve
                self._ways.append((Pulse(self._canvas, colour), way[::-1] if back else way))
        self._tick = 0
        for pulse, way in self._ways:
            pulse.move(way[0] - pulse.rect().center())
            pulse.show()
        if self._ways:
            self._timer.start()

    def _move(self) -> None:
        self._tick += 1
        if self._tick > TICKS:
            self._stop()
            return
        for pulse, way in self._ways:
            pulse.move(_along(way, self._tick / TICKS) - pulse.rect().center())

    def _stop(self) -> None:
        self._timer.stop()
        for pulse, _ in self._ways:
            pulse.hide()
            pulse.deleteLater()
        self._ways.clear()


def _gap_behind(step: AtBlock) -> Gap:
    return step.path[:-1], step.path[-1] + 1


def _gaps_before(step: AtBlock, chain: Chain) -> list[Gap]:
    """Give the wires into a block, but for those that only a number comes over."""
    block = chain.block(step.path)
    ends = [((*step.path, j), len(lane.blocks)) for j, lane in enumerate(block.operands)]
    gaps: list[Gap] = [(step.path[:-1], step.path[-1]), *ends]
    return [gap for gap, put in zip(gaps, step.inputs, strict=True) if put.listens]


def _way(wire: Wire) -> list[QPoint]:
    """Give the corners of a wire, the way that values run."""
    return [wire.start, wire.end, *([] if wire.riser is None else [wire.riser])]


def _along(way: list[QPoint], share: float) -> QPoint:
    """Give the point at a share of the whole way."""
    lengths = [(b - a).manhattanLength() for a, b in pairwise(way)]
    left = share * sum(lengths)
    for (a, b), length in zip(pairwise(way), lengths, strict=True):
        if left <= length and length:
            return a + (b - a) * (left / length)
        left -= length
    return way[-1]
