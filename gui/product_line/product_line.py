"""The chain rule written out under the chain."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from core.chain_rule.line import (
    hidden_lines,
    line_in_symbols,
    number_factor,
    number_text,
    off_at,
    ratio_text,
    slope_at,
    whole_line,
)
from core.chain_rule.products import Elision, Factor, Product, Term, products
from core.digits import to_the_bit
from core.expression import screen
from gui.product_line.copying import copy_as_latex, copy_as_text
from gui.product_line.lights import paint_lights
from gui.product_line.number_room import NumberRoom
from gui.product_line.product_layout import LINES, NUMBER, RESULT, Piece, Sizes, chosen, placed
from gui.product_line.text_widths import TextWidths
from gui.session import Session
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.raised import AWAITED, draw_or_await
from gui.widgets.theme import theme_of
from gui.widgets.timers import one_shot

if TYPE_CHECKING:
    from collections.abc import Iterable

REST = 600
"""Milliseconds that x rests before the room for other numbers closes up."""

KEYS = (("←, →", "Select the block of another factor"), ("Ctrl+C", "Copy the line"))
"""What the keyboard does in the chain rule."""


@guarded
class ProductLine(QWidget):
    """The chain rule under the chain; each factor and its block light each other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("productLine")
        self.setAccessibleName(self.tr("Chain rule"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContentsMargins(14, 2, 14, 6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._session = session
        self._products: tuple[Product, ...] = ()
        self._written: tuple[Term, ...] = ()
        self._pieces: tuple[Piece, ...] = ()
        self._numbers: dict[Factor, str] = {}
        self._result = ""
        self._widths = TextWidths(self)
        self._room = NumberRoom(self._widths.of)
        self._rest = one_shot(self, REST, self._close_up)
        session.chain_changed.connect(self._show_chain)
        session.digits.changed.connect(self._show_chain)
        session.x_changed.connect(self._follow_x)
        session.parameters_changed.connect(self._follow_x)
        session.walk.changed.connect(self._show_values)
        session.attention.hovered_changed.connect(self.update)
        session.selection_changed.connect(self.update)
        self._show_chain()

    def text(self) -> str:
        """Give what is written, as a screen reader says it."""
        if self._session.walk.done is None or not self._written:
            return whole_line(self._written, self._session.trace, self._session.digits.count)
        return f"{line_in_symbols(self._written)} ≈ {AWAITED}"

    def pieces(self) -> tuple[Piece, ...]:
        """Give what is written where, from the upper left corner of the text."""
        return self._pieces

    def numbers(self) -> list[str]:
        """Give the numbers in the order in which they are written, the result last."""
        return [self._text(p) for p in self._pieces if p.kind in (NUMBER, RESULT)]

    @property
    def greatest_height(self) -> int:
        """What it takes at most, whatever the numbers become."""
        return self._with_margins(LINES * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the height of the lines; the width is what there is."""
        return QSize(200, self._with_margins(max(p.area.bottom() + 1 for p in self._pieces)))

    def _with_margins(self, height: int) -> int:
        margins = self.contentsMargins()
        return height + margins.top() + margins.bottom()

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the same height."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Arrange the factors for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widths.forget()
            self._show_chain()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint every piece in its slot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.contentsRect().topLeft())
        theme = theme_of(self.palette())
        attention, selection = self._session.attention, self._session.selection
        paint_lights(painter, theme, self._pieces, attention.hovered, selection)
        painter.setPen(theme.backward)
        for piece in self._pieces:
            draw_or_await(painter, piece.area, self._text(piece))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Light the block of the factor under the pointer."""
        what = self._at(event.position().toPoint())
        self._session.attention.hover(what.block if isinstance(what, Factor) else None)
        shape = Qt.CursorShape.PointingHandCursor if what else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """Let the block go out."""
        self._session.attention.hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Select the block of a factor, or say what is left out."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        what = self._at(event.position().toPoint())
        if isinstance(what, Factor):
            self._session.select([what.block])
        elif what is not None:
            self._say(event.globalPosition().toPoint(), what)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Walk through the factors by arrows, and copy the line."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(1 if key == Qt.Key.Key_Right else -1)
        elif event.matches(QKeySequence.StandardKey.Copy):
            copy_as_text(self._session, self)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        """Select the block of the next factor or the one before, round and round."""
        factors = (p.what for p in self._pieces if isinstance(p.what, Factor))
        blocks = list(dict.fromkeys(factor.block for factor in factors))
        chosen = self._session.selection[-1:]
        at = blocks.index(chosen[0]) + step if chosen and chosen[0] in blocks else min(step, 0)
        if blocks:
            self._session.select([blocks[at % len(blocks)]])

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer at rest."""
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            what = self._at(event.pos())
            if what is None:
                QToolTip.hideText()
            else:
                self._say(event.globalPos(), what)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # Qt's name
        """Offer to copy the whole of it, with nothing left out."""
        menu = QMenu(self)
        menu.setObjectName("productMenu")
        for words, copy in (
            (self.tr("Copy as text"), copy_as_text),
            (self.tr("Copy as LaTeX"), copy_as_latex),
        ):
            menu.addAction(words).triggered.connect(partial(copy, self._session, self))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _show_chain(self) -> None:
        chain, x_range = self._session.chain, self._session.document.x_range
        self._products = products(chain) if chain.blocks else ()
        blocks, digits = len(self._session.trace.order), self._session.digits.count
        self._room.measure(chain, self._products, x_range, blocks, digits)
        self._written = self._pieces = ()
        self._arrange()

    def _follow_x(self) -> None:
        """Make room, when x first moves, for what the numbers will be elsewhere in the plot."""
        self._rest.start()
        if self._room.reach_elsewhere():
            self._arrange()
        self._show_values()

    def _close_up(self) -> None:
        """Leave no gaps between the numbers, once x rests and no hand may hold it."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._rest.start()
            return
        self._room.close_up()
        self._room.widen(self._numbers, self._result)
        self._arrange()

    def _show_values(self) -> None:
        """Write the numbers anew; the factors stay where they are while the slots are enough."""
        self._write_numbers(p.what for p in self._pieces)
        if self._room.widen(self._numbers, self._result):
            self._arrange()
        self._tell()

    def _write_numbers(self, shown: "Iterable[object]") -> None:
        trace, walk = self._session.trace, self._session.walk
        off, digits = self._session.rounding, self._session.digits.count
        self._numbers = {
            factor: number_factor(slope_at(factor, trace), off_at(factor, off), digits)
            if walk.has_gradient(factor.block)
            else AWAITED
            for factor in shown
            if isinstance(factor, Factor)
        }
        total = number_text(trace.gradient, off.sums.get("x", 0.0), digits)
        self._result = total if walk.done is None else AWAITED

    def _tell(self) -> None:
        self.setAccessibleDescription(self.text())
        self.update()

    def _arrange(self) -> None:
        """Choose what is written, make room for its numbers, and only then place all of it."""
        line, width = self.fontMetrics().lineSpacing(), self.contentsRect().width()
        now, later = (
            partial(Sizes, self._widths.of, room, line=line)
            for room in (self._room.now, self._room.later)
        )
        what = chosen(self._products, later(result=self._room.later(None)), width)
        self._write_numbers(factor for term in what.written for factor in term)
        if self._room.widen(self._numbers, self._result):  # perhaps beyond what it was chosen for
            what = chosen(self._products, later(result=self._room.later(None)), width)
            self._write_numbers(factor for term in what.written for factor in term)
            self._room.widen(self._numbers, self._result)
        before, self._written = self._pieces, what.written
        self._pieces = placed(what, now(result=self._room.now(None)))
        if self._pieces != before:
            self.updateGeometry()
            self._tell()

    def _text(self, piece: Piece) -> str:
        if piece.kind == RESULT:
            return self._result
        if piece.kind == NUMBER and isinstance(piece.what, Factor):
            return self._numbers[piece.what]
        return piece.text

    def _at(self, point: QPoint) -> Factor | Elision | None:
        point -= self.contentsRect().topLeft()
        return next((p.what for p in self._pieces if p.area.contains(point)), None)

    def _say(self, at: QPoint, what: Factor | Elision) -> None:
        trace = self._session.trace
        if isinstance(what, Elision):
            QToolTip.showText(at, as_plain(hidden_lines(what, trace)), self)
            return
        label = self._session.chain.block(what.block).function.label
        slope = trace.blocks[what.block].slopes[what.input]
        symbol = screen.text(*what.slope)
        told = self.tr("{0}: {1} = {2}").format(label, ratio_text(what), symbol)
        number = f" = {to_the_bit(slope)}" if self._session.walk.has_gradient(what.block) else ""
        QToolTip.showText(at, as_plain(told + number), self)
