"""One parameter's controls, as hands use them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.document import Parameter
from core.formula import parse
from gui.parameters.fields import NumberField
from gui.parameters.play import PACES
from gui.parameters.row import REST, ParameterRow
from gui.parameters.slider import RangeSlider
from gui.session import Session
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("a x + b", parameters=(Parameter("a", 2.0), Parameter("b", 3.0)))


@pytest.fixture
def row(clock: Clock, session: Session, show: Show) -> ParameterRow:
    made = ParameterRow(session, session.document.parameter("a"))

    def follow() -> None:
        if "a" in session.document.values:
            made.show_parameter(session.document.parameter("a"))

    session.parameters_changed.connect(follow)
    show(made)
    return made


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def part(row: ParameterRow, name: str) -> NumberField:
    return find(row, NumberField, f"parameter_a_{name}")


def value(session: Session) -> float:
    return session.document.values["a"]


def test_a_typed_value_is_a_step(row: ParameterRow, session: Session, qtbot: QtBot) -> None:
    type_into(qtbot, part(row, "value"), "2^10")
    assert value(session) == 1024.0
    assert session.function.trace(1.0).value == 1027.0
    session.undo_stack.undo()
    assert value(session) == 2.0
    assert part(row, "value").value() == 2.0


def test_of_a_long_number_the_first_digits_are_in_view(row: ParameterRow, qtbot: QtBot) -> None:
    type_into(qtbot, part(row, "value"), "1.57079632679489660")
    edit = part(row, "value").lineEdit()
    assert edit.text() == "1.5707963267948966"
    assert edit.cursorPosition() == 0
    type_into(qtbot, part(row, "value"), "2.5")
    assert edit.cursorPosition() == len("2.5")  # all of it is in view, and goes on there


def test_its_value_stays_as_it_was_typed_until_it_is_dragged(
    row: ParameterRow, session: Session, qtbot: QtBot
) -> None:
    type_into(qtbot, part(row, "value"), "pi/2")
    assert session.document.parameter("a").text == "pi/2"
    assert part(row, "value").text() == "pi/2"
    session.set_parameter("a", 2.5, dragging=True)
    assert session.document.parameter("a").text is None


def test_its_range_is_typed(row: ParameterRow, session: Session, qtbot: QtBot) -> None:
    type_into(qtbot, part(row, "low"), "0")
    type_into(qtbot, part(row, "high"), "2pi")
    found = session.document.parameter("a")
    assert (found.low, found.high) == (0.0, 6.283185307179586)
    type_into(qtbot, part(row, "high"), "-1")
    assert "from a lower to a higher" in part(row, "high").toolTip()
    assert session.document.parameter("a").high == found.high


def test_a_drag_is_one_step_and_the_next_is_another(
    row: ParameterRow, session: Session, clock: Clock
) -> None:
    slider = find(row, RangeSlider, "parameter_a_slider")
    for tick in (600, 700, 800):
        slider.setValue(tick)
    slider.sliderReleased.emit()
    assert value(session) == 3.0
    for tick in (700, 600):  # by the wheel: nothing is released
        slider.setValue(tick)
    clock.advance(REST)
    slider.setValue(900)
    assert session.undo_stack.count() == 3
    seen = []
    for _ in range(3):
        session.undo_stack.undo()
        seen.append(value(session))
    assert seen == [1.0, 3.0, 2.0]


def test_play_goes_to_and_fro_as_one_step(
    row: ParameterRow, session: Session, clock: Clock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PACES, "medium", 1000)
    seen: list[float] = []
    session.parameters_changed.connect(lambda: seen.append(value(session)))
    button = find(row, QToolButton, "parameter_a_play")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    clock.advance(2 * PACES["medium"] + 320)
    assert min(seen) == pytest.approx(-5.0, abs=0.1)
    assert max(seen) == pytest.approx(5.0, abs=0.1)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    count = len(seen)
    clock.advance(1000)
    assert len(seen) == count
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert value(session) == 2.0


def test_another_hand_ends_the_walk(row: ParameterRow, session: Session, clock: Clock) -> None:
    find(row, QToolButton, "parameter_a_play").click()
    clock.advance(100)
    session.set_parameter("a", 4.0)
    clock.advance(100)
    assert value(session) == 4.0
    assert not find(row, QToolButton, "parameter_a_play").isChecked()


def menu(row: ParameterRow) -> QMenu:
    find(row, QToolButton, "parameter_a_menu").click()
    return find(row, QMenu, "parameter_a_actions")


def test_it_is_replaced_by_its_value(row: ParameterRow, session: Session) -> None:
    shown = menu(row)
    shown.actions()[0].trigger()
    shown.close()
    assert session.function.trace(5.0).value == 13.0
    assert session.document.values == {"b": 3.0}
    session.undo_stack.undo()
    assert session.chain == parse("a x + b")
    assert session.document.values == {"a": 2.0, "b": 3.0}


def test_it_plays_at_another_pace(row: ParameterRow, session: Session, clock: Clock) -> None:
    shown = menu(row)
    assert [action.isChecked() for action in shown.actions()[2:]] == [False, True, False]
    shown.actions()[-1].trigger()
    shown.close()
    clock.advance(PACES["fast"] * 3 // 10)
    assert value(session) == pytest.approx(5.0, abs=0.2)


def test_it_is_named_for_hands_and_ears(row: ParameterRow) -> None:
    assert row.objectName() == "parameter_a"
    names = [part(row, name).accessibleName() for name in ("value", "low", "high")]
    assert names == ["a", "a from", "a to"]
