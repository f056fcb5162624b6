"""The catalogue as a tree of groups, to be dragged from."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from core.functions import BASICS, CATALOGUE
from core.functions.description import description
from core.functions.entry import Entry
from gui import mime
from gui.palette.curve_icon import SIDE
from gui.palette.dragging import drag
from gui.palette.icons import Icons
from gui.widgets.frame import ON_SCREEN
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import theme_of
from gui.widgets.timers import one_shot

NAME = Qt.ItemDataRole.UserRole
"""Where an item keeps its function's name."""

LONGEST_SIGN = 3
"""Characters of a sign, which stands in a column of its own behind the names."""


@guarded
class FunctionTree(QTreeWidget):
    """The catalogue as a tree of groups; its items are dragged into the chain."""

    chosen = Signal(str)
    """A function's name, on Enter or a double-click."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Functions"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().resizeSection(1, self.fontMetrics().horizontalAdvance("0" * LONGEST_SIGN) + 6)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setExpandsOnDoubleClick(True)
        self.itemDoubleClicked.connect(lambda item: self._choose(item))
        basics = [CATALOGUE[name] for name in BASICS]
        self._is_painted, self._icons = False, Icons(self, NAME)
        self._waking = one_shot(self, ON_SCREEN, self._draw_all_icons)
        self._basics = self._add_group(self.tr("Basics"), basics)
        self.setIconSize(QSize(SIDE, SIDE))
        self.itemExpanded.connect(self._draw_icons)
        self._basics.setExpanded(True)
        for group in dict.fromkeys(entry.group for entry in CATALOGUE.values()):
            members = [entry for entry in CATALOGUE.values() if entry.group == group]
            self._add_group(group, members)
        self._colour()

    def mimeTypes(self) -> list[str]:  # Qt's name
        """Drag a function's name."""
        return [mime.FUNCTION]

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:  # type: ignore[override]  # a list in practice
        """Pack the dragged function."""
        return mime.of_function(str(items[0].data(0, NAME)))

    def supportedDropActions(self) -> Qt.DropAction:  # Qt's name
        """Functions are copied out of the palette."""
        return Qt.DropAction.CopyAction

    def startDrag(self, actions: Qt.DropAction) -> None:  # Qt's name
        """Drag a function as the block it will be."""
        item = self.currentItem()
        if item is not None and (name := item.data(0, NAME)):
            drag(self, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Insert on Enter."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        elif event.text().isprintable() and event.text().strip():
            event.ignore()  # it is for the search
        else:
            super().keyPressEvent(event)

    def filter(self, text: str) -> QTreeWidgetItem | None:
        """Show only what matches some part of a function's words; give the best match.

        That is found by its whole name rather than by its beginning, and by that rather than by its
        group.
        """
        from core.functions.search import search  # loaded by the first search

        wanted = text.strip().lower()
        ranks = {entry.name: at for at, entry in enumerate(search(wanted))}
        found: list[QTreeWidgetItem] = []
        for group in self._groups():
            items = (group.child(i) for i in range(group.childCount()))
            shown = [item for item in items if item is not None and self._filter_item(item, ranks)]
            # While searching, these would show a second time what the groups show.
            is_basic = group is self._basics
            group.setHidden(not shown or (bool(wanted) and is_basic))
            group.setExpanded(bool(wanted) or is_basic)
            found += shown if wanted and not is_basic else []
        return min(found, key=lambda item: ranks[item.data(0, NAME)], default=None)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint; the first time without the icons, which would hold the window up."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self._waking.start()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Draw the icons in the colours of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
            self._draw_all_icons()

    def _colour(self) -> None:
        """Mark the row that is chosen with a pale ground, on which its curve is seen."""
        palette, theme = self.palette(), theme_of(self.palette())
        if palette.color(QPalette.ColorRole.Highlight) != theme.marked:
            palette.setColor(QPalette.ColorRole.Highlight, theme.marked)
            palette.setColor(QPalette.ColorRole.HighlightedText, theme.text)
            self.setPalette(palette)

    def _groups(self) -> list[QTreeWidgetItem]:
        groups = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [group for group in groups if group is not None]

    def _draw_all_icons(self) -> None:
        for group in self._groups():
            if group.isExpanded():
                self._draw_icons(group)

    def _draw_icons(self, group: QTreeWidgetItem) -> None:
        """Draw the curves of a group that is opened; of the others nobody sees them."""
        items = (item for i in range(group.childCount()) if (item := group.child(i)) is not None)
        (self._icons.draw if self._is_painted else self._icons.keep_room)(items)

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for little width: names are short."""
        return QSize(170, 400)

    def _filter_item(self, item: QTreeWidgetItem, ranks: dict[str, int]) -> bool:
        matches = item.data(0, NAME) in ranks
        item.setHidden(not matches)
        return matches

    def _add_group(self, title: str, entries: list[type[Entry]]) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setSizeHint(0, QSize(0, SIDE + 4))  # every row is as high as the first
        group.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        for entry in entries:
            item = QTreeWidgetItem(group, [*name_and_sign(entry)])
            item.setData(0, NAME, entry.name)
            for column in range(2):
                item.setToolTip(column, as_plain(description(entry)))
        return group

    def _choose(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, NAME)
        if name:
            self.chosen.emit(name)


def name_and_sign(entry: type[Entry]) -> tuple[str, str]:
    """Give what a function is called in its row, and the sign it is written with if it has one.

    Examples
    --------
    >>> name_and_sign(CATALOGUE["add"]), name_and_sign(CATALOGUE["sin"])
    (('Add', '+'), ('Sin', ''))
    """
    name = entry.name.replace("_", " ").capitalize()
    if entry.label.lower() in entry.aliases or len(entry.label) > LONGEST_SIGN:
        return entry.label, ""  # Ln, which is a name itself, and what says more than a sign
    return name, "" if entry.label.lower() == name.lower() else entry.label
