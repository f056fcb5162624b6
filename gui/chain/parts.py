"""The widgets on the canvas of the chain: blocks, number fields, and what folds lanes.

There is one for what is in view, and a little beyond; the rest is geometry in the layout.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.chain import Chain, Path
from core.digits import short
from gui.chain.block import BlockWidget
from gui.chain.fold_controls import FoldButton, LanePill
from gui.chain.layout.layout import ChainLayout
from gui.chain.layout.places import Layout
from gui.chain.operand_field import OperandField
from gui.chain.paint.wire_numbers import WireNumbers
from gui.chain.recycled import Recycled
from gui.session import Session, propose
from gui.widgets.theme import figures

BEYOND = 300
"""How far beyond what is seen there are widgets, in pixels, so that scrolling finds them there."""

FEW = 100
"""Up to how many blocks all have their widgets, seen or not."""


class ChainParts(QObject):
    """Keeps a widget for everything in view that can be clicked, and uses it again."""

    picked = Signal(object, bool)
    """A block's path was pressed, and whether the selection is to be extended."""

    clicked = Signal(object)
    """A block's path was clicked, and not dragged."""

    dragged = Signal(object)
    """The path of the block that a hand takes away."""

    entered = Signal(object)
    """The path of the lane whose number field took the keyboard."""

    left = Signal()
    """A number field gives the keyboard back."""

    def __init__(self, canvas: QWidget, session: Session) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, session
        self._numbers = WireNumbers(session)
        self._laid: ChainLayout  # there is one before anything is shown
        self._shown = Layout()
        self._seen = QRect(0, 0, 2000, 1000)
        self._taken: frozenset[Path] = frozenset()
        held, back = attrgetter("is_held"), lambda _: self.left.emit()
        typed_back = OperandField.give_back
        self._blocks = Recycled(self._new_block, self._show_block, back, held)
        self._fields = Recycled(self._new_field, self._show_field, typed_back, held)
        self._folds = Recycled(self._new_fold, self._show_fold, back)
        self._pills = Recycled(self._new_pill, self._show_pill, back)
        session.attention.hovered_changed.connect(self._show_hovered)

    def arrange(self, laid: ChainLayout, *, anew: bool = True) -> None:
        """Put a widget on every place in view of a layout of the session's chain.

        Only if `anew`, the chain or the size of its letters may be another than before.
        """
        self._laid, self._shown = laid, laid.layout
        self._numbers.fit(laid.metrics)
        self._have(anew=anew)
        if not anew:
            for lane, pill in self._pills.used.items():
                self._show_ends(pill, lane)  # of which shorter wires leave less

    def see(self, seen: QRect) -> None:
        """Have widgets for another part of the canvas, once what is there is the chain at hand."""
        if seen != self._seen:
            self._seen = seen
            if self._laid.chain is self._session.chain:
                self._have(anew=False)

    def place(self, layout: Layout) -> None:
        """Move the widgets to where they are in a layout of the same chain."""
        self._shown = layout
        self._have(anew=False)

    def show_values(self) -> None:
        """Take on what happens at x."""
        for path, block in self._blocks.used.items():
            self._show_value(block, path)
        for lane, pill in self._pills.used.items():
            self._show_ends(pill, lane)

    def show_selected(self) -> None:
        """Take on what is selected."""
        chosen = set(self._session.selection)
        for path, widget in self._blocks.used.items():
            widget.select(path in chosen)

    def describe(self, path: Path) -> str:
        """Say in words what a block is and does, for a screen reader."""
        block, trace = self._session.chain.block(path), self._session.trace.blocks[path]
        count = len(self._session.chain.lane(path[:-1]).blocks)
        words = self.tr("{0}, block {1} of {2}, value {3}, gradient {4}")
        later, walk = self.tr("not known yet"), self._session.walk
        return words.format(
            block.name,
            path[-1] + 1,
            count,
            short(trace.value) if walk.has_value(path) else later,
            short(trace.gradient) if walk.has_gradient(path) else later,
        )

    def edit_number(self, path: Path) -> bool:
        """Put the keyboard into a block's first number field, and tell whether there is one.

        The path () stands for the chain's own start.
        """
        own = [lane for lane in _fields(self._shown) if (lane[:-1] if path else lane) == path]
        for lane in own[:1]:
            self._have(anew=False, field=lane)
            self._fields.used[lane].setFocus()
            self._fields.used[lane].selectAll()
        return bool(own)

    def step(self, forward: bool) -> QRect | None:
        """Hand the keyboard on from a number field to one that nobody saw yet; tell where it is."""
        focus, lanes = self._canvas.window().focusWidget(), list(_fields(self._shown))
        if not isinstance(focus, OperandField) or focus.lane not in lanes:
            return None
        at = lanes.index(focus.lane) + (1 if forward else -1)
        if not 0 <= at < len(lanes):
            return None
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        self._have(anew=False, field=lanes[at])
        self._fields.used[lanes[at]].setFocus(reason)
        return _fields(self._shown)[lanes[at]]

    def block(self, path: Path) -> BlockWidget:
        """Give the widget of a block in view."""
        return self._blocks.used[path]

    def take(self, paths: Sequence[Path]) -> None:
        """Show that blocks are being dragged away, or with none that all are back."""
        self._taken = frozenset(paths)
        for path, widget in self._blocks.used.items():
            widget.fade(path in self._taken)

    def _have(self, *, anew: bool, field: Path | None = None) -> None:
        """Have the widgets that are needed, where they belong."""
        layout, focus = self._shown, self._canvas.window().focusWidget()
        area = self._seen.adjusted(-BEYOND, -BEYOND, BEYOND, BEYOND)
        for parts, places in (
            (self._blocks, layout.blocks),
            (self._fields, _fields(layout)),
            (self._folds, layout.folds),
            (self._pills, layout.pills),
        ):
            wanted = places
            if len(layout.blocks) > FEW:
                stays = parts.held(focus) | {field}
                wanted = {p: r for p, r in places.items() if area.intersects(r) or p in stays}
            parts.have(wanted, anew=anew)
            for path, rect in wanted.items():
                parts.used[path].setGeometry(rect)
                parts.used[path].show()

    def _show_block(self, widget: BlockWidget, path: Path) -> None:
        name, slopes = self._laid.names[path], self._laid.slopes(path)
        widget.show_block(self._session.chain, path, name, slopes)
        widget.select(path in self._session.selection)
        widget.light(path == self._session.attention.hovered)
        widget.fade(path in self._taken)
        self._show_value(widget, path)

    def _show_value(self, widget: BlockWidget, path: Path) -> None:
        reached = self._session.walk.has_gradient(path)
        off = self._session.rounding.slopes.get(path, ())
        digits = self._session.digits.count
        widget.show_values(self._session.trace.blocks[path], reached, off, digits)
        widget.setAccessibleName(self.describe(path))

    def _show_field(self, field: OperandField, lane: Path) -> None:
        field.setFont(figures(self._canvas.font()))
        field.show_value(lane, self._session.chain.lane(lane))

    def _show_fold(self, button: FoldButton, lane: Path) -> None:
        button.show_lane(lane, self._laid.text(lane))

    def _show_pill(self, pill: LanePill, lane: Path) -> None:
        pill.show_lane(lane, self._laid.formula(lane))
        pill.light(_is_in(self._session.attention.hovered, lane))
        self._show_ends(pill, lane)

    def _show_ends(self, pill: LanePill, lane: Path) -> None:
        end = lane, len(self._session.chain.lane(lane).blocks)
        pill.show_values(*self._numbers.texts(end))

    def _show_hovered(self) -> None:
        hovered = self._session.attention.hovered
        for path, block in self._blocks.used.items():
            block.light(path == hovered)
        for lane, pill in self._pills.used.items():
            pill.light(_is_in(hovered, lane))

    def _new_block(self) -> BlockWidget:
        widget = BlockWidget(self._canvas)
        widget.lower()  # below the numbers there are, which may be used again in it
        widget.pressed.connect(self.picked)
        widget.clicked.connect(self.clicked)
        widget.dragged.connect(self.dragged)
        widget.hovered.connect(self._session.attention.hover)
        return widget

    def _new_field(self) -> OperandField:
        field = OperandField(self._canvas)
        field.committed.connect(self._set_start)
        field.entered.connect(self.entered)
        field.left.connect(self.left)
        field.drag_began.connect(self._session.end_typing)
        field.dragged.connect(partial(self._set_start, dragging=True))
        return field

    def _set_start(self, lane: Path, start: Chain, *, dragging: bool = False) -> None:
        chain = self._session.chain
        self._session.commit(propose.start(chain, lane, start, dragging=dragging))

    def _new_fold(self) -> FoldButton:
        button = FoldButton(self._canvas)
        button.chosen.connect(self._fold)
        return button

    def _new_pill(self) -> LanePill:
        pill = LanePill(self._canvas)
        pill.chosen.connect(self._unfold)
        return pill

    def _fold(self, lane: Path) -> None:
        self._session.fold(lane)
        self._hand_on(lane, self._pills.used)

    def _unfold(self, lane: Path) -> None:
        self._session.folds.unfold(lane)
        self._hand_on(lane, self._folds.used)

    def _hand_on(self, lane: Path, widgets: Mapping[Path, QWidget]) -> None:
        """Give the keyboard to what undoes the last click."""
        if lane in widgets:
            widgets[lane].setFocus()


def _fields(layout: Layout) -> Mapping[Path, QRect]:
    return layout.fields | layout.starts


def _is_in(path: Path | None, lane: Path) -> bool:
    return path is not None and path[: len(lane)] == lane
