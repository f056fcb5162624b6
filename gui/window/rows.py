"""The chain above the plot: the chain has the height it needs, the plot has the rest."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.widgets.guarded import guarded


@guarded
class Rows(QSplitter):
    """Gives the chain the height it asks for, up to half of all, until the user sets it."""

    def __init__(self, chain: QWidget, plot: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._chain = chain
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

    def _follow(self) -> None:
        sizes = self.sizes()
        wanted = min(self._chain.sizeHint().height(), sum(sizes) // 2)
        if self.follows_chain and wanted != sizes[0]:
            self.setSizes([wanted, sum(sizes) - wanted])
