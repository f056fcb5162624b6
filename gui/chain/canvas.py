"""The canvas of the chain: wires with their numbers, and the blocks' widgets on it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from core.chain import Path
from core.chain.edits import Gap
from core.digits import to_the_bit
from core.formula import constant_text
from core.recent import Recent
from gui.chain.layout.fitted import Fitting
from gui.chain.layout.gap_animation import Opening, parted
from gui.chain.layout.places import Layout, Wire
from gui.chain.paint.chain_picture import number_places, paint_chain
from gui.chain.paint.drop_light import Caption, Light
from gui.chain.paint.wire_numbers import WireNumbers
from gui.chain.parts import ChainParts
from gui.chain.scaled_sizes import ScaledSizes
from gui.session import Session
from gui.widgets.copying import numbers_to_copy
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import figures, theme_of

if TYPE_CHECKING:
    from gui.chain.layout.layout import ChainLayout


@guarded
class ChainCanvas(QWidget):
    """Lays the session's chain out and paints what is between the blocks."""

    arranged = Signal()
    """Everything may have another size now."""

    stepped = Signal(QRect)
    """The keyboard is handed on to a number in this place, which may be out of sight."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.parts = ChainParts(self, session)
        self._lit: Gap | None = None
        self._doomed: Path | None = None
        self._light, self._light_at_end, self._caption = Light(self), Light(self), Caption(self)
        self._light_at_end.setObjectName("dropLightAtEnd")
        self._lights_number = False
        self._layout = self._shown = Layout()
        self._recent: Recent[Fitting] = Recent()
        self._laid: ChainLayout  # there is one before anything is shown
        self._scale = 0.0
        self._opening = Opening(self)
        self._opening.changed.connect(self._part)
        self._numbers = WireNumbers(session)
        self._room, self._zoom, self._is_sizing = QSize(720, 1_000_000), 1.0, False
        self._sizes = ScaledSizes(self, session)
        session.chain_changed.connect(self._arrange)
        session.x_changed.connect(self._show_values)
        session.parameters_changed.connect(self._show_values)
        session.selection_changed.connect(self.parts.show_selected)
        session.walk.changed.connect(self._show_values)
        session.folds.changed.connect(self._rearrange)
        session.digits.changed.connect(self.follow_sizes)
        self._arrange()

    def see(self, area: QRect) -> None:
        """Have widgets for what is seen of the canvas."""
        self.parts.see(area)

    def focusNextPrevChild(self, forward: bool) -> bool:  # Qt's name
        """Hand the keyboard on to the next number, though nobody has seen it yet."""
        place = self.parts.step(forward)
        if place is None:
            return super().focusNextPrevChild(forward)
        self.stepped.emit(place)
        return True

    def gaps(self) -> dict[Gap, QRect]:
        """Give where each gap is, on the canvas."""
        chain, layout = self._session.chain, self._layout
        gaps = layout.gap_rects()
        gaps |= {(lane, 0): rect for lane, rect in layout.fields.items()}
        ends = {lane: len(chain.lane(lane).blocks) for lane in layout.pills}
        return gaps | {(lane, end): layout.pills[lane] for lane, end in ends.items()}

    def gaps_on_wires(self) -> dict[Gap, Wire]:
        """Give the wire of each gap that is on one, as they stand; of a broken row the lower."""
        return {wire.gap: wire for wire in self._layout.wires}

    def wire_at(self, point: QPoint) -> Wire | None:
        """Give the wire at a point of the canvas."""
        return next((wire for wire in self._layout.wires if wire.about.contains(point)), None)

    def around(self, wire: Wire) -> QRect:
        """Give the place of a wire with its name and its numbers."""
        above, below = self._laid.metrics.above, self._laid.metrics.below
        return QRect(wire.left, wire.y - above, wire.right - wire.left, above + below)

    def numbers(self) -> dict[Path, QRect]:
        """Give where the number of each lane is that is one or starts at one, on the canvas."""
        return self._layout.fields | self._layout.starts

    def sums(self) -> dict[str, QRect]:
        """Give where the contributions at each letter are listed that has several."""
        return self._layout.sums

    def row_ends(self) -> dict[Gap, QRect]:
        """Give where rows end that go on below; a drop there goes into the same gap."""
        return self._layout.row_ends()

    def blocks(self) -> dict[Path, QRect]:
        """Give where each block is that is not folded away, on the canvas."""
        return self._layout.blocks

    def block_rect(self, path: Path) -> QRect:
        """Give where a block is, on the canvas."""
        return self._layout.blocks[path]

    def block_at(self, point: QPoint) -> Path | None:
        """Give the block at a point of the canvas; a folded lane belongs to its block."""
        pills = {lane[:-1]: rect for lane, rect in self._layout.pills.items()}
        places = [*self._layout.blocks.items(), *pills.items()]
        return next((path for path, rect in places if rect.contains(point)), None)

    def block_in_row(self, path: Path, rows: int) -> Path:
        """Give the nearest block below another, or above it for -1 rows; else the same."""
        return self._layout.block_in_row(path, rows)

    def light(
        self, gap: Gap | None, block: Path | None = None, words: str = "", *,
        opens: bool = False, number: bool = False,
    ) -> None:  # fmt: skip
        """Mark the gap that a drop would go into, or the block it would replace, with a caption.

        A gap that opens moves only what is shown, not what is aimed at; `number` marks the number
        before the gap instead.
        """
        self._lit, self._doomed, self._lights_number = gap, block, number
        lit = self._show_light()
        if lit is None:
            self._caption.hide()
        else:
            self._caption.show_below(lit, self.visibleRegion().boundingRect(), words)
        self._opening.open(gap if opens else None)

    def _show_light(self) -> QRect | None:
        lit = self._lit_rect()
        if lit is None:
            self._light.hide()
        else:
            self._light.show_at(lit)
        end = None if self._lit is None else self._shown.row_ends().get(self._lit)
        if end is None or self._lights_number:
            self._light_at_end.hide()
        else:
            self._light_at_end.show_at(end)
        return lit

    def _lit_rect(self) -> QRect | None:
        if self._lit is not None:
            lane = self._lit[0]
            if self._lights_number and lane in self._shown.starts:
                return self._shown.starts[lane]
            return self._shown.gap_rect(self._lit)
        if self._doomed is not None:
            return self._shown.blocks[self._doomed].adjusted(-5, -5, 5, 5)
        return None

    def wrap(self, width: int) -> None:
        """Wrap the rows at a width in pixels."""
        self._fit(QSize(width, self._room.height()))

    def fit_height(self, height: int) -> None:
        """Draw everything so much smaller, if legible, that it fits a height in pixels."""
        self._fit(QSize(self._room.width(), height))

    def _fit(self, room: QSize) -> None:
        if room != self._room:
            self._room = room
            self._rearrange()

    def zoom(self, factor: float) -> None:
        """Draw everything larger or smaller than the system's font asks for."""
        self._zoom = factor
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the system's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self._is_sizing:
            self.follow_sizes()

    def follow_sizes(self) -> None:
        """Take on the system's font and the digits preferred, however large the chain is drawn."""
        if self._sizes.follow():
            self._recent = Recent()
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the wires, the values above and the gradients below them."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.background)
        chain, area = self._session.chain, event.rect()
        if chain is not self._laid.chain:
            return  # it is about to be laid out, and painted then
        painter.setFont(figures(self.font()))
        metrics = self._laid.metrics
        paint_chain(painter, theme, self._names, self._shown, metrics, self._numbers, area)
        if not chain.blocks:
            hint = self.tr("f(x) = {0}. Drag a function here or type its name.")
            painter.setPen(theme.muted)
            painter.setFont(self.font())
            wire = self._shown.wires[-1]
            painter.drawText(wire.start + QPoint(0, 52), hint.format(constant_text(chain.start)))

    def event(self, event: QEvent) -> bool:
        """Show a number with all its digits under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._number_at(event.pos())
            if number is not None:
                QToolTip.showText(event.globalPos(), as_plain(to_the_bit(number)), self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Take a press on a number; any other is the view's."""
        event.setAccepted(self._number_under(event) is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Copy the number that is clicked, and say so: a press would be told until the release."""
        number = self._number_under(event)
        event.setAccepted(number is not None)
        if number is not None:
            text, at = repr(number), event.globalPosition().toPoint()
            QGuiApplication.clipboard().setText(numbers_to_copy(text))
            QToolTip.showText(at, as_plain(self.tr("Copied {0}").format(text)), self)

    def _number_under(self, event: QMouseEvent) -> float | None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        return self._number_at(event.position().toPoint()) if is_left else None

    def _number_at(self, point: QPoint) -> float | None:
        found = number_places(self._layout, self._numbers, self._laid.metrics, point)
        return next((number for area, number in found if area.contains(point)), None)

    def _draw_in(self, scale: float) -> None:
        self._is_sizing = True
        try:
            self.setFont(self._sizes.font(scale))
        finally:
            self._is_sizing = False

    def _arrange(self) -> None:
        """Lay the chain out and give every block its widget."""
        self._take(*self._fitted(), anew=True)

    def _rearrange(self) -> None:
        """Lay the same chain out for another room, or folded otherwise; another one comes soon."""
        if self._session.chain is self._laid.chain:
            scale, laid = self._fitted()
            if laid is not self._laid:
                self._take(scale, laid, anew=scale != self._scale)

    def _fitted(self) -> "tuple[float, ChainLayout]":
        chain, folded = self._session.chain, frozenset(self._session.folds.lanes)
        make = partial(Fitting, chain, self._sizes.at, self._room.width(), folded)
        fitting = self._recent.of(chain, self._room.width(), folded, make=make)
        return fitting.within(self._room.height(), self._zoom)

    def _take(self, scale: float, laid: "ChainLayout", *, anew: bool) -> None:
        self._draw_in(scale)
        self._laid, self._scale = laid, scale
        self._layout = self._shown = laid.layout
        self._names = laid.names
        self._numbers.fit(laid.metrics)
        self._opening.forget()
        self.setMinimumSize(self._layout.size)
        self.parts.arrange(laid, anew=anew)
        self.update()
        self.arranged.emit()

    def _part(self) -> None:
        """Show how far gaps are open."""
        self._shown = parted(self._layout, self._opening.widths)
        self.parts.place(self._shown)
        self._show_light()
        self.update()

    def _show_values(self) -> None:
        self.parts.show_values()
        self.update()
