"""The chain as an equation: blocks on wires, values above, gradients below."""

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core import formula
from core.chain import Path
from core.functions import CATALOGUE
from gui import mime
from gui.block_menu import BlockMenu
from gui.catcher import Catcher
from gui.chain_actions import ChainActions
from gui.chain_canvas import ChainCanvas
from gui.drop_aim import DropAim, Freight
from gui.product_line import ProductLine
from gui.quick_add import QuickAdd
from gui.session import Session

EDGE = 32
"""How many pixels from an edge a drag scrolls."""


_MOVES = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -1,
    Qt.Key.Key_End: 1,
}

KEYS = (
    ("←, →, ↑, ↓, Home, End", "Select another block"),
    ("Shift+←, Shift+→", "Extend the selection"),
    ("a letter, Enter", "Search for a function and insert it"),
    ("F2, Enter", "Edit the selected block's number"),
    ("Esc", "Select nothing"),
)
"""What the keyboard does in the chain beside the actions."""


class ChainView(QScrollArea):
    """Shows the session's chain and takes drops.

    Parameters
    ----------
    session : Session
        Whose chain is shown.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("chainView")
        self.setAccessibleName(self.tr("Chain"))
        self._session = session
        self._canvas = ChainCanvas(session)
        self._quick_add = QuickAdd(self, session)
        self.actions_on_blocks = ChainActions(self, session).all
        self._aim = DropAim(self)
        self._aim.changed.connect(self._show_aim)
        self._pointer = QPoint()
        self._scrolling = QTimer(self, interval=30)
        self._scrolling.timeout.connect(self._scroll)
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._canvas.picked.connect(self._pick)
        self._canvas.clicked.connect(self._pick_alone)
        self._canvas.field_left.connect(self.setFocus)
        self._catcher = Catcher(self)
        self._catcher.moved.connect(self._aim_carried)
        self._catcher.pressed.connect(self._put_down)
        session.carried_changed.connect(self._show_carried)
        session.chain_changed.connect(self._describe)
        session.selection_changed.connect(self._describe)
        session.selection_changed.connect(self._show_selected)
        session.x_changed.connect(self._describe)
        self._describe()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's name
        """Take functions of the catalogue and blocks of this chain."""
        self._session.carry("")
        if self._freight(event) != Freight():
            event.acceptProposedAction()
            self._begin()
            self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # Qt's name
        """Light the nearest gap; release does exactly what is lit."""
        self._follow(event)
        event.setAccepted(self._aim.edit(self._session.chain) is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # Qt's name
        """Put the light out."""
        self._end()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's name
        """Do what is lit."""
        self._follow(event)
        event.setAccepted(self._aim.edit(self._session.chain) is not None)
        self._commit()

    def _begin(self) -> None:
        """Keep the places as they are now: what a drag shows must not move its own targets."""
        blocks = {path: self._canvas.block_rect(path) for path in self._session.chain.paths()}
        self._aim.begin(self._canvas.gaps(), blocks)

    def _follow(self, event: QDropEvent) -> None:
        self._pointer = event.position().toPoint()
        self._aim.aim(self._canvas.mapFrom(self.viewport(), self._pointer), self._freight(event))
        self._scrolling.start()

    def _end(self) -> None:
        self._scrolling.stop()
        self._aim.end()
        self._session.set_preview(None)

    def _commit(self) -> None:
        """Do what is lit, and select what came of it."""
        gap, block, freight = self._aim.gap, self._aim.block, self._aim.freight
        self._end()
        if block is not None:
            self._session.replace(block, freight.name)
        elif gap is not None and (freight.name or freight.copies):
            self._session.insert(gap, freight.blocks(self._session.chain))
        elif gap is not None:
            self._session.move(freight.paths, gap)
        else:
            return
        self.setFocus()

    def _freight(self, event: QDropEvent) -> Freight:
        """Give what is dragged; nothing if catalogue or chain do not have it."""
        name = mime.function_name(event.mimeData())
        paths, known = mime.block_paths(event.mimeData()), set(self._session.chain.paths())
        copies = event.dropAction() == Qt.DropAction.CopyAction
        if name in CATALOGUE:
            return Freight(name)
        is_ours = paths and known.issuperset(paths)
        return Freight("", tuple(sorted(paths)), copies) if is_ours else Freight()

    def _show_aim(self) -> None:
        """Light what is aimed at, say what would come of it, and let the plot show its ghost."""
        chain, words = self._session.chain, ""
        edit = self._aim.edit(chain)
        if edit is not None:
            words = f"f(x) = {formula.format(edit.chain)}"
        if self._aim.block is not None:
            label = chain.block(self._aim.block).function.label
            words = self.tr("Replace {0}").format(label) + f"    {words}"
        self._canvas.light(self._aim.gap, self._aim.block, words)
        self._session.set_preview(None if edit is None else edit.chain)

    def _scroll(self) -> None:
        """Scroll on while the pointer rests near an edge."""
        area = self.viewport().rect()
        for bar, at, end in (
            (self.horizontalScrollBar(), self._pointer.x(), area.width()),
            (self.verticalScrollBar(), self._pointer.y(), area.height()),
        ):
            way = (at > end - EDGE) - (at < EDGE)
            bar.setValue(bar.value() + way * bar.singleStep())

    def _show_carried(self) -> None:
        """Take the next click for what a click in the palette took up."""
        if self._session.carried:
            self._begin()
        else:
            self._end()
        self._catcher.setVisible(bool(self._session.carried))
        self._catcher.setGeometry(self.viewport().geometry())
        self._catcher.raise_()

    def _aim_carried(self, at: QPoint) -> None:
        point = self._canvas.mapFrom(self.viewport(), at)
        self._aim.aim(point, Freight(self._session.carried))

    def _put_down(self, at: QPoint) -> None:
        """Let go what a click took up; beside every gap it is gone."""
        self._aim_carried(at)
        self._commit()
        self._session.carry("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Move the selection, edit its number, or open the search by typing."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift = Qt.KeyboardModifier.ShiftModifier
        typed = event.text().isprintable() and event.text().strip()
        if key in _MOVES and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self._walk(key, extend=modifiers == shift)
        elif key == Qt.Key.Key_Escape and self._session.carried:
            self._session.carry("")
        elif key == Qt.Key.Key_Escape:
            self._session.select([])
        elif key == Qt.Key.Key_F2:
            self._edit_number()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._edit_number():
                self._search("")
        elif typed and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self._search(event.text())
        else:
            event.ignore()

    def _walk(self, key: Qt.Key, *, extend: bool) -> None:
        """Go on in the order of the flow, lanes before the block they end in, or up and down."""
        paths = list(self._session.chain.paths())
        chosen = self._session.selection
        if not paths:
            return
        if not chosen:
            self._session.select([paths[-1] if key == Qt.Key.Key_End else paths[0]])
            return
        here = chosen[-1]
        if extend:
            self._extend(here, _MOVES[key])
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            there = self._canvas.block_in_row(here, _MOVES[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            there = (*here[:-1], self._last(here) if key == Qt.Key.Key_End else 0)
        else:
            there = paths[min(max(paths.index(here) + _MOVES[key], 0), len(paths) - 1)]
        self._session.select([there])

    def _extend(self, here: Path, steps: int) -> None:
        """Extend the selection within its lane, or take the last block back out of it."""
        chosen = self._session.selection
        there = (*here[:-1], min(max(here[-1] + steps, 0), self._last(here)))
        anchor = chosen[0][-1] if chosen[0][:-1] == here[:-1] else here[-1]
        way = 1 if there[-1] >= anchor else -1
        self._session.select([(*here[:-1], i) for i in range(anchor, there[-1] + way, way)])

    def _last(self, path: Path) -> int:
        return len(self._session.chain.lane(path[:-1]).blocks) - 1

    def _edit_number(self) -> bool:
        chosen = self._session.selection
        return self._canvas.edit_number(chosen[-1] if chosen else ())

    def _search(self, text: str) -> None:
        """Open the search below the selection, or at the end of the chain."""
        gap = self._session.gap_behind_selection
        at = self._canvas.mapTo(self, self._canvas.gaps()[gap].bottomLeft())
        self._quick_add.open(at, text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # Qt's name
        """Offer what changes the block under the pointer, or the selected one."""
        path, at = self._selected(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            path = self._canvas.block_at(self._canvas.mapFromGlobal(at))
        elif path is not None:
            at = self._canvas.mapToGlobal(self._canvas.block_rect(path).center())
        if path is None:
            return
        if path not in self._session.selection:
            self._session.select([path])
        menu = BlockMenu(self, self._session, path, self.actions_on_blocks)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _selected(self) -> Path | None:
        return self._session.selection[-1] if self._session.selection else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Clear the selection on a click beside the blocks."""
        self._session.select([])

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Wrap the chain at what is visible."""
        super().resizeEvent(event)
        self._canvas.wrap(self.viewport().width())

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for what the chain needs, within reason."""
        return QSize(720, min(max(self._canvas.minimumHeight() + 8, 150), 320))

    def _pick(self, path: Path, extend: bool) -> None:
        chosen = self._session.selection
        if not extend:
            # A block of a selected range stays part of it, so that the range can be dragged.
            self._session.select(chosen if path in chosen else [path])
        elif path in chosen:
            self._session.select([p for p in chosen if p != path])
        else:
            self._session.select([*(p for p in chosen if p[:-1] == path[:-1]), path])
        self.setFocus()

    def _pick_alone(self, path: Path) -> None:
        self._session.select([path])

    def _show_selected(self) -> None:
        for path in self._session.selection[-1:]:
            rect = self._canvas.block_rect(path)
            self.ensureVisible(rect.center().x(), rect.center().y(), rect.width(), 60)

    def _describe(self) -> None:
        """Tell a screen reader what is selected, or what the chain is."""
        words = [self._canvas.describe(path) for path in self._session.selection]
        self.setAccessibleDescription("; ".join(words))


class ChainPanel(QWidget):
    """The chain with its product line, or what to do where there is no chain yet.

    Parameters
    ----------
    session : Session
        Whose chain is shown.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.view = ChainView(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(ProductLine(session))
