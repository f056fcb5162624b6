import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui import settings
from gui.session import Session
from gui.value_table import Values, ValueTable
from gui.widgets.copying import DECIMAL_COMMA
from gui.widgets.value_field import ValueField
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, set_chain


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("1/x", x_range=(-1.0, 1.0))


@pytest.fixture
def table(session: Session, show: Show, qtbot: QtBot) -> ValueTable:
    made = ValueTable(session)
    show(made)
    rest(made, qtbot)
    return made


def rest(made: ValueTable, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not made._frame.isActive())


def cells(made: ValueTable) -> list[list[str]]:
    model = find(made, Values, "valueTable").model()
    return [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]


def typed(made: ValueTable, qtbot: QtBot, name: str, text: str) -> None:
    field = find(made, ValueField, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    rest(made, qtbot)


def test_it_spans_the_view_until_something_is_typed(
    table: ValueTable, session: Session, qtbot: QtBot
) -> None:
    seen = cells(table)
    assert (len(seen), seen[0], seen[-1]) == (21, ["−1", "−1", "−1"], ["1", "1", "−1"])
    assert seen[10] == ["0", "undefined", "undefined"]
    session.set_view((0.0, 20.0), (-1.0, 1.0))
    rest(table, qtbot)
    assert [row[0] for row in cells(table)][:3] == ["0", "1", "2"]


def test_start_step_and_rows_are_typed(table: ValueTable, session: Session, qtbot: QtBot) -> None:
    typed(table, qtbot, "tableStart", "0.5")
    typed(table, qtbot, "tableStep", "0.25")
    typed(table, qtbot, "tableRows", "3")
    assert cells(table) == [["0.5", "2", "−4"], ["0.75", "1.333333", "−1.777778"], ["1", "1", "−1"]]
    set_chain(session, parse("x^2"))
    rest(table, qtbot)
    assert cells(table)[0] == ["0.5", "0.25", "1"]


@pytest.mark.parametrize(("name", "text"), [("tableStep", "0"), ("tableRows", "2.5")])
def test_what_makes_no_table_is_refused_with_a_reason(
    table: ValueTable, qtbot: QtBot, name: str, text: str
) -> None:
    before = cells(table)
    typed(table, qtbot, name, text)
    assert find(table, ValueField, name).toolTip()
    assert cells(table) == before


def test_it_is_copied_for_a_spreadsheet(table: ValueTable, qtbot: QtBot) -> None:
    typed(table, qtbot, "tableRows", "11")
    qtbot.mouseClick(find(table, QToolButton, "copyTable"), Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert (lines[0], lines[1], lines[-1]) == ("x\tf\tf′", "-1\t-1\t-1", "0\t\t")
    values = find(table, Values, "valueTable")
    values.selectRow(2)
    qtbot.keyClick(values, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1:] == ["-0.8\t-1.25\t-1.5625"]
    settings.keep(DECIMAL_COMMA, True)
    qtbot.keyClick(values, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1:] == ["-0,8\t-1,25\t-1,5625"]


def test_in_little_room_there_are_fewer_digits_but_all_of_an_exponent(
    table: ValueTable, session: Session, qtbot: QtBot
) -> None:
    set_chain(session, parse("exp(x)/1e12"))
    rest(table, qtbot)
    values = find(table, Values, "valueTable")
    figure = values.fontMetrics().horizontalAdvance("8")
    table.resize(70 * figure, table.height())
    assert cells(table)[0][1:] == ["3.678794×10⁻¹³"] * 2
    table.resize(36 * figure, table.height())
    assert cells(table)[0][1].endswith("×10⁻¹³")
    assert len(cells(table)[0][1]) < len("3.678794×10⁻¹³")
    for column in range(3):
        assert values.columnWidth(column) >= values.sizeHintForColumn(column)
    assert values.horizontalHeader().length() <= values.viewport().width()
