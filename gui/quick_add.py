"""Search-to-add: typing in the chain opens it, Enter inserts behind the selection."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core import edits
from core.chain import Block
from core.search import search
from core.snippet import as_continuation, as_text
from gui.session import Session

SHOWN = 8
"""How many matches are listed."""

_BLOCKS = Qt.ItemDataRole.UserRole


class QuickAdd(QFrame):
    """A search field with its matches, above the chain.

    Parameters
    ----------
    parent : QWidget
        The chain's view, which gets the focus back.
    session : Session
        Where the chosen function goes.
    """

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setObjectName("quickAdd")
        self._session = session
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
        self.list.itemClicked.connect(self._insert)
        self.hide()

    def open(self, at: QPoint, text: str) -> None:
        """Show the search with what was typed so far.

        Parameters
        ----------
        at : QPoint
            Where, in the parent; it is kept within it.
        text : str
            The first letter.
        """
        self.edit.setText(text)
        self._show_matches(text)
        rows = self.list.sizeHintForRow(0) * SHOWN
        self.resize(230, min(rows + self.edit.sizeHint().height() + 24, self._parent().height()))
        room = self._parent().size() - self.size()
        self.move(min(at.x(), max(room.width(), 0)), min(at.y(), max(room.height(), 0)))
        self.show()
        self.raise_()
        self.edit.setFocus()

    def close_search(self) -> None:
        """Hide, and give the keyboard back to the chain."""
        if self.isVisible():
            had_keys = self.edit.hasFocus()
            self.hide()
            self._session.set_preview(None)
            if had_keys:
                self._parent().setFocus()

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
            self._insert(self.list.currentItem())
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
        for entry in search(text)[:SHOWN]:
            name = (
                entry.name if entry.label.lower() == entry.name else f"{entry.label}  {entry.name}"
            )
            self._add(name, [Block(entry.name)])
        self.list.setCurrentRow(0)

    def _add(self, text: str, blocks: Sequence[Block]) -> None:
        item = QListWidgetItem(text)
        item.setData(_BLOCKS, list(blocks))
        self.list.addItem(item)

    def _preview(self, item: QListWidgetItem | None) -> None:
        chain = None
        if item is not None:
            gap = self._session.gap_behind_selection
            chain = edits.insert(self._session.chain, gap, item.data(_BLOCKS)).chain
        self._session.set_preview(chain)

    def _insert(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            blocks = item.data(_BLOCKS)
            self.close_search()
            self._session.insert(self._session.gap_behind_selection, blocks)

    def _parent(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent
