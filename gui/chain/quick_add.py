"""Search-to-add: typing in the chain opens it, Enter inserts behind the selection."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.chain import Block
from core.chain.edits import Gap
from core.formula.snippet import as_continuation, as_text
from core.functions import nearest
from core.functions.search import search
from gui.session import Proposal, Session, propose
from gui.widgets.guarded import guarded

MATCHES = 8
"""How many matches are listed."""

WIDTH, AWAY = 230, 6
"""How wide the search is, and how far from the gap it stays, in pixels."""

_BLOCKS = Qt.ItemDataRole.UserRole


@guarded
class QuickAdd(QFrame):
    """A search field with its matches, beside the gap that is filled.

    The chain's view gets the focus back.
    """

    closed = Signal()

    def __init__(self, view: QWidget, session: Session) -> None:
        super().__init__(view)
        self.setObjectName("quickAdd")
        self._view, self._session = view, session
        self._gap: Gap = (), 0
        self._proposal: Proposal | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.edit = QLineEdit()
        self.edit.setObjectName("quickAddSearch")
        self.edit.setAccessibleName(self.tr("Function to insert"))
        self.edit.setPlaceholderText(self.tr("function, symbol, or + 3"))
        self.list = QListWidget()
        self.list.setObjectName("quickAddMatches")
        self.list.setAccessibleName(self.tr("Matching functions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self.edit.textChanged.connect(self._show_matches)
        self.edit.installEventFilter(self)
        self.list.currentItemChanged.connect(self._preview)
        self.list.itemClicked.connect(lambda _: self._insert())
        self.hide()

    def open(self, gap: Gap, place: QRect, text: str) -> None:
        """Show the search with a first letter; the gap's place in the view stays uncovered."""
        self._gap = gap
        self.edit.setText(text)
        self._show_matches(text)
        # In the window rather than in the view, which may be too low for it.
        window = self._view.window()
        self.setParent(window)
        rows = self.list.sizeHintForRow(0) * MATCHES
        height = rows + self.edit.sizeHint().height() + 24
        uncovered = QRect(self._view.mapTo(window, place.topLeft()), place.size())
        self.setGeometry(beside(uncovered, window.rect(), WIDTH, height))
        self.show()
        self.raise_()
        self.edit.setFocus()

    def close_search(self) -> None:
        """Hide, and give the keyboard back to the chain."""
        if self.edit.hasFocus():
            self._view.setFocus()  # before hiding, or Qt would hand it to some number field
        if self.isVisible():
            self.hide()
            self._session.preview(None)
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Let the arrows choose, Enter insert, Esc or a click elsewhere close."""
        if event.type() == QEvent.Type.FocusOut:
            self.close_search()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        rows = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in rows:
            row = self.list.currentRow() + rows[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._insert()
        elif key == Qt.Key.Key_Escape:
            self.close_search()
        else:
            return False
        return True

    def _show_matches(self, text: str) -> None:
        self.list.clear()
        typed = as_continuation(text)
        if typed:
            self._add(as_text(typed), typed)
        for entry in search(text)[:MATCHES]:
            label = entry.label.lower()
            is_name = label in (entry.name, *entry.aliases)
            name = label if is_name else f"{entry.label}  {entry.name}"
            self._add(name, [Block(entry.name)])
        if not self.list.count():
            self._say_that_nothing_matches(text.strip())
        self.list.setCurrentRow(0)

    def _say_that_nothing_matches(self, text: str) -> None:
        near = nearest(text)
        hint = self.tr(" Did you mean {0}?").format(near) if near else ""
        item = QListWidgetItem(self.tr("No '{0}'.").format(text) + hint)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _add(self, text: str, blocks: Sequence[Block]) -> None:
        item = QListWidgetItem(text)
        item.setData(_BLOCKS, list(blocks))
        self.list.addItem(item)

    def _preview(self, item: QListWidgetItem | None) -> None:
        blocks = item.data(_BLOCKS) if item is not None else None
        chain = self._session.chain
        self._proposal = propose.insert(chain, self._gap, blocks) if blocks else None
        self._session.preview(self._proposal)

    def _insert(self) -> None:
        proposal = self._proposal
        if proposal is not None:
            self.close_search()
            self._session.commit(proposal)


def beside(gap: QRect, room: QRect, width: int, height: int) -> QRect:
    """Give a place of a size below a gap, or above it, or at its side where neither has room.

    It is less high than asked where the room is.
    """
    height = min(height, room.height())
    below, above = gap.bottom() + AWAY, gap.top() - AWAY - height
    left = min(gap.left(), room.right() - width)
    if below + height <= room.bottom():
        top = below
    elif above >= room.top():
        top = above
    else:
        top = room.bottom() - height
        left = gap.right() + AWAY
        if left + width > room.right():
            left = gap.left() - AWAY - width
    return QRect(max(left, room.left()), max(top, room.top()), width, height)
