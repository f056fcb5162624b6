"""A block's menu: change it in place."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core import rearrange
from core.chain import Block, Path
from core.functions import CATALOGUE
from gui.session import Session


class BlockMenu(QMenu):
    """What can be done with a block and its operands.

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
        self._add_functions(self.tr("&Replace by"), self._replace)
        self._add_functions(self.tr("&Wrap in"), self._wrap)
        self._add_operands(session.chain.block(path))
        self.addSeparator()
        self.addActions(actions)

    def _add_functions(self, title: str, act: Callable[[str], None]) -> None:
        menu = self.addMenu(title)
        for group in dict.fromkeys(entry.group for entry in CATALOGUE.values()):
            below = menu.addMenu(group)
            for entry in CATALOGUE.values():
                if entry.group == group:
                    below.addAction(entry.label).triggered.connect(partial(act, entry.name))

    def _add_operands(self, block: Block) -> None:
        label = block.function.label
        if block.operands:
            swap = self.addAction(self.tr("&Swap the inputs of {0}").format(label))
            swap.triggered.connect(self._swap)
        for j, operand in enumerate(block.operands):
            if operand.blocks:
                names = " ".join(inner.function.label for inner in operand.blocks[:3])
                words = self.tr("&Take {0} out into the chain").format(names)
                self.addAction(words).triggered.connect(partial(self._take_out, (*self._path, j)))

    def _replace(self, name: str) -> None:
        self._session.replace(self._path, name)

    def _wrap(self, name: str) -> None:
        """Apply a function to what the selection makes."""
        self._session.insert(self._session.gap_behind_selection, [Block(name)])

    def _swap(self) -> None:
        label = self._session.chain.block(self._path).function.label
        edit = rearrange.swap(self._session.chain, self._path)
        self._session.apply(edit, self.tr("swap inputs of {0}").format(label))

    def _take_out(self, lane: Path) -> None:
        edit = rearrange.take_out(self._session.chain, lane)
        self._session.apply(edit, self.tr("take operand out"))
