"""The chain as an equation: blocks on wires, values above, gradients below."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from core.chain import Block, Path
from core.edits import Gap
from core.functions import CATALOGUE
from core.product import product_line
from gui import mime
from gui.chain_actions import ChainActions
from gui.chain_canvas import ChainCanvas
from gui.quick_add import QuickAdd
from gui.session import Session
from gui.theme import theme_of

REACH = 48
"""How many pixels off a gap a drop may be."""

HYSTERESIS = 8
"""How many pixels another gap must be nearer than the lit one to take its place."""


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
        self._lit: Gap | None = None
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._canvas.picked.connect(self._pick)
        self._canvas.clicked.connect(self._pick_alone)
        self._canvas.field_left.connect(self.setFocus)
        session.chain_changed.connect(self._describe)
        session.selection_changed.connect(self._describe)
        session.selection_changed.connect(self._show_selected)
        session.x_changed.connect(self._describe)
        self._describe()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's name
        """Take functions of the catalogue and blocks of this chain."""
        if self._name(event) or self._paths(event):
            event.acceptProposedAction()
            self._aim(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # Qt's name
        """Light the nearest gap; release does exactly what is lit."""
        self._aim(event)
        if self._lit is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # Qt's name
        """Put the light out."""
        self._light(None)

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's name
        """Insert or move into the lit gap."""
        self._aim(event)
        gap = self._lit
        self._light(None)
        if gap is None:
            event.ignore()
            return
        name, paths = self._name(event), self._paths(event)
        if name:
            self._session.insert(gap, [Block(name)])
        elif event.dropAction() == Qt.DropAction.CopyAction:
            self._session.insert(gap, [self._session.chain.block(path) for path in paths])
        else:
            self._session.move(paths, gap)
        event.acceptProposedAction()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Move the selection, edit its number, or open the search by typing."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift = Qt.KeyboardModifier.ShiftModifier
        typed = event.text().isprintable() and event.text().strip()
        if key in _MOVES and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self._walk(key, extend=modifiers == shift)
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

    def _name(self, event: QDropEvent) -> str:
        """Give the function that is dragged; empty if it is none of the catalogue."""
        name = mime.function_name(event.mimeData())
        return name if name in CATALOGUE else ""

    def _paths(self, event: QDropEvent) -> list[Path]:
        """Give the blocks that are dragged; none if this chain lacks one of them."""
        paths, known = mime.block_paths(event.mimeData()), set(self._session.chain.paths())
        return paths if known.issuperset(paths) else []

    def _aim(self, event: QDropEvent) -> None:
        """Light the nearest gap within reach, without flicker between two."""
        name, paths = self._name(event), self._paths(event)
        point = self._canvas.mapFrom(self.viewport(), event.position().toPoint())
        distances = {
            gap: _distance(rect, point)
            for gap, rect in self._canvas.gaps().items()
            # A block cannot go into an operand of its own.
            if name or (paths and not any(gap[0][: len(path)] == path for path in paths))
        }
        if not distances:
            self._light(None)
            return
        nearest = min(distances, key=lambda gap: distances[gap])
        lit = self._lit
        if lit in distances and distances[lit] <= distances[nearest] + HYSTERESIS:
            nearest = lit
        self._light(nearest if distances[nearest] <= REACH else None)

    def _light(self, gap: Gap | None) -> None:
        self._lit = gap
        self._canvas.light(gap)

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


class ProductLine(QLabel):
    """The chain rule written out under the chain.

    Parameters
    ----------
    session : Session
        Whose chain is written.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("productLine")
        self.setAccessibleName(self.tr("Chain rule"))
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContentsMargins(14, 2, 14, 6)
        self._session = session
        session.chain_changed.connect(self._show)
        session.x_changed.connect(self._show)
        session.progress_changed.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        text = product_line(self._session.chain, self._session.trace)
        if self._session.progress is not None:
            text = text.partition(" ≈ ")[0] + " ≈ –"
        colour = theme_of(self.palette()).backward.name()
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        self.setText(f'<span style="color:{colour}">{escaped}</span>')


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


def _distance(rect: QRect, point: QPoint) -> float:
    dx = max(rect.left() - point.x(), 0, point.x() - rect.right())
    dy = max(rect.top() - point.y(), 0, point.y() - rect.bottom())
    return float((dx * dx + dy * dy) ** 0.5)
