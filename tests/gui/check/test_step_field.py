import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.check.step_field import StepSizeField
from tests.gui.conftest import OpenSession, Show

UP, DOWN, ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return


def test_arrows_multiply_and_divide_h_by_ten(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    field = StepSizeField(session)
    show(field)
    seen = []
    for key in (UP, UP, DOWN, DOWN, DOWN):
        qtbot.keyClick(field, key)
        seen.append(field.text())
    assert seen == ["0.001", "0.01", "0.001", "1e-4", "1e-5"]
    assert session.document.step == 1e-5


@pytest.mark.parametrize("typed", ["0", "-1e-4", "1e-310", "1e301", "abc"])
def test_a_wrong_h_is_marked_and_the_old_one_stays(
    typed: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    field = StepSizeField(session)
    show(field)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, ENTER)
    assert session.document.step == 1e-4
    assert field.text() == typed
    assert field.toolTip()


def test_it_stops_at_its_end_and_follows_the_session(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    field = StepSizeField(session)
    show(field)
    session.set_step(1e300)
    assert field.value() == 1e300
    for _ in range(20):
        field.stepBy(10)
    assert session.document.step == 1e300


def test_it_keeps_what_was_typed_until_h_is_another(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session(step_text="1e-4/1")
    field = StepSizeField(session)
    show(field)
    assert field.text() == "1e-4/1"
    field.selectAll()
    qtbot.keyClicks(field, "1/1024")
    qtbot.keyClick(field, ENTER)
    assert (session.document.step, session.document.step_text) == (1 / 1024, "1/1024")
    assert field.text() == "1/1024"
    qtbot.keyClick(field, UP)
    assert (field.text(), session.document.step_text) == ("0.009765625", None)
