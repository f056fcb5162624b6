"""A block's menu: change it in place."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core import formula
from core.chain import Block, Chain, Path, edits, rearrange, wrap
from core.chain.edits import Edit
from core.functions import CATALOGUE
from core.functions.entry import Entry
from gui.session import Session

WIDEST = 320
"""How wide the formula in a menu may be, in pixels."""

Wrapping = Callable[[Sequence[Path], str], Edit]


class BlockMenu(QMenu):
    """What can be done with a block and its operands.

    While the pointer is on an entry, the plot shows the ghost of what would come of it.

    Parameters
    ----------
    parent : QWidget
        The chain's view.
    session : Session
        Whose chain is changed.
    path : tuple of int
        The block that was clicked; it is selected.
    actions : sequence of QAction
        Of the selected blocks: cut, copy and the like.
    """

    def __init__(
        self, parent: QWidget, session: Session, path: Path, actions: Sequence[QAction]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("blockMenu")
        self._session, self._path = session, path
        self._chain = session.chain
        self._label = self._chain.block(path).function.label
        self._entries: list[QAction] = []
        self._add_functions(self.tr("&Replace by"), self._add_replacement)
        self._add_functions(self.tr("&Wrap in"), self._add_wrapping)
        self._add_operands(self._chain.block(path))
        self.addSeparator()
        self.addActions(actions)
        self.hovered.connect(self._leave_ghost)
        self.aboutToHide.connect(partial(session.set_preview, None))

    def _add_functions(self, title: str, add: Callable[[QMenu, type[Entry]], None]) -> None:
        menu = self.addMenu(title)
        for group in dict.fromkeys(entry.group for entry in CATALOGUE.values()):
            below = menu.addMenu(group)
            for entry in CATALOGUE.values():
                if entry.group == group:
                    add(below, entry)

    def _add_replacement(self, menu: QMenu, entry: type[Entry]) -> None:
        edit = partial(edits.replace, self._chain, self._path, entry.name)
        words = self.tr("replace {0}").format(self._label)
        self._add(menu, entry.label, edit, words, entry.name)

    def _add_wrapping(self, menu: QMenu, entry: type[Entry]) -> None:
        """Offer to apply a function to the selection; of two inputs the user chooses which."""
        chosen, chain, name = self._session.selection, self._chain, entry.name
        blocks = [chain.block(path) for path in edits.outermost(chosen)]
        words = self.tr("wrap {0} in {1}").format(self._session.listed(blocks), entry.label)
        first = partial(wrap.wrap, chain, chosen, name)
        if not entry.defaults:
            self._add(menu, entry.label, first, words, name)
            return
        below = menu.addMenu(entry.label)
        operand = partial(wrap.wrap_as_operand, chain, chosen, name)
        for title, edit in (
            (self.tr("as its first input"), first),
            (self.tr("as its operand"), operand),
        ):
            self._add(below, title, edit, words, name)
        below.aboutToShow.connect(partial(self._write_formulas, below, [first, operand]))

    def _write_formulas(self, menu: QMenu, makers: Sequence[Callable[[], Edit]]) -> None:
        """Say behind each entry what f would be, once the menu is seen."""
        for action, make in zip(menu.actions(), makers, strict=True):
            made = _result(make)
            if made is None:
                continue
            text = formula.format(made)
            short = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, WIDEST)
            action.setText(f"{action.text().partition(chr(9))[0]}\tf(x) = {short}")

    def _add_operands(self, block: Block) -> None:
        if block.operands:
            words = self.tr("swap inputs of {0}").format(self._label)
            edit = partial(rearrange.swap, self._chain, self._path)
            self._add(self, self.tr("&Swap the inputs of {0}").format(self._label), edit, words)
        for j, operand in enumerate(block.operands):
            if operand.blocks:
                title = self.tr("&Take {0} out into the chain").format(
                    " ".join(inner.function.label for inner in operand.blocks[:3])
                )
                edit = partial(rearrange.take_out, self._chain, (*self._path, j))
                self._add(self, title, edit, self.tr("take operand out"))

    def _add(
        self, menu: QMenu, title: str, make: Callable[[], Edit], words: str, name: str = ""
    ) -> None:
        """Add an entry that makes an edit, whose name in the Edit menu is given.

        A function's name is among the last used then.
        """
        action = menu.addAction(title)
        self._entries.append(action)
        action.hovered.connect(lambda: self._session.set_preview(_result(make)))
        action.triggered.connect(lambda: self._do(make, words, name))

    def _leave_ghost(self, action: QAction) -> None:
        if action not in self._entries:
            self._session.set_preview(None)

    def _do(self, make: Callable[[], Edit], words: str, name: str) -> None:
        if self._session.attempt(make, words) and name:
            self._session.inserted.emit([name])


def _result(make: Callable[[], Edit]) -> Chain | None:
    """Give the chain that an edit makes; None where operands would nest too deep."""
    try:
        return make().chain
    except ValueError:
        return None
