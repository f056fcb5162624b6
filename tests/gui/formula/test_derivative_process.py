import sys
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.formula import derivative_process
from gui.formula.derivative_process import DerivativeProcess

SINE, EXP, ABS = map(parse, ("sin(x)", "exp(x)", "abs(x)"))

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


def test_an_answer_comes_with_its_chain(process: DerivativeProcess, qtbot: QtBot) -> None:
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask(SINE)
    chain, answer = found.args
    assert (chain, answer.derivative) == (SINE, "SIN(X)")
    assert not process.is_busy


def test_of_several_chains_the_newest_wins(process: DerivativeProcess, qtbot: QtBot) -> None:
    answers: list[Any] = []
    process.found.connect(lambda chain, found: answers.append(chain))
    for chain in (SINE, EXP, ABS):
        process.ask(chain)
    qtbot.waitUntil(lambda: ABS in answers, timeout=20_000)
    assert EXP not in answers


def test_a_process_that_ends_over_a_chain_is_told_and_another_one_starts(
    process: DerivativeProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = (sys.executable, "-c", "import sys; sys.stdin.readline()")
    monkeypatch.setattr(derivative_process, "COMMAND", dies)
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask(SINE)
    assert found.args == [SINE, None]
    monkeypatch.setattr(derivative_process, "COMMAND", (sys.executable, "-c", ECHO))
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask(EXP)
    assert found.args[1].derivative == "EXP(X)"


def test_what_cannot_start_is_an_answer_too(
    process: DerivativeProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivative_process, "COMMAND", ("no such program anywhere",))
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask(SINE)
    assert found.args == [SINE, None]


def test_a_question_may_be_about_a_parameter(process: DerivativeProcess, qtbot: QtBot) -> None:
    written: list[str] = []
    with qtbot.waitSignal(process.found, timeout=20_000) as found:
        process.ask(SINE, "a")
        written.append(process._asked.by if process._asked else "")
    assert found.args[0] == SINE
    assert written == ["a"]
