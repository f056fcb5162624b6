"""The functions to choose from, with their search."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.chain import Block, Chain, Path
from core.chain.parameters import on_screen
from core.functions import CATALOGUE, nearest
from gui import mime, settings
from gui.palette.function_tree import NAME, FunctionTree
from gui.palette.letters import Letters
from gui.palette.recent import Recent
from gui.palette.remove_place import RemovePlace
from gui.session import Proposal, Session, propose
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel

KEYS = (
    ("a letter", "Search"),
    ("↓", "Go on to the functions"),
    ("Enter", "Insert behind the selected block"),
    ("Esc", "Empty the search, or put down what was clicked"),
)
"""What the keyboard does in the palette."""

LAST_USED = "last_used"
"""The setting that keeps the last used functions."""

LONGEST_NAME = 60
"""Characters of a function's name, and more."""


@guarded
class PalettePanel(QWidget):
    """The palette with its search field; what is chosen goes behind the selection."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.search = QLineEdit()
        self.search.setObjectName("paletteSearch")
        self.search.setAccessibleName(self.tr("Search functions"))
        self.search.setPlaceholderText(self.tr("Search functions"))
        self.search.setClearButtonEnabled(True)
        self.recent, self._letters = Recent(), Letters()
        self.tree = FunctionTree()
        self._nothing = PlainLabel()
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 8)
        column.setSpacing(8)
        for widget in (self.search, self.recent, self._letters, self._nothing, self.tree):
            column.addWidget(widget)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._insert_best)
        self.tree.chosen.connect(self._insert)
        self.tree.itemClicked.connect(lambda item: self._carry(item.data(0, NAME) or ""))
        for row in (self.recent, self._letters):
            row.taken.connect(self._carry)
            row.chosen.connect(self._insert)
        session.inserted.connect(self._note_used)
        session.chain_changed.connect(self._list_letters)
        self._list_letters()
        self.setAcceptDrops(True)
        self._remove_place = RemovePlace(self)
        self._proposal: Proposal | None = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's name
        """Take blocks of the chain; say what would go, and show the ghost of what would be left."""
        paths = self._taken(event)
        if not paths:
            return
        event.acceptProposedAction()
        session = self._session
        proposal = self._proposal = propose.remove(session.chain, paths, session.selection)
        self._remove_place.cover(proposal.title, proposal.caption)
        session.preview(proposal)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # Qt's name
        """Show the functions again."""
        self._uncover()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's name
        """Remove the blocks."""
        proposal = self._proposal
        self._uncover()
        if proposal is not None:
            self._session.commit(proposal)
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Keep the functions covered."""
        self._remove_place.setGeometry(self.rect())

    def _uncover(self) -> None:
        self._proposal = None
        self._remove_place.hide()
        self._session.preview(None)

    def _taken(self, event: QDropEvent) -> list[Path]:
        """Give the blocks that are dragged, if they are this chain's."""
        paths = mime.block_paths(event.mimeData(), self._session.token)
        return paths if set(self._session.chain.paths()).issuperset(paths) else []

    def restore(self) -> None:
        """List the functions that were used the last time."""
        names = settings.words(LAST_USED, len(CATALOGUE), LONGEST_NAME)
        self.recent.note([name for name in reversed(names) if name in CATALOGUE])

    def _list_letters(self) -> None:
        self._letters.list_parameters(self._session.chain.parameters)

    def _note_used(self, names: list[str]) -> None:
        before = self.recent.used
        self.recent.note(names)
        if self.recent.used != before:  # else there is no file to write
            settings.keep(LAST_USED, self.recent.used)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Let letters begin a search; Escape ends it, or puts down what a click took up."""
        is_escape, carried = event.key() == Qt.Key.Key_Escape, self._session.attention.carried
        if is_escape and carried and not self.search.hasFocus():
            self._session.attention.carry("")
        elif is_escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._enter_tree()
        elif event.text().isprintable() and event.text().strip() and not self.search.hasFocus():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.setText(event.text())
        else:
            super().keyPressEvent(event)

    def _enter_tree(self) -> None:
        """Go on among the functions, from the best match or the first there is."""
        first = self.tree.topLevelItem(0)
        if self.tree.currentItem() is None and first is not None:
            self.tree.setCurrentItem(first)
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _carry(self, name: str) -> None:
        """Take a function or a letter up, for a click on a gap or a number."""
        self._session.attention.carry(name)

    def _filter(self, text: str) -> None:
        best = self.tree.filter(text)
        if best is not None:
            self.tree.setCurrentItem(best)
        missing = bool(text.strip()) and best is None
        self._nothing.setVisible(missing)
        if missing:
            near = nearest(text.strip())
            hint = self.tr(" Did you mean {0}?").format(near) if near else ""
            self._nothing.setText(self.tr("No '{0}'.").format(text.strip()) + hint)

    def _insert_best(self) -> None:
        best = self.tree.filter(self.search.text())
        if best is not None:
            self._insert(str(best.data(0, NAME)))
            self.search.clear()

    def _insert(self, name: str) -> None:
        """Insert behind the selection, or at the end of the chain."""
        session = self._session
        session.attention.carry("")
        if name not in CATALOGUE:
            self._insert_letter(name)
        else:
            gap = session.gap_behind_selection
            session.commit(propose.insert(session.chain, gap, [Block(name)]))

    def _insert_letter(self, letter: str) -> None:
        """Let x or a parameter take the place of the selected block's number."""
        session = self._session
        numbers = [
            (*path, j)
            for path in session.selection[-1:]
            for j, operand in enumerate(session.chain.block(path).operands)
            if operand.is_constant
        ]
        if numbers:
            session.commit(propose.start(session.chain, numbers[0], Chain(letter)))
        else:
            words = self.tr("Drag {0} onto a number, or select a block that has one.")
            session.tell(words.format(on_screen(letter)), lambda: session.selection)
