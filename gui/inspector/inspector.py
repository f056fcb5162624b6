"""What there is to know of x, of the plot's points and of a block: a tab each, one of them open."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.inspector.tabs import Tabs
from gui.widgets.guarded import guarded

FREE = (1 << 24) - 1
"""Pixels: the height that Qt has for no bound."""


LEAST = 6
"""Lines of a page that are seen at least."""


@guarded
class Inspector(QWidget):
    """Pages by name; flat below something wide, it is as high as its first page needs."""

    flattened = Signal(bool)
    """It lies flat from now on, or stands again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self._names: list[str] = []
        self._on_pages: list[QWidget] = []
        self._is_flat, self._room = False, 0
        self._asked: tuple[QSize, QSize] | None = None
        self._tabs, self._pages = Tabs(), QStackedWidget()
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)

    @property
    def names(self) -> tuple[str, ...]:
        """The pages there are."""
        return tuple(self._names)

    @property
    def opened(self) -> str:
        """The page that is seen."""
        return self._names[self._tabs.currentIndex()]

    def add(self, name: str, title: str, page: QWidget) -> None:
        """Add a page, which scrolls where it is higher than there is room for."""
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(page)
        scrolled.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        page.installEventFilter(self)
        self._names.append(name)
        self._on_pages.append(page)
        self._pages.addWidget(scrolled)
        self._tabs.addTab(title)

    def open(self, name: str) -> None:
        """Show a page; the keyboard stays where it is."""
        self._tabs.setCurrentIndex(self._names.index(name))

    def show_page(self, name: str) -> None:
        """Show a page to who asked for it: the keyboard goes to its tab."""
        self.open(name)
        self._tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def lie(self, *, flat: bool) -> None:
        """Lie flat below something wide, or stand beside something high."""
        self._is_flat = flat
        self.flattened.emit(flat)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Maximum if flat else policy.Preferred)
        self._keep_height()

    def set_room(self, room: int) -> None:
        """Know how high it may be at most where it lies flat; what is more scrolls."""
        self._room = room
        self._keep_height()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask, flat, for the height of the first page, whatever is open: no tab moves the chain."""
        wanted = super().sizeHint()
        return QSize(wanted.width(), self._flat_height()) if self._is_flat else wanted

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the width of what is on the pages, which do not scroll to the side."""
        pages = [page.minimumSizeHint().width() for page in self._on_pages]
        wanted, height = super().minimumSizeHint(), self._tabs.sizeHint().height()
        lines = LEAST * self.fontMetrics().lineSpacing()
        return QSize(max([wanted.width(), *pages]), height + lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Follow the height that a page needs."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_height()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Follow the height that a page needs in this width."""
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """Ask for what it needs, where that is another: all of the window is laid out for it."""
        self.setMaximumHeight(self._flat_height() if self._is_flat else FREE)
        asked = self.sizeHint(), self.minimumSizeHint()
        if asked != self._asked:
            self._asked = asked
            self.updateGeometry()

    def _flat_height(self) -> int:
        page = self._on_pages[0]
        width = max(self.width(), page.minimumSizeHint().width())
        least = self.minimumSizeHint().height()
        wanted = self._tabs.sizeHint().height() + page.heightForWidth(width)
        return max(min(wanted, self._room), least)
