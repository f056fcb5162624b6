"""The widgets on the canvas of the chain: blocks, number fields, and what folds lanes."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.chain import Chain, Path
from core.chain_rule.names import input_names
from core.digits import short
from core.formula import format as format_formula
from gui import mime
from gui.chain.block import BlockWidget
from gui.chain.fold_controls import FoldButton, LanePill
from gui.chain.layout.layout import ChainLayout
from gui.chain.layout.places import Layout
from gui.chain.operand_field import OperandField
from gui.chain.paint.wire_numbers import WireNumbers
from gui.session import Session, propose
from gui.widgets.drag_picture import picture, portrait
from gui.widgets.theme import figures

W = TypeVar("W", bound=QWidget)


class ChainParts(QObject):
    """Keeps a widget for everything on the canvas that can be clicked, and uses it again."""

    picked = Signal(object, bool)
    """A block's path was pressed, and whether the selection is to be extended."""

    clicked = Signal(object)
    """A block's path was clicked, and not dragged."""

    entered = Signal(object)
    """The path of the lane whose number field took the keyboard."""

    left = Signal()
    """A number field gives the keyboard back."""

    def __init__(self, canvas: QWidget, session: Session) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, session
        self._numbers = WireNumbers(session)
        self._blocks: list[BlockWidget] = []
        self._fields: list[OperandField] = []
        self._folds: list[FoldButton] = []
        self._pills: list[LanePill] = []
        session.attention.hovered_changed.connect(self._show_hovered)

    def arrange(self, laid: ChainLayout) -> None:
        """Put a widget on every place of a layout of the session's chain."""
        chain, layout = self._session.chain, laid.layout
        _fit(self._blocks, len(layout.blocks), self._new_block)
        for block, path in zip(self._blocks, layout.blocks, strict=True):
            inputs = input_names(chain, path, laid.names)
            block.show_block(chain, path, inputs, laid.slopes[path])
        fields = layout.fields | layout.starts
        _fit(self._fields, len(fields), self._new_field)
        font = figures(self._canvas.font())
        for field, path in zip(self._fields, fields, strict=True):
            field.setFont(font)
            field.show_value(path, chain.lane(path))
        _fit(self._folds, len(layout.folds), self._new_fold)
        _fit(self._pills, len(layout.pills), self._new_pill)
        for button, lane in zip(self._folds, layout.folds, strict=True):
            button.show_lane(lane, format_formula(chain.lane(lane)))
        for pill, lane in zip(self._pills, layout.pills, strict=True):
            pill.show_lane(lane, laid.formula(lane))
        self._show_hovered()
        self.place(layout)

    def place(self, layout: Layout) -> None:
        """Move the widgets to where they are in a layout of the same chain."""
        fields = layout.fields | layout.starts
        for widgets, places in (
            (self._blocks, layout.blocks),
            (self._fields, fields),
            (self._folds, layout.folds),
            (self._pills, layout.pills),
        ):
            for widget, rect in zip(widgets, places.values(), strict=True):
                widget.setGeometry(rect)
                widget.show()

    def show_values(self) -> None:
        """Take on what happens at x."""
        trace = self._session.trace
        passed = set(trace.order[: self._session.progress])
        for widget in self._blocks:
            path = widget.block_path
            widget.show_values(trace.blocks[path], path in passed)
            widget.setAccessibleName(self.describe(path))
        for pill in self._pills:
            end = pill.lane, len(self._session.chain.lane(pill.lane).blocks)
            pill.show_values(*self._numbers.texts(end))

    def show_selected(self) -> None:
        """Take on what is selected."""
        chosen = set(self._session.selection)
        for widget in self._blocks:
            widget.select(widget.block_path in chosen)

    def describe(self, path: Path) -> str:
        """Say in words what a block is and does, for a screen reader."""
        block, trace = self._session.chain.block(path), self._session.trace.blocks[path]
        count = len(self._session.chain.lane(path[:-1]).blocks)
        words = self.tr("{0}, block {1} of {2}, value {3}, gradient {4}")
        return words.format(
            block.name, path[-1] + 1, count, short(trace.value), short(trace.gradient)
        )

    def edit_number(self, path: Path) -> bool:
        """Put the keyboard into a block's first number field, and tell whether there is one.

        The path () stands for the chain's own start.
        """
        wanted = [f for f in self._fields if (f.lane[:-1] if f.lane else ()) == path]
        if not path:
            wanted = [field for field in wanted if not field.lane]
        for field in wanted[:1]:
            field.setFocus()
            field.selectAll()
        return bool(wanted)

    def _new_block(self) -> BlockWidget:
        widget = BlockWidget(self._canvas)
        widget.lower()  # below the numbers there are, which may be used again in it
        widget.pressed.connect(self.picked)
        widget.clicked.connect(self.clicked)
        widget.dragged.connect(self._drag)
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
        self._hand_on(lane, self._pills)

    def _unfold(self, lane: Path) -> None:
        self._session.folds.unfold(lane)
        self._hand_on(lane, self._folds)

    def _hand_on(self, lane: Path, widgets: list[FoldButton] | list[LanePill]) -> None:
        """Give the keyboard to what undoes the last click."""
        for widget in widgets:
            if widget.lane == lane:
                widget.setFocus()

    def _show_hovered(self) -> None:
        hovered = self._session.attention.hovered
        for widget in self._blocks:
            widget.light(widget.block_path == hovered)
        for pill in self._pills:
            pill.light(hovered is not None and hovered[: len(pill.lane)] == pill.lane)

    def _drag(self, path: Path) -> None:
        widget = next(w for w in self._blocks if w.block_path == path)
        chosen = [p for p in self._session.selection if p[:-1] == path[:-1]]
        taken = sorted(chosen) if path in chosen else [path]
        blocks = [self._session.chain.block(p) for p in taken]
        self._session.attention.hover(None)  # its light is not part of the block
        shown = (
            portrait(widget)
            if len(taken) == 1
            else picture(widget, [block.function.label for block in blocks])
        )
        for block in self._blocks:
            block.fade(block.block_path in taken)
        widget.start_drag(mime.of_blocks(taken, self._session.token, blocks), shown)
        for block in self._blocks:
            block.fade(False)


def _fit(widgets: list[W], count: int, make: Callable[[], W]) -> None:
    """Have as many widgets as are needed; those that are left go."""
    while len(widgets) > count:
        gone = widgets.pop()
        gone.hide()
        gone.deleteLater()
    while len(widgets) < count:
        widgets.append(make())
