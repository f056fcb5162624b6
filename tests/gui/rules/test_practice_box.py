from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from core.formula import parse
from core.practice.exercises import exercises
from gui.rules.practice_box import MOST_SHEETS, ON_A_SHEET, PracticeBox
from gui.session import Session
from gui.widgets.derivative_process import Outline
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("x")


@pytest.fixture
def box(session: Session, show: Show) -> PracticeBox:
    made = PracticeBox(session)
    made.begin()
    show(made)
    return made


def asked(box: PracticeBox) -> str:
    assert box.exercise is not None
    return box.exercise.formula


def test_exercises_come_one_after_the_other_and_answers_are_judged(
    box: PracticeBox, qtbot: QtBot
) -> None:
    first, second = exercises("power", 1, 2, seed=1)
    assert asked(box) == first.formula
    qtbot.keyClicks(box._answer.edit, first.answer)
    qtbot.keyClick(box._answer.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(box._answer.verdict.isVisible)
    assert box._answer.verdict.text().startswith("✓")
    qtbot.mouseClick(find(box, QPushButton, "practiceNext"), Qt.MouseButton.LeftButton)
    assert asked(box) == second.formula
    assert not box._answer.edit.text()


def test_it_says_which_exercise_of_how_many_and_goes_on_to_the_next_sheet(
    box: PracticeBox,
) -> None:
    button, count = find(box, QPushButton, "practiceNext"), find(box, QLabel, "practiceCount")
    sheet = find(box, QSpinBox, "practiceSheet")
    for number in (1, 2):
        for i, exercise in enumerate(exercises("power", 1, ON_A_SHEET, seed=number)):
            assert (asked(box), sheet.value()) == (exercise.formula, number)
            assert count.text() == f"{i + 1} of 12"
            button.click()
    sheet.setValue(MOST_SHEETS)
    for _ in range(ON_A_SHEET):
        button.click()
    assert (sheet.value(), count.text()) == (1, "1 of 12")
    find(box, QComboBox, "practiceLevel").setCurrentIndex(1)
    assert count.text() == "1 of 12"


def test_another_rule_has_its_own(box: PracticeBox) -> None:
    find(box, QComboBox, "practiceRule").setCurrentIndex(1)
    assert asked(box) == exercises("product", 1, 1, seed=1)[0].formula


def test_an_exercise_opens_as_blocks_in_one_step(
    box: PracticeBox, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(find(box, QPushButton, "practiceOpen"), Qt.MouseButton.LeftButton)
    assert session.chain == parse(asked(box))
    session.undo_stack.undo()
    assert not session.chain.blocks


def test_a_worksheet_that_cannot_be_written_says_so(
    box: PracticeBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[str] = []
    monkeypatch.setattr("gui.rules.practice_box.message.warn", lambda *words: told.append(words[2]))
    monkeypatch.setattr("core.export.worksheet.worksheet", lambda *_: b"")
    with qtbot.waitSignal(box._writer.ended):
        box._write_to(tmp_path / "no" / "sheet.tex", "Power rule")
    qtbot.waitUntil(lambda: bool(told))
    assert not box._note.isVisible()
    with qtbot.waitSignal(box._writer.ended):
        box._write_to(tmp_path / "sheet.tex", "Power rule")
    qtbot.waitUntil(lambda: box._note.text() == "The worksheet is written.")
    assert (tmp_path / "sheet.tex").exists()


def test_the_steps_are_covered_until_they_are_asked_for(box: PracticeBox, qtbot: QtBot) -> None:
    assert box._steps.isHidden()
    button = find(box, QToolButton, "practiceSteps")
    button.click()
    qtbot.waitUntil(lambda: bool(box._steps.rows()))
    assert box._steps.rows()[0].texts()[0] == "Constant factor rule"
    qtbot.mouseClick(find(box, QPushButton, "practiceNext"), Qt.MouseButton.LeftButton)
    assert box._steps.isHidden()


def test_the_exercise_is_typeset(box: PracticeBox, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: box._steps._process.is_busy)
    box._steps._take_outline(
        box._steps._chain, Outline(width=1.0, ascent=0.5, descent=0.1, curves=[])
    )
    assert box._equation._drawing is not None
    box.hide()
    assert not box._steps._process.is_busy


def test_return_below_a_right_answer_goes_on(box: PracticeBox, qtbot: QtBot) -> None:
    first, second = exercises("power", 1, 2, seed=1)
    edit = box._answer.edit
    for text, shown in (("1", first), (first.answer, first), ("", second)):
        if text:
            edit.clear()
            qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: box._answer._work is None)
        assert asked(box) == shown.formula
    assert edit.hasFocus()
    assert not edit.text()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert asked(box) == second.formula  # nothing was answered yet
