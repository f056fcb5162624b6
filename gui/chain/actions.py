"""What the keyboard and the Edit menu do with the selected blocks."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.chain import Block, Chain, Path, edits
from core.chain.edits import Gap
from core.formula import format as format_formula
from core.formula import parse
from gui import mime
from gui.session import Proposal, Session, propose
from gui.widgets.copying import copy_data

_KEY = QKeySequence.StandardKey


class ChainActions(QObject):
    """Actions whose shortcuts work while the chain itself has the focus, never in a text field."""

    def __init__(
        self, view: QWidget, session: Session, gap_in_hand: Callable[[], Gap | None]
    ) -> None:
        super().__init__(view)
        self._view, self._session, self._gap_in_hand = view, session, gap_in_hand
        self.all: list[QAction] = []
        self._add(self.tr("Cu&t blocks"), [_KEY.Cut], self._cut)
        self._add(self.tr("&Copy blocks"), [_KEY.Copy], self._copy)
        paste = self._add(self.tr("&Paste formula as blocks"), [_KEY.Paste], self.paste)
        self._add(self.tr("D&uplicate blocks"), ["Ctrl+D"], self._duplicate)
        self._add(self.tr("&Delete blocks"), ["Del", "Backspace"], self._remove)
        self._add(self.tr("Move blocks &left"), ["Alt+Left"], lambda: self._shift(-1))
        self._add(self.tr("Move blocks &right"), ["Alt+Right"], lambda: self._shift(1))
        every = self._add(self.tr("Select &all in the row"), [_KEY.SelectAll], self._select_all)
        fold = self._add(self.tr("Collapse or &expand the branch"), ["Space"], self._fold)
        self.paste_action, self.select_action = paste, every
        self.export_action = QAction(self.tr("&Export the chain …"), view)
        # Others do something without a selection, if only to say what is to be selected.
        self._on_selected = [act for act in self.all if act not in (paste, every, fold)]
        session.selection_changed.connect(self._enable)
        session.chain_changed.connect(self._enable)
        self._enable()

    def add_to(self, menu: QMenu) -> None:
        """Put all of them into a menu."""
        menu.addActions(self.all)
        self.offer_in(menu)

    def offer_in(self, menu: QMenu) -> None:
        """Let a menu offer to paste only what can be; by key it is tried, and said why not."""
        paste = self.paste_action
        menu.aboutToShow.connect(lambda: paste.setEnabled(self.can_paste()))
        menu.aboutToHide.connect(lambda: paste.setEnabled(True))

    def _add(
        self, text: str, keys: list[QKeySequence.StandardKey | str], act: Callable[[], None]
    ) -> QAction:
        action = QAction(text, self._view)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act())
        self._view.addAction(action)
        self.all.append(action)
        return action

    def _enable(self) -> None:
        """Offer what is done with selected blocks where there are any, and to select others."""
        chosen = self._session.selection
        for action in self._on_selected:
            action.setEnabled(bool(chosen))
        row = self._row()
        is_all = len(chosen) >= len(row) and set(chosen).issuperset(row)
        self.select_action.setEnabled(not is_all)

    def _chosen(self) -> list[Path]:
        return edits.outermost(self._session.selection)

    def _blocks(self) -> list[Block]:
        return [self._session.chain.block(path) for path in self._chosen()]

    def _cut(self) -> None:
        self._copy()
        self._remove()

    def _copy(self) -> None:
        """Copy as blocks for the chain, and as a formula of x for other programs."""
        from core.formula.snippet import part  # loaded by the first copy

        chosen = self._chosen()
        if chosen:
            session = self._session
            copied = part(session.chain, chosen)
            is_all = copied == session.chain
            text = session.document.formula if is_all else format_formula(copied)
            copy_data(mime.of_copy(copied, text), self._view)

    def paste(self, gap: Gap | None = None) -> None:
        """Put a formula into a gap or behind the selection; into an empty chain goes any."""
        try:
            proposal = self._proposal(gap)
        except ValueError as error:
            words = self.tr("Nothing to paste: {0}").format(error)
            self._session.tell(words, lambda: self._session.selection)
        else:
            self._session.commit(proposal)

    def can_paste(self, gap: Gap | None = None) -> bool:
        """Tell whether the clipboard has what goes there."""
        try:
            return not self._proposal(gap).refusal
        except ValueError:
            return False

    def _proposal(self, gap: Gap | None) -> Proposal:
        """Propose to paste; raises a ValueError that says why there is nothing to."""
        clipboard = QGuiApplication.clipboard()
        copied = mime.chain_of(clipboard.mimeData())
        if not self._session.chain.blocks:
            whole = copied or parse(clipboard.text())
            return propose.paste_whole(self._session.chain, whole)
        formula = parse(clipboard.text()) if copied is None else Chain("x", copied.blocks)
        return self._pasted(formula, gap or self._gap_in_hand())

    def _pasted(self, formula: Chain, gap: Gap | None) -> Proposal:
        """Let what has an x stand in a gap or behind the selection: a value flows through it."""
        chain, chosen = self._session.chain, self._session.selection[-1:]
        if formula.depends_on_x:
            return propose.paste(chain, gap or self._session.gap_behind_selection, formula)
        if chosen and chain.block(chosen[0]).operands:
            return propose.paste_operand(chain, chosen[0], formula)
        words = self.tr("{0} has no x. Select a block with a second input for it.")
        raise ValueError(words.format(format_formula(formula)))

    def _duplicate(self) -> None:
        session = self._session
        if session.selection:
            gap = session.gap_behind_selection
            session.commit(propose.insert(session.chain, gap, self._blocks()))

    def _remove(self) -> None:
        chosen = self._session.selection
        self._session.commit(propose.remove(self._session.chain, chosen, chosen))

    def _shift(self, steps: int) -> None:
        chosen = self._session.selection
        if chosen:
            self._session.commit(propose.shift(self._session.chain, chosen, steps))

    def _select_all(self) -> None:
        self._session.select(self._row())

    def _row(self) -> list[Path]:
        """Give the blocks of the row that the last selected one is in, or of the chain's own."""
        chosen = self._session.selection
        lane = chosen[-1][:-1] if chosen else ()
        return [(*lane, i) for i in range(len(self._session.chain.lane(lane).blocks))]

    def _fold(self) -> None:
        """Fold or unfold what the selected blocks take in, or else the lane that they are in."""
        chosen, folds = self._session.selection, self._session.folds
        lanes = [lane for path in chosen for lane in self._lanes(path)]
        lanes = lanes or [path[:-1] for path in chosen[-1:] if len(path) > 1]
        if not lanes:
            words = self.tr("Select a block with a branch below it to collapse that.")
            self._session.tell(words, lambda: self._session.selection)
        elif folds.lanes.issuperset(lanes):
            folds.unfold(*lanes)
        else:
            self._session.fold(*lanes)

    def _lanes(self, path: Path) -> list[Path]:
        operands = self._session.chain.block(path).operands
        return [(*path, j) for j, operand in enumerate(operands) if operand.blocks]
