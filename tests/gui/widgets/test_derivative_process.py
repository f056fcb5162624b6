import sys
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.widgets import derivative_process
from gui.widgets.derivative_process import FAILURES, LONGEST, REST, DerivativeProcess
from tests.gui.clock import Clock

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


def answering(*lines: str, rest: str = "") -> tuple[str, ...]:
    """Give a program that answers the first line by lines, and then goes on with the rest."""
    told = "\n".join(lines)
    code = f"import sys\nsys.stdin.readline()\nprint({told!r}, flush=True)\n{rest}"
    return sys.executable, "-c", code


GOOD = '{"derivative": "A", "reason": "", "outline": null}'
FOR_EVER = "import threading; threading.Event().wait()"
DAMAGED = {
    "garbage": answering("no JSON", rest=FOR_EVER),
    "half a line": (sys.executable, "-c", "input(); print('{\"deriv', end='', flush=True)"),
    "a number": answering("17", rest=FOR_EVER),
    "no entry": answering("{}", rest=FOR_EVER),
    "another type": answering('{"derivative": 3, "reason": "", "outline": null}', rest=FOR_EVER),
    "an outline that is none": answering('{"outline": 3}', rest=FOR_EVER),
    "deep": answering("[" * 100_000, rest=FOR_EVER),
    "a flood of lines": answering(rest="while True: print('{\"outline\": null}', flush=True)"),
    "a line without end": answering(rest="while True: sys.stdout.write('x' * 65536)"),
    "killed": (sys.executable, "-c", "import os; input(); os.kill(os.getpid(), 9)"),
}


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_a_broken_process_is_given_up_and_another_one_answers(
    name: str, process: DerivativeProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivative_process, "COMMAND", DAMAGED[name])
    monkeypatch.setattr(derivative_process, "MOST_BYTES", 200_000)
    with qtbot.waitSignal(process.found) as found:
        process.ask(SINE)
    chain, answer = found.args
    assert chain == SINE
    assert answer is None or answer.derivative is None
    assert not process.is_busy
    monkeypatch.setattr(derivative_process, "COMMAND", (sys.executable, "-c", ECHO))
    with qtbot.waitSignal(process.found) as found:
        process.ask(EXP)
    assert found.args[1].derivative == "EXP(X)"


def test_what_nobody_asked_for_ends_the_process(
    process: DerivativeProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivative_process, "COMMAND", answering(GOOD, GOOD, rest=FOR_EVER))
    with qtbot.waitSignal(process.found) as found:
        process.ask(SINE)
    assert found.args[1].derivative == "A"
    qtbot.waitUntil(lambda: process._process is None)


def test_a_process_that_hangs_is_given_up(
    clock: Clock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivative_process, "COMMAND", (sys.executable, "-c", FOR_EVER))
    owner = QObject()
    process, told = DerivativeProcess(owner), list[Any]()
    process.found.connect(lambda chain, found: told.append((chain, found)))
    process.ask(SINE)
    clock.advance(LONGEST - 1)
    assert process.is_busy
    clock.advance(1)
    assert told == [(SINE, None)]
    assert process._process is None


def test_after_some_failures_in_a_row_none_is_started_for_a_while(
    clock: Clock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    process, told = DerivativeProcess(owner), list[Any]()
    process.found.connect(lambda chain, found: told.append(found))

    def ask_once_more() -> Any:
        asked = len(told)
        process.ask(SINE)
        clock.advance(1)
        qtbot.waitUntil(lambda: len(told) > asked)
        return told[-1]

    monkeypatch.setattr(derivative_process, "COMMAND", ("no such program anywhere",))
    assert [ask_once_more() for _ in range(FAILURES)] == [None] * FAILURES
    monkeypatch.setattr(derivative_process, "COMMAND", (sys.executable, "-c", ECHO))
    assert ask_once_more().reason.endswith(f"its process ended {FAILURES} times")
    clock.advance(REST)
    assert ask_once_more().derivative == "SIN(X)"
    process.stop()
