"""The chain above the plot: the chain has the height it needs, the plot has the rest."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.widgets.guarded import guarded

MOST = 0.62
"""The share of the height that the chain has at most, with its lesson and its rule."""


@guarded
class Rows(QSplitter):
    """Gives the chain the height it asks for, up to a share of all, until the user sets it.

    `lent` says how much more than that share it has for a while.
    """

    chain_room_changed = Signal(int)
    """The chain may have another height at most, in pixels."""

    def __init__(self, chain: QWidget, plot: QWidget, lent: Callable[[], int] = int) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._chain, self._plot = chain, plot
        self._room, self._lent = 0, lent
        self.follows_chain = True
        self.addWidget(chain)
        self.addWidget(plot)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._stop_following)

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for no height but the least: it takes what others leave."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def reset(self) -> None:
        """Follow the chain again."""
        self.follows_chain = True
        self._follow()

    def event(self, event: QEvent) -> bool:
        """Follow what the chain asks for."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Follow the height there is."""
        super().resizeEvent(event)
        self._follow()

    def _stop_following(self) -> None:
        self.follows_chain = False
        self._follow()

    def _follow(self) -> None:
        sizes = self.sizes()
        room = self._most(sum(sizes)) if self.follows_chain else sizes[0]
        if room != self._room:
            self._room = room
            self.chain_room_changed.emit(room)
        wanted = min(self._chain.sizeHint().height(), room)
        if self.follows_chain and wanted != sizes[0]:
            self.setSizes([wanted, sum(sizes) - wanted])

    def _most(self, height: int) -> int:
        """Give what the chain has of a height at most: a step's sentence is lent by the plot."""
        most, least = int(MOST * height), self._plot.minimumSizeHint().height()
        return most + max(min(self._lent(), height - least - most), 0)
