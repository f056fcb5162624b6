from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from core.digits import exact
from gui.widgets.value_field import ValueField
from tests.gui.conftest import Show

ENTER = Qt.Key.Key_Return


@pytest.fixture
def field(show: Show) -> ValueField:
    made = ValueField(0.5)
    show(made)
    made.setFocus()
    made.selectAll()
    return made


@pytest.fixture(params=[QLocale.Language.C, QLocale.Language.German])
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    old = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(old)


def colour(field: ValueField) -> QColor:
    return field.lineEdit().palette().color(QPalette.ColorRole.Text)


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("pi/2", 1.5707963267948966, "1.5707963267948966"),
        ("5e-5", 5e-5, "5e-5"),
        ("-0.1", -0.1, "-0.1"),
        ("0.30000000000000004", 0.30000000000000004, "0.30000000000000004"),
        ("1e300", 1e300, "1e300"),
        ("-0.0000001", -1e-7, "-1e-7"),
        ("2", 2.0, "2"),
        ("e", 2.718281828459045, "2.718281828459045"),
    ],
)
def test_what_is_typed_keeps_every_digit(
    typed: str, value: float, shown: str, show: Show, qtbot: QtBot
) -> None:
    field = ValueField(0.5)
    show(field)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    with qtbot.waitSignal(field.value_changed) as told:
        qtbot.keyClick(field, ENTER)
    assert told.args == [value]
    assert (field.value(), field.text()) == (value, shown)


@pytest.mark.usefixtures("locale")
@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_reads_back(qapp: QApplication, value: float) -> None:
    field = ValueField(value)
    field.set_value(0.0)
    field.set_value(value)
    assert float(field.text()) == value
    assert field.value() == value


@pytest.mark.parametrize("typed", ["abc", "1..2", "0,5", "x", "1/0", "", "1e999"])
def test_wrong_text_is_marked_and_nothing_is_lost(
    typed: str, field: ValueField, qtbot: QtBot
) -> None:
    plain = colour(field)
    told: list[float] = []
    field.value_changed.connect(told.append)
    field.lineEdit().clear()
    qtbot.keyClicks(field, typed or "1")
    if not typed:
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, ENTER)
    assert (field.value(), told) == (0.5, [])
    assert field.lineEdit().text() == typed
    assert field.toolTip()
    assert colour(field) != plain
    field.set_value(0.5)
    assert field.lineEdit().text() == typed
    qtbot.keyClicks(field, "3")
    assert (field.toolTip(), colour(field)) == ("", plain)


def test_a_mistake_is_told_at_once_and_escape_takes_it_back(
    field: ValueField, qtbot: QtBot
) -> None:
    plain = colour(field)
    qtbot.keyClicks(field, "1,5")
    qtbot.keyClick(field, ENTER)
    told = "⚠ the decimal mark is a point: write 1.5 (character 2)"
    qtbot.waitUntil(lambda: QToolTip.text() == told)
    assert field.accessibleDescription() == told.removeprefix("⚠ ")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.lineEdit().text() == "0.5"
    assert colour(field) == plain
    qtbot.waitUntil(lambda: QToolTip.text() == "")


def test_leaving_the_field_commits(field: ValueField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "0.75")
    assert field.value() == 0.5
    with qtbot.waitSignal(field.value_changed):
        field.clearFocus()
    assert field.value() == 0.75


def test_arrows_commit_and_step(field: ValueField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 8.0
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == 6.0


def test_the_same_number_in_other_words_tells_nobody(field: ValueField, qtbot: QtBot) -> None:
    field.value_changed.connect(lambda: pytest.fail("nothing has changed"))
    qtbot.keyClicks(field, "1/2")
    qtbot.keyClick(field, ENTER)
    assert field.text() == exact(0.5)
