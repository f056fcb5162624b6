from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.document import Document
from core.export.order import Order, made
from core.export.things import CHAIN, TABLE
from core.export.worker import COMMAND
from core.formula import parse
from gui.export import export_process
from gui.export.export_process import ExportProcess

DOT, TIKZ = Order(Document(), CHAIN, ".dot"), Order(Document(parse("sin(x)")), CHAIN, ".tikz")


@pytest.fixture
def process(qapp: QApplication) -> Iterator[ExportProcess]:
    parent = QObject()
    found = ExportProcess(parent)
    yield found
    found.stop()


def test_an_order_is_filled_as_if_it_were_made_here(process: ExportProcess, qtbot: QtBot) -> None:
    with qtbot.waitSignal(process.made) as signal:
        process.ask(DOT)
    assert signal.args == [DOT, made(DOT)]
    assert not process.is_busy


def test_of_those_that_wait_the_newest_is_filled(process: ExportProcess, qtbot: QtBot) -> None:
    filled: list[Order] = []
    process.made.connect(lambda order, _: filled.append(order))
    for order in (DOT, Order(Document(), TABLE, ".csv"), TIKZ):
        process.ask(order)
    qtbot.waitUntil(lambda: len(filled) == 2)
    assert filled == [DOT, TIKZ]


def test_an_order_that_is_ended_is_told_no_more(process: ExportProcess, qtbot: QtBot) -> None:
    process.ask(DOT)
    process.stop()
    assert not process.is_busy
    with qtbot.waitSignal(process.made) as signal:
        process.ask(TIKZ)
    assert signal.args[0] == TIKZ


@pytest.mark.parametrize(
    ("program", "words"),
    [("print('no answer')", "no answer"), ("print('{}')", "no answer"), ("pass", "ended"),
     ("print('{\"reason\": \"too hard\"}')", "too hard")],
)  # fmt: skip
def test_a_process_that_fails_is_told(
    process: ExportProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, program: str, words: str
) -> None:
    command = (COMMAND[0], "-ISc", f"import sys; sys.stdin.readline(); {program}")
    monkeypatch.setattr(export_process, "COMMAND", command)
    with qtbot.waitSignal(process.refused) as signal:
        process.ask(DOT)
    assert words in signal.args[1]


def test_a_process_that_cannot_be_started_is_told(
    process: ExportProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_process, "COMMAND", ("/no/such/program",))
    with qtbot.waitSignal(process.refused):
        process.ask(DOT)
    assert not process.is_busy
