"""The menu of the wires and of the canvas: add here, paste, copy, and the chain's size."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.chain.edits import Gap
from gui.chain.actions import ChainActions
from gui.chain.parts import FEW
from gui.session import Session
from gui.widgets.copying import copy_data, copy_text


class ChainMenu(QMenu):
    """What can be done beside the blocks.

    Parameters
    ----------
    parent, canvas : QWidget
        What it belongs to, and what a picture is taken of.
    gap : gap or None
        Where the pointer or the keyboard is; None beside all wires.
    add : callable
        Opens the search there.
    actions : ChainActions
        Of the view.
    sizes : sequence of QAction
        How large the chain is.
    """

    def __init__(
        self,
        parent: QWidget,
        canvas: QWidget,
        session: Session,
        gap: Gap | None,
        add: Callable[[], None],
        actions: ChainActions,
        sizes: Sequence[QAction],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chainMenu")
        self._view, self._canvas, self._session = parent, canvas, session
        if gap is None:
            self.addAction(self.tr("&Add a function …")).triggered.connect(lambda: add())
            self.addAction(actions.paste_action)
        else:
            self.addAction(self.tr("&Add a function here …")).triggered.connect(lambda: add())
            paste = self.addAction(self.tr("&Paste formula here"))
            paste.triggered.connect(lambda: actions.paste(gap))
            paste.setEnabled(actions.can_paste(gap))
        self.addAction(actions.select_action)
        actions.offer_in(self)
        self.addSeparator()
        self.addAction(self.tr("Copy &formula")).triggered.connect(self._copy_formula)
        if session.chain.size <= FEW:  # of a larger one, only what is in view is painted
            picture = self.addAction(self.tr("Copy &picture of the chain"))
            picture.triggered.connect(self._copy_picture)
        self.addAction(actions.export_action)
        self.addSeparator()
        self.addActions(sizes)

    def _copy_formula(self) -> None:
        copy_text(self._session.document.formula, self._view)

    def _copy_picture(self) -> None:
        data = QMimeData()
        data.setImageData(self._canvas.grab().toImage())
        copy_data(data, self._view)
