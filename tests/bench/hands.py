"""Hands that do anything to a window, wild numbers and wild formulas among it."""

import random
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLineEdit, QMenu, QWidget

from core.chain import Block, Chain, Path
from core.functions import CATALOGUE
from gui import mime
from gui.session import Proposal, propose
from gui.window.main_window import MainWindow
from tests.gui.helpers import Drag, send_mouse

NUMBERS = (
    "0", "-0.0", "1", "0.5", "-3", "1e-320", "5e-324", "1e-16", "1e15", "1e155", "-1e200",
    "9e307", "1.7976931348623157e308", "1e309", "pi/2", "1/0", "", "abc", "1e", "2e5e5",
    "1e9(1e17)",
)  # fmt: skip
WILD = (
    "x^x^x^x", "exp(exp(exp(x)))", "floor(1e300x)", "tan(1e15x)",
    "x!", "gamma(1e3x)", "1/(x-x)", "sin(1/x)", "sqrt(-1-x^2)", "|x|/x", "x/(1e-320)",
    "{x<0: -1, x<1e-300: x/0, x^2}", "a x^2 + b x + c", "k sin(m x + n)", "mod(x, 1e-300)",
    "root(x, 3)", "1e308x*10", "ln(ln(ln(x)))", "x^(1/3)'", "erf(ceil(x^4))", "round(x 1e16)/1e16",
    "(((((x", "2x+", "sinn(x)", "=", "a = 1e308", "a = 2", "\\frac{1}{x}", "x" * 300,
    "+".join(["x"] * 300), "sin(" * 60 + "x" + ")" * 60,
)  # fmt: skip
UNWANTED = ("Quit", "Open", "Save", "Export", "shortcuts", "Clear", "chainrule")
"""Words of menu items that open a dialog, or leave."""

KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_PageDown),
)
LETTERS_WITH_CONTROL = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_D)
_NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Chooses what to do by chance, the same things for the same seed."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.session = window, window.session
        self.chance = random.Random(seed)
        self._deeds: dict[Callable[[], object], int] = {
            self.type_formula: 6, self.edit: 16, self.undo: 12, self.redo: 6, self.drag: 6,
            self.key_on_chain: 10, self.click: 8, self.wheel: 6, self.look_elsewhere: 8,
            self.type_number: 8, self.menu: 8, self.resize: 3, self.slide: 4, self.pin: 2,
            self.fold: 3, self.set_x: 8, self.select: 4,
        }  # fmt: skip

    def next(self) -> tuple[str, Callable[[], object]]:
        """Choose what to do, and what it is called."""
        (deed,) = self.chance.choices([*self._deeds], [*self._deeds.values()])
        return getattr(deed, "__name__", ""), deed

    def type_formula(self) -> None:
        """Type over the formula, and commit it or not."""
        field = self._named("formulaEdit")
        field.setFocus()
        if self.chance.random() < 0.7:
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        text = self.chance.choice(WILD) if self.chance.random() < 0.6 else self._formula(4)
        QTest.keyClicks(field, text[:400])
        end = self.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, None])
        if end is not None:
            QTest.keyClick(field, end)

    def edit(self) -> None:
        """Do one of the edits that gestures propose."""
        lane, block = self._lane(), self._block()
        gap = lane, self.chance.randint(0, len(self.session.chain.lane(lane).blocks))
        self._do(propose.insert, gap, [self._made_block()])
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

    def undo(self) -> None:
        """Take back a few steps."""
        for _ in range(self.chance.randint(1, 3)):
            self.session.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.session.undo_stack.redo()

    def drag(self) -> None:
        """Drag a function or a block over the chain, and let go or not."""
        canvas = self._named("chainView").viewport()  # type: ignore[attr-defined]
        block = self._block()
        data = mime.of_function(self._function())
        if block is not None and self.chance.random() < 0.5:
            held = [self.session.chain.block(block)]
            data = mime.of_blocks([block], self.session.token, held)
        drag = Drag(canvas, data, self._point(canvas))
        for _ in range(self.chance.randint(0, 4)):
            drag.move(self._point(canvas))
        if self.chance.random() < 0.8:
            drag.drop()
        else:
            drag.leave()

    def key_on_chain(self) -> None:
        """Press a key where the chain, the plot or something else has the keyboard."""
        target = QApplication.focusWidget()
        if target is None or self.chance.random() < 0.6:
            target = self._named(self.chance.choice(["chainView", "plotView"]))
            target.setFocus()
        modifiers = Qt.KeyboardModifier
        if self.chance.random() < 0.3:
            key, held = self.chance.choice(LETTERS_WITH_CONTROL), modifiers.ControlModifier
        else:
            key = self.chance.choice(KEYS)
            held = self.chance.choice(
                [_NONE, _NONE, modifiers.ShiftModifier, modifiers.AltModifier]
            )
        QTest.keyClick(target, key, held)

    def click(self) -> None:
        """Press, drag and release on one of the views."""
        target = self._named(self.chance.choice(["chainView", "plotView"])).viewport()  # type: ignore[attr-defined]
        at, left = self._point(target), Qt.MouseButton.LeftButton
        target = target.childAt(at) or target
        at = self._point(target)
        kind = QEvent.Type
        send_mouse(target, kind.MouseButtonPress, at, button=left, held=left)
        if target is self._named("plotView").viewport():  # type: ignore[attr-defined]
            for _ in range(self.chance.randint(0, 3)):
                send_mouse(target, kind.MouseMove, self._point(target), held=left)
        send_mouse(target, kind.MouseButtonRelease, at, button=left)

    def wheel(self) -> None:
        """Turn the wheel over the plot or the chain, now and then very far."""
        target = self._named(self.chance.choice(["plotView", "chainView"])).viewport()  # type: ignore[attr-defined]
        at = QPointF(self._point(target))
        turn = QPoint(0, 120 * self.chance.choice([-20, -3, -1, 1, 3, 20]))
        held = self.chance.choice([_NONE, Qt.KeyboardModifier.ControlModifier])
        for _ in range(self.chance.choice([1, 1, 5])):
            event = QWheelEvent(
                at, QPointF(target.mapToGlobal(at.toPoint())), QPoint(), turn,
                Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(target, event)

    def look_elsewhere(self) -> None:
        """Look at any range that doubles have, from the narrowest to the widest."""
        box = self._named("plotView").getViewBox()  # type: ignore[attr-defined]
        middle = self._size() * self.chance.choice([-1, 0, 1])
        width = self._size()
        box.setRange(xRange=(middle - width / 2, middle + width / 2), padding=0)
        if self.chance.random() < 0.5:
            height = self._size()
            box.setRange(yRange=(-height, height), padding=0)

    def type_number(self) -> None:
        """Type a number into a field, hostile ones among them, and commit it or not."""
        fields = [f for f in self.window.findChildren(QLineEdit) if f.isVisible() and f.isEnabled()]
        fields = [f for f in fields if f.objectName() != "formulaEdit"]
        if not fields:
            return
        field = self.chance.choice(fields)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, self.chance.choice(NUMBERS))
        if self.chance.random() < 0.7:
            QTest.keyClick(field, self.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape]))

    def menu(self) -> None:
        """Choose something from a menu: axes, themes, examples, zoom, fit."""
        actions = [a for m in self.window.menuBar().findChildren(QMenu) for a in m.actions()]
        chosen = self.chance.choice([a for a in actions if self._is_harmless(a)])
        chosen.trigger()

    def resize(self) -> None:
        """Make the window another size."""
        self.window.resize(self.chance.randint(500, 1800), self.chance.randint(400, 1100))

    def slide(self) -> None:
        """Move a slider or press its keys."""
        sliders = [s for s in self.window.findChildren(QAbstractSlider) if s.isVisible()]
        if sliders:
            slider = self.chance.choice(sliders)
            slider.setValue(self.chance.randint(slider.minimum(), slider.maximum()))
        if self.session.document.parameters:
            name = self.chance.choice(self.session.document.parameters).name
            self.session.set_parameter(name, self.chance.uniform(-5, 5), dragging=True)

    def pin(self) -> None:
        """Let f stay, or take away what stayed."""
        pins = self.session.document.pins
        if pins and self.chance.random() < 0.6:
            self.session.unpin(self.chance.choice(pins).name)
        else:
            self.session.pin()

    def fold(self) -> None:
        """Fold a lane."""
        lane = self._lane()
        if lane:
            self.session.fold(lane)

    def set_x(self) -> None:
        """Move x, near or anywhere."""
        near = self.chance.uniform(-3, 3)
        self.session.set_x(self.chance.choice([near, near, self._size(), -self._size()]))

    def select(self) -> None:
        """Select a few blocks."""
        blocks = [block for _ in range(3) if (block := self._block()) is not None]
        self.session.select(list(dict.fromkeys(blocks)))

    def _do(self, make: Callable[..., Proposal], *given: Any) -> None:
        """Commit a proposal as the views do, which propose only what there is."""
        self.session.end_typing()
        self.session.commit(make(self.session.chain, *given))

    def _named(self, name: str) -> QWidget:
        found: QWidget = self.window.findChild(QWidget, name)  # type: ignore[assignment]
        return found

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
        return list(_paths_of(self.session.chain, ()))

    def _formula(self, depth: int) -> str:
        if depth == 0 or self.chance.random() < 0.2:
            return self.chance.choice(["x", "x", "2", "a", "pi", "1e3"])
        name = self._function()
        entry = CATALOGUE[name]
        return (
            f"{name}({', '.join(self._formula(depth - 1) for _ in range(1 + len(entry.defaults)))})"
        )

    def _is_harmless(self, action: QAction) -> bool:
        text = action.text().replace("&", "")
        return (
            action.isEnabled()
            and action.menu() is None
            and not action.isSeparator()
            and not any(word in text for word in UNWANTED)
        )


def _paths_of(chain: Chain, where: Path) -> Any:
    for index, block in enumerate(chain.blocks):
        here = (*where, index)
        yield here
        for number, operand in enumerate(block.operands):
            yield (*here, number)
            yield from _paths_of(operand, (*here, number))
