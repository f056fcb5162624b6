"""The app, edited by a script as fast as a hand could: `tests.bench.kills` ends it at any moment.

After each act it writes when, and by what the state is known that is now to be kept.
"""

import os
import random
import sys
import time
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias
from unittest.mock import patch

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSlider

import main
from core.chain import Block
from core.document.journal import MOST_STEPS
from core.document.kept import Kept, packed, trimmed
from gui import app
from gui.session import Session, keeping, propose
from gui.session.keeping import kept
from gui.window.last_session import LastSession, take_up
from gui.window.main_window import MainWindow

EVERY = 15
"""Milliseconds from one act to the next."""

Acts: TypeAlias = dict[Callable[[], object], int]

TYPED = "sin(a*x)^2 + exp(-x)/3 - cos(b x) x^3"
BLOCKS = ("sin", "exp", "square", "add", "multiply")


def known_by(state: Kept) -> str:
    """Give a short text that no other state has: document, selection, file and steps."""
    last = trimmed(state, MOST_STEPS)._replace(window={}, begun=(), held={})
    content = packed(last._replace(steps=(), done=0))
    shown = repr((content["now"], last.done, [step.name for step in last.steps]))
    return f"{zlib.crc32(shown.encode()):08x}"


class Script:
    """Acts on the window by chance."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window, self._dice = window, random.Random(seed)
        (self._edit,) = window.findChildren(QLineEdit, "formulaEdit")
        (self._slider,) = window.findChildren(QSlider, "xSlider")
        self._place = 0
        self._acts: Acts = {
            self._type: 12, self._drag_x: 6, self._insert: 3, self._select: 2, self._zoom: 2,
            self._undo: 5, self._redo: 3, self._drag_parameter: 3, self._new: 1, self._example: 1,
        }  # fmt: skip

    def act(self) -> None:
        (act,) = self._dice.choices(list(self._acts), list(self._acts.values()))
        act()

    def _type(self) -> None:
        if self._place == 0 or self._place >= len(TYPED):
            self._edit.setFocus()
            self._edit.selectAll()
            self._place = self._dice.randrange(len(TYPED) // 2) // 9 * 9
        QTest.keyClicks(self._edit, TYPED[self._place])
        self._place += 1

    def _drag_x(self) -> None:
        self._slider.setValue(self._dice.randrange(1000))

    def _insert(self) -> None:
        session = self._window.session
        gap = (), self._dice.randrange(len(session.chain.blocks) + 1)
        session.commit(propose.insert(session.chain, gap, [Block(self._dice.choice(BLOCKS))]))

    def _select(self) -> None:
        paths = list(self._window.session.chain.paths())
        self._window.session.select(self._dice.sample(paths, min(len(paths), 2)))

    def _zoom(self) -> None:
        self._window._plot.ranges.zoom(self._dice.choice([0.8, 1.25]))

    def _undo(self) -> None:
        self._window.session.undo_stack.undo()

    def _redo(self) -> None:
        self._window.session.undo_stack.redo()

    def _drag_parameter(self) -> None:
        for parameter in self._window.session.document.parameters[:1]:
            value = self._dice.uniform(-2, 2)
            self._window.session.set_parameter(parameter.name, value, dragging=True)

    def _new(self) -> None:
        self._trigger("New")

    def _example(self) -> None:
        self._trigger(self._dice.choice(["x^2  at  2", "relu(x)  at  0", "tan(x)  at  pi/2"]))

    def _trigger(self, text: str) -> None:
        for action in self._window.findChildren(QAction):
            if action.text().replace("&", "") == text:
                action.trigger()


def tell(session: Session, mouth: int) -> None:
    line = f"{time.monotonic():.6f} {known_by(kept(session, {}))}\n"
    os.write(mouth, line.encode())


class Hand:
    """Waits for the window, and then acts on it and tells."""

    def __init__(self, application: QApplication, seed: int, mouth: int) -> None:
        self._application, self._seed, self._mouth = application, seed, mouth
        self._script: Script | None = None

    def move(self) -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if not windows or not windows[0].isVisible():
            return
        tell(windows[0].session, self._mouth)  # typed letters are taken when typing rests
        if self._script is None:
            self._script = Script(windows[0], self._seed)
            self._application.aboutToQuit.connect(partial(tell, windows[0].session, self._mouth))
        self._script.act()
        tell(windows[0].session, self._mouth)


def run(seed: int, mouth: int) -> int:
    os.set_inheritable(mouth, False)  # or the helper would have it, too
    make = app.make_application

    def make_and_act() -> QApplication:
        application: Any = make()
        application.hand = hand = Hand(application, seed, mouth)
        application.timer = timer = QTimer(application)
        timer.setInterval(EVERY)
        timer.timeout.connect(hand.move)
        timer.start()
        return application  # type: ignore[no-any-return]

    def keep_and_tell(session: Session, window: Mapping[str, str]) -> Kept:
        tell(session, mouth)  # what time alone has changed, too
        return kept(session, window)

    def take_up_and_tell(*given: Any, **how: Any) -> LastSession:
        last = take_up(*given, **how)
        tell(last.session, mouth)
        return last

    with (
        patch.multiple(app, make_application=make_and_act, take_up=take_up_and_tell),
        patch.object(keeping, "kept", keep_and_tell),
    ):
        return main.main([])


if __name__ == "__main__":
    sys.exit(run(*map(int, sys.argv[1:])))
