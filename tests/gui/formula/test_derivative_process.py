import sys
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.formula import derivative_process
from gui.formula.derivative_process import DerivativeProcess

ECHO = """
import json, sys
print('{"ready": true}', flush=True)
for line in sys.stdin:
    formula = json.loads(line)["formula"]
    print(json.dumps({"formula": formula, "outline": None}), flush=True)
    answer = {"formula": formula, "derivative": formula.upper(), "reason": "", "outline": None}
    print(json.dumps(answer), flush=True)
"""


@pytest.fixture
def process(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A process that answers at once, with the formula in capitals."""
    monkeypatch.setattr(derivative_process, "COMMAND", (sys.executable, "-c", ECHO))
    owner = QObject()
    made = DerivativeProcess(owner)
    yield made
    made.stop()


def test_an_answer_comes_with_its_formula(process: DerivativeProcess, qtbot: QtBot) -> None:
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask("a")
    formula, answer = found.args
    assert (formula, answer.derivative) == ("a", "A")
    assert not process.is_busy


def test_of_several_formulas_the_newest_wins(process: DerivativeProcess, qtbot: QtBot) -> None:
    answers: list[str] = []
    process.found.connect(lambda formula, found: answers.append(formula))
    for formula in "abc":
        process.ask(formula)
    qtbot.waitUntil(lambda: "c" in answers, timeout=20_000)
    assert "b" not in answers


def test_a_process_that_ends_over_a_formula_is_told_and_another_one_starts(
    process: DerivativeProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = (sys.executable, "-c", "import sys; sys.stdin.readline()")
    monkeypatch.setattr(derivative_process, "COMMAND", dies)
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask("a")
    assert found.args == ["a", None]
    monkeypatch.setattr(derivative_process, "COMMAND", (sys.executable, "-c", ECHO))
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask("b")
    assert found.args[1].derivative == "B"


def test_what_cannot_start_is_an_answer_too(
    process: DerivativeProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivative_process, "COMMAND", ("no such program anywhere",))
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask("a")
    assert found.args == ["a", None]
