from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.lesson.answer_field import AnswerField
from tests.gui.conftest import Show


def test_numbers_and_expressions_are_answers_and_all_else_is_refused(
    show: Show, qtbot: QtBot
) -> None:
    field, answered, refused = AnswerField(), list[float](), list[str]()
    show(field)
    field.answered.connect(answered.append)
    field.refused.connect(refused.append)
    for text in ("0.25", "0.25*cos(0)", "x", "1+", ""):
        field.setText(text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert answered == [0.25, 0.25]
    assert len(refused) == 3
    assert "expected a number, found x" in refused[0]
