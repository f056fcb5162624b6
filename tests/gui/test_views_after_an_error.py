"""An error in any slot of any view: all of them show the document afterwards."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from core.document import Document, Parameter
from core.formula import parse
from gui.last_resort import LastResort
from gui.log import Log
from gui.widgets.error_dialog import ErrorDialog
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import Show
from tests.gui.helpers import forget_the_dead
from tests.gui.looks import come_to_rest, looks

FIRST = Document(parse("sin(x)^2 + a"), 0.5, parameters=(Parameter("a", 2.0),))
SECOND = Document(parse("b*exp(x)*x"), 1.5, 1e-5, (-3.0, 3.0), (-9.0, 9.0))


class Planted(Exception):
    """An error that nobody expects."""


@pytest.fixture
def resort(qapp: QApplication) -> Iterator[LastResort]:
    made = LastResort(Log(None))
    made.install()
    yield made
    made.remove()


def slots(root: Path) -> list[tuple[type, str]]:
    """Give all methods of views that some signal calls."""
    rooms = ("chain", "check", "formula", "inspector", "lesson", "palette", "parameters", "plot",
             "product_line", "point_bar.py", "window")  # fmt: skip
    found: list[tuple[type, str]] = []
    for room in rooms:
        path = root / "gui" / room
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            module = ".".join(file.relative_to(root).with_suffix("").parts)
            for made in ast.parse(file.read_text()).body:
                if isinstance(made, ast.ClassDef):
                    owner = getattr(importlib.import_module(module), made.name)
                    found += [(owner, name) for name in sorted(_connected(made))]
    return found


def _connected(made: ast.ClassDef) -> set[str]:
    calls = [node for node in ast.walk(made) if isinstance(node, ast.Call)]
    return {
        call.args[0].attr
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "connect" and call.args
        if isinstance(call.args[0], ast.Attribute) and ast.unparse(call.args[0].value) == "self"
        if any(isinstance(m, ast.FunctionDef) and m.name == call.args[0].attr for m in made.body)
    }


def let_fail(
    monkeypatch: pytest.MonkeyPatch, owner: type, name: str, armed: set[Any], called: set[Any]
) -> None:
    method = getattr(owner, name)
    count = inspect.unwrap(method).__code__.co_argcount - 1  # Qt gives as much as is taken

    @wraps(method)
    def fails_once(self: Any, *given: Any) -> Any:
        called.add((owner, name))
        if (owner, name) in armed:
            armed.remove((owner, name))
            raise Planted("on purpose")
        return method(self, *given[:count])

    monkeypatch.setattr(owner, name, fails_once)


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.slow)])
def test_after_an_error_in_any_slot_all_views_show_the_document(
    every: int,
    root: Path,
    resort: LastResort,
    clock: Clock,
    show: Show,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a window opened fresh on the same document shows it; every so-manieth slot is tried."""
    armed: set[Any] = set()
    called: set[Any] = set()
    for owner, name in slots(root):
        let_fail(monkeypatch, owner, name, armed, called)
    fresh = {}
    for document in (FIRST, SECOND):
        other = MainWindow(document)
        show(other)
        come_to_rest(clock)
        fresh[document.formula] = looks(other)
        other.close()
    window = MainWindow(FIRST)
    show(window)
    resort.watch(window, window.session, lambda: True)
    failed = []
    called.clear()
    for document in (SECOND, FIRST):
        window.session.open(replace(document))
        come_to_rest(clock)
    concerned = [slot for slot in slots(root) if slot in called]
    for k, slot in enumerate(concerned[::every]):
        armed.add(slot)
        document = replace((SECOND, FIRST)[k % 2])
        window.session.open(document)
        come_to_rest(clock)
        if slot not in armed:
            failed.append(slot)
            seen, wanted = looks(window), fresh[document.formula]
            assert (seen - wanted, wanted - seen) == ({}, {}), slot
        armed.clear()
    assert len(failed) > 20 // every
    window.session.undo_stack.clear()  # while its slots are still the ones that fail
    forget_the_dead()
    for dialog in window.findChildren(ErrorDialog):
        dialog.close()
