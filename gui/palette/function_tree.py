"""The catalogue as a tree of groups, to be dragged from."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from core.chain.parameters import LATIN, on_screen
from core.functions import BASICS, CATALOGUE
from core.functions.description import description
from core.functions.entry import Entry
from gui import mime
from gui.mime import X
from gui.palette.curve_icon import SIDE
from gui.palette.icons import Icons
from gui.widgets.drag_picture import picture
from gui.widgets.frame import ON_SCREEN
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.timers import one_shot

LAST = 5
"""How many of the last used functions are on top."""

NAME = Qt.ItemDataRole.UserRole
"""Where an item keeps its function's name."""


@guarded
class FunctionTree(QTreeWidget):
    """Letters, and the catalogue as a tree of groups; its items are dragged into the chain."""

    chosen = Signal(str)
    """A function's name, on Enter or a double-click."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Functions"))
        self.setHeaderHidden(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setExpandsOnDoubleClick(True)
        self.itemDoubleClicked.connect(lambda item: self._choose(item))
        basics = [CATALOGUE[name] for name in BASICS]
        self._used: list[str] = []
        self._is_stale = False
        self._is_painted, self._icons = False, Icons(self, NAME)
        self._waking = one_shot(self, ON_SCREEN, self._draw_all_icons)
        self._x = self._add_x()
        self._parameters: list[QTreeWidgetItem] = []
        self._selections = [self._add_group(self.tr("Basics"), basics)]
        self.setIconSize(QSize(SIDE, SIDE))
        self.itemExpanded.connect(self._draw_icons)
        self._selections[0].setExpanded(True)
        for group in dict.fromkeys(entry.group for entry in CATALOGUE.values()):
            members = [entry for entry in CATALOGUE.values() if entry.group == group]
            self._add_group(group, members)

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
        name = item.data(0, NAME) if item is not None else None
        if name:
            drag = QDrag(self)
            drag.setMimeData(mime.of_function(name))
            label = CATALOGUE[name].label if name in CATALOGUE else on_screen(name)
            shown = picture(self, [label])
            drag.setPixmap(shown)
            size = shown.deviceIndependentSize().toSize()
            drag.setHotSpot(QPoint(size.width() // 2, size.height() // 2))
            drag.exec(actions, Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Insert on Enter."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
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
        for item in (self._x, *self._parameters):
            name = item.data(0, NAME)
            item.setHidden(not name or wanted not in ("", name, on_screen(name)))
        found: list[QTreeWidgetItem] = []
        for group in self._groups():
            items = (group.child(i) for i in range(group.childCount()))
            shown = [item for item in items if item is not None and self._filter_item(item, ranks)]
            # While searching, these would show a second time what the groups show.
            is_selection = group in self._selections
            group.setHidden(not shown or (bool(wanted) and is_selection))
            group.setExpanded(bool(wanted) or is_selection)
            found += shown if wanted and not is_selection else []
        return min(found, key=lambda item: ranks[item.data(0, NAME)], default=None)

    @property
    def used(self) -> list[str]:
        """The last used functions, the very last first."""
        return self._used

    def put_on_top(self, names: Sequence[str]) -> None:
        """List functions among the last used, the last one first, once the pointer is elsewhere.

        Under the pointer the rows stay where they are: the next click is meant for them.
        """
        used = list(dict.fromkeys([*reversed(names), *self._used]))[:LAST]
        if used == self._used:
            return
        self._used = used
        self._is_stale = True
        if not self.underMouse():
            self._list_used()

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """List what was used meanwhile."""
        super().leaveEvent(event)
        if self._is_stale:
            self._list_used()

    def _list_used(self) -> None:
        self._is_stale = False
        if len(self._selections) == 1:
            entries = [CATALOGUE[name] for name in self._used]
            self._selections.append(
                self._add_group(self.tr("Last used"), entries, at=1 + len(self._parameters))
            )
            self._selections[-1].setExpanded(True)
        else:
            self._fill(self._selections[-1], [CATALOGUE[name] for name in self._used])
            self._draw_icons(self._selections[-1])

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
            self._draw_all_icons()

    def _groups(self) -> list[QTreeWidgetItem]:
        letters = self._x, *self._parameters
        groups = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [group for group in groups if group is not None and group not in letters]

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

    def list_letters(self, parameters: Sequence[str]) -> None:
        """List below x the parameters, which may take a number's place too, and a new one."""
        free = [letter for letter in LATIN if letter not in parameters][:1]
        names = [*sorted(parameters), *free]
        while len(self._parameters) < len(names):
            # An item that is taken out again is never freed: those that are there are used.
            self._parameters.append(QTreeWidgetItem())
            self.insertTopLevelItem(len(self._parameters), self._parameters[-1])
        for item, name in zip_longest(self._parameters, names):
            item.setData(0, NAME, name or "")
            item.setHidden(name is None)
            if name is not None:
                words = self.tr("new parameter") if name in free else self.tr("parameter")
                item.setText(0, f"{on_screen(name)}   {words}")
                item.setToolTip(0, as_plain(self._use_of(on_screen(name))))

    def _add_x(self) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [self.tr("x   for a number")])
        item.setData(0, NAME, X)
        item.setSizeHint(0, QSize(0, SIDE + 4))  # every row is as high as the first
        item.setToolTip(0, as_plain(self._use_of(X)))
        return item

    def _use_of(self, letter: str) -> str:
        return self.tr("Let what starts at a number start at {0}").format(letter)

    def _add_group(
        self, title: str, entries: list[type[Entry]], at: int | None = None
    ) -> QTreeWidgetItem:
        group = QTreeWidgetItem([title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setSizeHint(0, QSize(0, SIDE + 4))  # every row is as high as the first
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        self.insertTopLevelItem(self.topLevelItemCount() if at is None else at, group)
        self._fill(group, entries)
        return group

    def _fill(self, group: QTreeWidgetItem, entries: list[type[Entry]]) -> None:
        """Let a group's items be these functions; it never has fewer than before."""
        for i, entry in enumerate(entries):
            # An item that is taken out again is never freed: those that are there are used.
            item = group.child(i) or QTreeWidgetItem(group)
            item.setText(0, _title(entry))
            item.setData(0, NAME, entry.name)
            item.setToolTip(0, as_plain(description(entry)))

    def _choose(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, NAME)
        if name:
            self.chosen.emit(name)


def _title(entry: type[Entry]) -> str:
    name = entry.name.replace("_", " ").capitalize()
    if entry.label.lower() in entry.aliases:  # Ln, which is a name itself
        return entry.label
    return name if entry.label.lower() == name.lower() else f"{entry.label}   {name}"
