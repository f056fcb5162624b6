"""Hands that do anything to a window, wild numbers and wild formulas among it.

What they do is told apart into single actions: a key, a move of the mouse, a choice from a menu.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLineEdit, QMenu, QWidget
from shiboken6 import isValid

from core.chain import Block, Chain, Path
from core.functions import CATALOGUE
from gui import mime
from gui.session import Proposal, propose
from gui.window.main_window import MainWindow
from tests.bench.wild import NUMBERS, WILD, formula, paths_of
from tests.gui.helpers import Drag, send_mouse

UNWANTED = ("Quit", "Open", "Save", "Export", "shortcuts", "Clear", "chainrule")
"""Words of menu items that open a dialog, or leave."""

KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_PageDown),
)
WITH_CONTROL = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_D)
LONG = 40
"""Characters beyond which a text is pasted."""

_NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Chooses what to do by chance, the same things for the same seed."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.session = window, window.session
        self.chance = random.Random(seed)
        self._deeds: dict[Callable[[], Iterator[None]], int] = {
            self.type_formula: 6, self.edit: 16, self.undo: 12, self.redo: 6, self.drag: 6,
            self.key: 10, self.click: 8, self.wheel: 6, self.look_elsewhere: 8,
            self.type_number: 8, self.menu: 8, self.resize: 3, self.slide: 4, self.pin: 2,
            self.fold: 3, self.set_x: 8, self.select: 4,
        }  # fmt: skip

    def actions(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Give what is done, one action after the other and for ever, and what it belongs to."""
        while True:
            (deed,) = self.chance.choices([*self._deeds], [*self._deeds.values()])
            going, name = deed(), getattr(deed, "__name__", "")
            goes = [True]

            def act(going: Iterator[None] = going, goes: list[bool] = goes) -> None:
                goes[0] = next(going, self) is not self

            while goes[0]:
                yield name, act

    def type_formula(self) -> Iterator[None]:
        """Type over the formula, or paste, and commit it or not."""
        field = self._named("formulaEdit")
        field.setFocus()
        if self.chance.random() < 0.7:
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        yield
        text = self.chance.choice(WILD) if self.chance.random() < 0.6 else formula(self.chance, 4)
        yield from self._type(field, text)
        end = self.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, None])
        if end is not None:
            QTest.keyClick(field, end)

    def edit(self) -> Iterator[None]:
        """Do one or two of the edits that gestures propose."""
        lane = self._lane()
        gap = lane, self.chance.randint(0, len(self.session.chain.lane(lane).blocks))
        self._do(propose.insert, gap, [self._made_block()])
        yield
        block = self._block()
        if block is None or self.chance.random() < 0.4:
            return
        acts: list[tuple[Callable[..., Proposal], tuple[Any, ...]]] = [
            (propose.remove, ([block], self.session.selection)),
            (propose.replace, (block, self._function())),
            (propose.wrap, ([block], self._function())),
            (propose.move, ([block], ((), 0))),
            (propose.shift, ([block], self.chance.choice([-1, 1]))),
        ]
        make, given = self.chance.choice(acts)
        self._do(make, *given)

    def undo(self) -> Iterator[None]:
        """Take back a few steps."""
        for _ in range(self.chance.randint(1, 3)):
            self.session.undo_stack.undo()
            yield

    def redo(self) -> Iterator[None]:
        """Do again what was taken back."""
        self.session.undo_stack.redo()
        yield

    def drag(self) -> Iterator[None]:
        """Drag a function or a block over the chain, and let go or not."""
        canvas, block = self._viewport("chainView"), self._block()
        data = mime.of_function(self._function())
        if block is not None and self.chance.random() < 0.5:
            held = [self.session.chain.block(block)]
            data = mime.of_blocks([block], self.session.token, held)
        drag = Drag(canvas, data, self._point(canvas))
        yield
        for _ in range(self.chance.randint(0, 4)):
            drag.move(self._point(canvas))
            yield
        if self.chance.random() < 0.8:
            drag.drop()
        else:
            drag.leave()

    def key(self) -> Iterator[None]:
        """Press a key where the chain, the plot or something else has the keyboard."""
        target = QApplication.focusWidget()
        if target is None or self.chance.random() < 0.6:
            target = self._named(self.chance.choice(["chainView", "plotView"]))
            target.setFocus()
        held = Qt.KeyboardModifier
        if self.chance.random() < 0.3:
            QTest.keyClick(target, self.chance.choice(WITH_CONTROL), held.ControlModifier)
        else:
            modifiers = [_NONE, _NONE, held.ShiftModifier, held.AltModifier]
            QTest.keyClick(target, self.chance.choice(KEYS), self.chance.choice(modifiers))
        yield

    def click(self) -> Iterator[None]:
        """Press, drag and release on one of the views."""
        view = self._viewport(self.chance.choice(["chainView", "plotView"]))
        target = view.childAt(self._point(view)) or view
        at, left, kind = self._point(target), Qt.MouseButton.LeftButton, QEvent.Type
        send_mouse(target, kind.MouseButtonPress, at, button=left, held=left)
        if target is self._viewport("plotView"):
            for _ in range(self.chance.randint(0, 3)):
                yield
                send_mouse(target, kind.MouseMove, self._point(target), held=left)
        send_mouse(target, kind.MouseButtonRelease, at, button=left)
        yield

    def wheel(self) -> Iterator[None]:
        """Turn the wheel over the plot or the chain, now and then very far."""
        target = self._viewport(self.chance.choice(["plotView", "chainView"]))
        at = QPointF(self._point(target))
        turn = QPoint(0, 120 * self.chance.choice([-20, -3, -1, 1, 3, 20]))
        held = self.chance.choice([_NONE, Qt.KeyboardModifier.ControlModifier])
        for _ in range(self.chance.choice([1, 1, 5])):
            event = QWheelEvent(
                at, QPointF(target.mapToGlobal(at.toPoint())), QPoint(), turn,
                Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(target, event)
            yield

    def look_elsewhere(self) -> Iterator[None]:
        """Look at any range that doubles have, from the narrowest to the widest."""
        box = self._named("plotView").getViewBox()  # type: ignore[attr-defined]
        middle = self._size() * self.chance.choice([-1, 0, 1])
        width = self._size()
        box.setRange(xRange=(middle - width / 2, middle + width / 2), padding=0)
        if self.chance.random() < 0.5:
            height = self._size()
            box.setRange(yRange=(-height, height), padding=0)
        yield

    def type_number(self) -> Iterator[None]:
        """Type a number into a field, hostile ones among them, and commit it or not."""
        fields = [f for f in self.window.findChildren(QLineEdit) if f.isVisible() and f.isEnabled()]
        fields = [f for f in fields if f.objectName() != "formulaEdit"]
        if not fields:
            return
        field = self.chance.choice(fields)
        field.setFocus()
        field.selectAll()
        yield
        # A field in the chain may be gone as soon as another has the keyboard.
        if isValid(field) and field.hasFocus():
            yield from self._type(field, self.chance.choice(NUMBERS))
        if isValid(field) and self.chance.random() < 0.7:
            QTest.keyClick(field, self.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape]))

    def menu(self) -> Iterator[None]:
        """Choose something from a menu: axes, themes, examples, zoom, fit."""
        actions = [a for m in self.window.menuBar().findChildren(QMenu) for a in m.actions()]
        self.chance.choice([a for a in actions if is_harmless(a)]).trigger()
        yield

    def resize(self) -> Iterator[None]:
        """Make the window another size."""
        self.window.resize(self.chance.randint(500, 1800), self.chance.randint(400, 1100))
        yield

    def slide(self) -> Iterator[None]:
        """Move a slider, or drag a parameter."""
        sliders = [s for s in self.window.findChildren(QAbstractSlider) if s.isVisible()]
        if sliders:
            slider = self.chance.choice(sliders)
            slider.setValue(self.chance.randint(slider.minimum(), slider.maximum()))
            yield
        if self.session.document.parameters:
            name = self.chance.choice(self.session.document.parameters).name
            self.session.set_parameter(name, self.chance.uniform(-5, 5), dragging=True)

    def pin(self) -> Iterator[None]:
        """Let f stay, or take away what stayed."""
        pins = self.session.document.pins
        if pins and self.chance.random() < 0.6:
            self.session.unpin(self.chance.choice(pins).name)
        else:
            self.session.pin()
        yield

    def fold(self) -> Iterator[None]:
        """Fold a lane."""
        if lane := self._lane():
            self.session.fold(lane)
        yield

    def set_x(self) -> Iterator[None]:
        """Move x, near or anywhere."""
        near = self.chance.uniform(-3, 3)
        self.session.set_x(self.chance.choice([near, near, self._size(), -self._size()]))
        yield

    def select(self) -> Iterator[None]:
        """Select a few blocks."""
        blocks = [block for _ in range(3) if (block := self._block()) is not None]
        self.session.select(list(dict.fromkeys(blocks)))
        yield

    def _type(self, field: QWidget, text: str) -> Iterator[None]:
        """Type a text key by key, or paste a long one."""
        if len(text) > LONG:
            QApplication.clipboard().setText(text)
            QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            yield
            return
        for letter in text:
            if not isValid(field):
                return
            QTest.keyClicks(field, letter)
            yield

    def _do(self, make: Callable[..., Proposal], *given: Any) -> None:
        """Commit a proposal as the views do, which propose only what there is."""
        self.session.end_typing()
        self.session.commit(make(self.session.chain, *given))

    def _named(self, name: str) -> QWidget:
        found: QWidget = self.window.findChild(QWidget, name)  # type: ignore[assignment]
        return found

    def _viewport(self, name: str) -> QWidget:
        view: Any = self._named(name)
        viewport: QWidget = view.viewport()
        return viewport

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self.chance.randrange(max(widget.width(), 1)),
            self.chance.randrange(max(widget.height(), 1)),
        )

    def _size(self) -> float:
        return float(10 ** self.chance.choice([0, 0, 1, -3, -15, 15, -300, 100, 299, 300]))

    def _function(self) -> str:
        return self.chance.choice(sorted(CATALOGUE))

    def _made_block(self) -> Block:
        name = self._function()
        count = len(CATALOGUE[name].defaults)
        starts: list[float | str] = ["x", 1.0, "pi", -2.5, 1e300, "a"]
        return Block(name, tuple(Chain(self.chance.choice(starts)) for _ in range(count)))

    def _lane(self) -> Path:
        lanes = [()] + [p for p in self._paths() if len(p) % 2 == 0]
        return self.chance.choice(lanes)

    def _block(self) -> Path | None:
        blocks = [p for p in self._paths() if len(p) % 2]
        return self.chance.choice(blocks) if blocks else None

    def _paths(self) -> list[Path]:
        """Give the paths of all blocks and of all lanes but the first."""
        return list(paths_of(self.session.chain, ()))


def is_harmless(action: QAction) -> bool:
    """Tell whether an item of a menu neither opens a dialog nor leaves."""
    text = action.text().replace("&", "")
    is_item = action.isEnabled() and action.menu() is None and not action.isSeparator()
    return is_item and not any(word in text for word in UNWANTED)
