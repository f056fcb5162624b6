"""The chain as an equation: blocks on wires, values above, gradients below."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea

from core.chain import Path
from core.chain.edits import Gap
from core.chain_rule.line import sum_line
from gui.chain.actions import ChainActions
from gui.chain.canvas import ChainCanvas
from gui.chain.drag.drops import ChainDrops
from gui.chain.drag.take_away import TakeAway
from gui.chain.keyboard_selection import WAYS, extended, walked
from gui.chain.scrolling import ChainScrolling
from gui.chain.walk_light import WalkLight
from gui.chain.wires_in_hand import WiresInHand
from gui.chain.zoom import ChainZoom
from gui.session import Session
from gui.widgets.guarded import guarded

if TYPE_CHECKING:
    from gui.chain.quick_add import QuickAdd

KEYS = (
    ("←, →, ↑, ↓, Home, End", "Select another block"),
    ("Shift+←, Shift+→", "Extend the selection"),
    ("a letter, Enter", "Search for a function and insert it"),
    ("Ctrl+←, Ctrl+→", "Go to a wire, to insert or paste there"),
    ("F2, Enter", "Edit the selected block's number"),
    ("Esc", "Select nothing"),
    ("Page up, Page down", "Scroll"),
    ("Ctrl+wheel, two fingers", "Zoom at the pointer"),
)
"""What the keyboard does in the chain beside the actions."""

_ALONG_WIRES = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}

DESCRIBED = 20
"""How many selected blocks are described, each for itself."""

LOW = 120
"""The least height asked for, so that there is a place to drop into, in pixels."""


@guarded
class ChainView(QScrollArea):
    """Shows the session's chain and takes drops."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("chainView")
        self.setAccessibleName(self.tr("Chain"))
        self._session = session
        self._canvas = ChainCanvas(session)
        self._quick_add: QuickAdd | None = None
        self._wires = WiresInHand(self._canvas, session)
        self._wires.chosen.connect(lambda gap: self._search("", gap))
        self.actions_on_blocks = ChainActions(self, session, lambda: self._wires.focused)
        self._drops = ChainDrops(self, self._canvas, session)
        self._scrolling = ChainScrolling(self, self._canvas)
        TakeAway(self._canvas.parts, session)
        WalkLight(self._canvas, self._scrolling, session)
        self.zoom = ChainZoom(self)
        self.zoom.changed.connect(self._zoom)
        self._follows = True
        self._shown: tuple[Path, ...] = ()
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._canvas.arranged.connect(self.updateGeometry)
        self._canvas.stepped.connect(self._scrolling.bring)
        self._canvas.parts.picked.connect(self._pick)
        self._canvas.parts.clicked.connect(lambda path: self._select_seen([path]))
        self._canvas.parts.entered.connect(self._enter)
        self._canvas.parts.left.connect(self.setFocus)
        for signal in (
            session.chain_changed, session.selection_changed, session.x_changed,
            session.parameters_changed, session.walk.changed,
        ):  # fmt: skip
            signal.connect(self._describe)
        session.selection_changed.connect(self._show_selected)
        self._describe()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's name
        """Take functions of the catalogue and blocks of this chain."""
        if self._drops.enter(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # Qt's name
        """Light the nearest gap."""
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # Qt's name
        """Put the light out."""
        self._drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's name
        """Do what is lit."""
        self._drops.drop(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Move the selection, edit its number, or open the search by typing."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift = Qt.KeyboardModifier.ShiftModifier
        typed = event.text().isprintable() and event.text().strip()
        if key in WAYS and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self._walk(key, extend=modifiers == shift)
        elif key in _ALONG_WIRES and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._step_along_wires(forward=_ALONG_WIRES[key])
        elif key == Qt.Key.Key_Escape and self._session.attention.carried:
            self._session.attention.carry("")
        elif key == Qt.Key.Key_Escape and self._wires.focused is not None:
            self._wires.leave()
        elif key == Qt.Key.Key_Escape:
            self._session.select([])
        elif key == Qt.Key.Key_F2:
            self._edit_number()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._wires.focused is not None or not self._edit_number():
                self._search("")
        elif typed and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self._search(event.text())
        else:
            super().keyPressEvent(event)  # scrolls by pages

    def _step_along_wires(self, *, forward: bool) -> None:
        gap = self._wires.step(forward)
        if gap is not None:
            self._scrolling.bring(self._canvas.gaps()[gap])

    def _walk(self, key: Qt.Key, *, extend: bool) -> None:
        self._wires.leave()
        chain, chosen = self._session.chain, self._session.selection
        hides = self._session.folds.hides
        if extend and chosen:
            self._session.select(extended(chain, chosen, key))
        else:
            self._session.select(walked(chain, chosen, key, self._canvas.block_in_row, hides))

    def _edit_number(self) -> bool:
        path = self._selected() or ()
        found = self._canvas.parts.edit_number(path)
        if found and path:
            self._scrolling.bring(self._canvas.block_rect(path))
        return found

    def _search(self, text: str, gap: Gap | None = None) -> None:
        """Open the search beside a gap: that in hand, or behind the selection, or at the end."""
        gap = gap or self._wires.focused or self._session.gap_behind_selection
        rect = self._canvas.gaps()[gap]
        self._scrolling.bring(rect)
        self._canvas.light(gap)
        if self._quick_add is None:
            from gui.chain.quick_add import QuickAdd  # loaded by the first letter

            self._quick_add = QuickAdd(self, self._session)
            self._quick_add.closed.connect(lambda: self._canvas.light(None))
        place = QRect(self._canvas.mapTo(self, rect.topLeft()), rect.size())
        self._quick_add.open(gap, place, text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # Qt's name
        """Offer what changes the block under the pointer, or the selected one."""
        path, at = self._selected(), event.globalPos()
        place, gap = self._canvas.mapFromGlobal(at), self._wires.focused
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            path, wire = self._canvas.block_at(place), self._canvas.wire_at(place)
            gap = None if wire is None else wire.gap
        elif gap is not None:
            path, at = None, self._canvas.mapToGlobal(self._canvas.gaps()[gap].center())
        elif path is not None:
            at = self._canvas.mapToGlobal(self._canvas.block_rect(path).center())
        if path is None:
            self._open_menu(at, gap)
            return
        if path not in self._session.selection:
            self._session.select([path])
        from gui.chain.block_menu import BlockMenu  # loaded by the first click

        menu = BlockMenu(self, self._session, path, self.actions_on_blocks)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _open_menu(self, at: QPoint, gap: Gap | None) -> None:
        """Offer what goes into a wire, or what there is beside all of them."""
        from gui.chain.chain_menu import ChainMenu  # loaded by the first click

        add = partial(self._search, "", gap)
        parts = self, self._canvas, self._session
        menu = ChainMenu(*parts, gap, add, self.actions_on_blocks, self.zoom.actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _selected(self) -> Path | None:
        return self._session.selection[-1] if self._session.selection else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Clear the selection on a click beside the blocks."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._session.select([])

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Tell the canvas of another font, which has a size of its own where it is scaled."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._canvas.follow_sizes()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Leave the wire that keys went to, unless they come back, as from a menu."""
        super().focusOutEvent(event)
        reasons = Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason
        if event.reason() not in reasons:
            self._wires.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Wrap the chain at what is visible."""
        super().resizeEvent(event)
        self._drops.cover()
        # Whether a scroll bar is needed must not depend on whether there is one.
        bar = self.verticalScrollBar().sizeHint().width()
        self._canvas.wrap(self.contentsRect().width() - bar)
        self._scrolling.look()

    def set_room(self, height: int) -> None:
        """Draw the chain so that it fits a height, if that leaves it legible."""
        self._canvas.fit_height(max(height, LOW))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # Qt's name
        """Have widgets for what comes into view."""
        super().scrollContentsBy(dx, dy)
        self._scrolling.look()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for what the chain needs."""
        is_wider = self._canvas.minimumWidth() > self.contentsRect().width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        return QSize(720, max(self._canvas.minimumHeight() + bar, LOW))

    def _pick(self, path: Path, extend: bool) -> None:
        chosen = self._session.selection
        if not extend:
            # A block of a selected range stays part of it, so that the range can be dragged.
            self._select_seen(chosen if path in chosen else [path])
        elif path in chosen:
            self._select_seen([p for p in chosen if p != path])
        else:
            self._select_seen([*(p for p in chosen if p[:-1] == path[:-1]), path])
        self.setFocus()

    def _enter(self, lane: Path) -> None:
        """Select the block whose number is edited: nothing else is worked on."""
        self._select_seen([lane[:-1]] if lane else [])

    def _select_seen(self, paths: Sequence[Path]) -> None:
        """Select what was clicked; nothing moves away under the pointer."""
        self._follows = False
        try:
            self._session.select(paths)
        finally:
            self._follows = True

    def _show_selected(self) -> None:
        """Bring the selection into view, wherever it comes from, unless it was clicked there."""
        chosen, before = self._session.selection, self._shown
        self._shown = chosen
        for path in chosen[-1:]:
            rect = self._canvas.block_rect(path)
            if self._follows and (chosen != before or not self._scrolling.shows(rect)):
                self._scrolling.bring(rect)

    def _zoom(self, at: QPointF | None) -> None:
        self._scrolling.zoom(self.zoom.factor, at, self._selected())

    def _describe(self) -> None:
        """Tell a screen reader what is selected, or what the chain is."""
        chosen = self._session.selection
        words = [self._canvas.parts.describe(path) for path in chosen[:DESCRIBED]]
        if len(chosen) > DESCRIBED:
            words.append(self.tr("{0} blocks are selected").format(len(chosen)))
        trace, known = self._session.trace, self._session.walk.has_sum
        sums = filter(None, (sum_line(trace, letter) for letter in trace.values if known(letter)))
        self.setAccessibleDescription("; ".join(words or sums))
