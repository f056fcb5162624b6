"""What the keyboard and the Edit menu do with the selected blocks."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from core import rearrange
from core.chain import Block
from core.formula import FormulaError, parse
from core.snippet import as_blocks, as_text
from gui.session import Session

_KEY = QKeySequence.StandardKey


class ChainActions(QObject):
    """Actions whose shortcuts work while the chain itself has the focus, never in a text field.

    Parameters
    ----------
    view : QWidget
        What must have the focus.
    session : Session
        Whose blocks are changed.
    """

    def __init__(self, view: QWidget, session: Session) -> None:
        super().__init__(view)
        self._view, self._session = view, session
        self.all: list[QAction] = []
        self._add(self.tr("Cu&t blocks"), [_KEY.Cut], self._cut)
        self._add(self.tr("&Copy blocks"), [_KEY.Copy], self._copy)
        self._add(self.tr("&Paste formula as blocks"), [_KEY.Paste], self._paste)
        self._add(self.tr("D&uplicate blocks"), ["Ctrl+D"], self._duplicate)
        self._add(self.tr("&Delete blocks"), ["Del", "Backspace"], self._remove)
        self._add(self.tr("Move against the flow"), ["Alt+Left"], lambda: self._shift(-1))
        self._add(self.tr("Move with the flow"), ["Alt+Right"], lambda: self._shift(1))
        self._add(self.tr("Select &all of the lane"), [_KEY.SelectAll], self._select_all)

    def _add(
        self, text: str, keys: list[QKeySequence.StandardKey | str], act: Callable[[], None]
    ) -> None:
        action = QAction(text, self._view)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act())
        self._view.addAction(action)
        self.all.append(action)

    def _blocks(self) -> list[Block]:
        return [self._session.chain.block(path) for path in sorted(self._session.selection)]

    def _cut(self) -> None:
        self._copy()
        self._remove()

    def _copy(self) -> None:
        if self._session.selection:
            QGuiApplication.clipboard().setText(as_text(self._blocks()))

    def _paste(self) -> None:
        """Put a formula's blocks behind the selection; into an empty chain goes any formula."""
        text = QGuiApplication.clipboard().text()
        try:
            if not self._session.chain.blocks:
                self._session.set_chain(parse(text))
            else:
                self._insert(as_blocks(text))
        except FormulaError as error:
            self._session.told.emit(self.tr("Nothing to paste: {0}").format(error))

    def _duplicate(self) -> None:
        self._insert(self._blocks())

    def _insert(self, blocks: list[Block] | tuple[Block, ...]) -> None:
        if blocks:
            self._session.insert(self._session.gap_behind_selection, blocks)

    def _remove(self) -> None:
        self._session.remove(self._session.selection)

    def _shift(self, steps: int) -> None:
        chosen = self._session.selection
        if chosen:
            names = ", ".join(block.function.label for block in self._blocks())
            edit = rearrange.shift(self._session.chain, chosen, steps)
            self._session.apply(edit, self.tr("move {0}").format(names))

    def _select_all(self) -> None:
        chosen = self._session.selection
        lane = chosen[-1][:-1] if chosen else ()
        count = len(self._session.chain.lane(lane).blocks)
        self._session.select([(*lane, i) for i in range(count)])
