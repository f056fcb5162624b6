"""A block's menu: change it in place."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.chain import Block, Path
from core.functions import CATALOGUE
from core.functions.entry import Entry
from gui.chain.actions import ChainActions
from gui.chain.lab_menu import add_lab
from gui.session import Proposal, Session, propose

FORMULA_WIDTH = 360
"""How wide the formula in a menu may be, in pixels."""

TAKEN = 3
"""How many blocks of an operand are named."""

Propose: TypeAlias = Callable[[], Proposal]
"""Makes a proposal once an entry is pointed at, and gives the same one from then on."""


class BlockMenu(QMenu):
    """What can be done with a block and its operands.

    While the pointer is on an entry, the plot shows the ghost of what would come of it.

    Parameters
    ----------
    path : tuple of int
        The block that was clicked; it is selected.
    actions : ChainActions
        Of the selected blocks: cut, copy and the like.
    """

    def __init__(
        self, parent: QWidget, session: Session, path: Path, actions: ChainActions
    ) -> None:
        super().__init__(parent)
        self.setObjectName("blockMenu")
        self._session, self._path = session, path
        self._chain = session.chain
        self._entries: list[QAction] = []
        self._add_functions(self.tr("&Replace by"), self._add_replacement)
        self._add_functions(self.tr("&Wrap in"), self._add_wrapping)
        self._add_operands(self._chain.block(path))
        self.addSeparator()
        add_lab(self, session, path)
        self.addSeparator()
        actions.add_to(self)
        self.hovered.connect(self._leave_ghost)
        self.aboutToHide.connect(partial(session.preview, None))

    def _add_functions(self, title: str, add: Callable[[QMenu, type[Entry]], None]) -> None:
        menu = self.addMenu(title)
        for group in dict.fromkeys(entry.group for entry in CATALOGUE.values()):
            below = menu.addMenu(group)
            for entry in CATALOGUE.values():
                if entry.group == group:
                    add(below, entry)

    def _add_replacement(self, menu: QMenu, entry: type[Entry]) -> None:
        make = partial(propose.replace, self._chain, self._path, entry.name)
        self._add(menu, entry.label, cache(make))

    def _add_wrapping(self, menu: QMenu, entry: type[Entry]) -> None:
        """Offer to apply a function to the selection; of two inputs the user chooses which."""
        make = partial(propose.wrap, self._chain, self._session.selection, entry.name)
        as_input, as_operand = cache(make), cache(partial(make, operand=True))
        if not entry.defaults:
            self._add(menu, entry.label, as_input)
            return
        below = menu.addMenu(entry.label)
        self._add(below, self.tr("as its first input"), as_input)
        self._add(below, self.tr("as its second input"), as_operand)
        below.aboutToShow.connect(partial(self._write_formulas, below, [as_input, as_operand]))

    def _write_formulas(self, menu: QMenu, makers: Sequence[Propose]) -> None:
        """Say behind each entry what f would be, once the menu is seen."""
        for action, make in zip(menu.actions(), makers, strict=True):
            proposal = make()
            if not proposal.refusal:
                title = action.text().partition("\t")[0]
                middle = Qt.TextElideMode.ElideMiddle
                short = self.fontMetrics().elidedText(proposal.caption, middle, FORMULA_WIDTH)
                action.setText(f"{title}\t{short}")

    def _add_operands(self, block: Block) -> None:
        if block.operands:
            title = self.tr("&Swap the inputs of {0}").format(block.function.label)
            self._add(self, title, cache(partial(propose.swap, self._chain, self._path)))
        for j, operand in enumerate(block.operands):
            if operand.blocks:
                labels = " ".join(inner.function.label for inner in operand.blocks[:TAKEN])
                title = self.tr("&Take {0} out into the chain").format(labels)
                make = partial(propose.take_out, self._chain, (*self._path, j))
                self._add(self, title, cache(make))

    def _add(self, menu: QMenu, title: str, make: Propose) -> None:
        """Add an entry: what it shows while it is pointed at is done when it is chosen."""
        action = menu.addAction(title)
        self._entries.append(action)
        action.hovered.connect(lambda: self._session.preview(make()))
        action.triggered.connect(lambda: self._session.commit(make()))

    def _leave_ghost(self, action: QAction) -> None:
        if action not in self._entries:
            self._session.preview(None)
