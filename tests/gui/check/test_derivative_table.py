import pytest
from pytestqt.qtbot import QtBot

from core.formula import parse
from core.numerical import check_all
from gui.check.derivative_table import DerivativeTable, sign
from gui.widgets.theme import LIGHT
from tests.gui.conftest import Show
from tests.gui.helpers import scaled


def cells(table: DerivativeTable, row: int) -> list[str]:
    items = (table.item(row, column) for column in range(table.columnCount()))
    return [item.text() for item in items if item is not None]


def test_a_row_has_both_derivatives_their_difference_and_the_verdict(show: Show) -> None:
    table = DerivativeTable()
    show(table)
    table.show_table(check_all(parse("abs(a_1)*x").with_values(a_1=0.0), 2.0), "x", LIGHT)
    assert table.rowCount() == 2
    assert cells(table, 0) == ["✓ ∂f/∂x", "0", "0", "0"]
    assert cells(table, 1)[0] == "⚠ ∂f/∂a₁"
    item = table.item(1, 2)
    assert item is not None
    assert item.toolTip() == "No derivative here: a corner."


def test_a_chosen_row_is_told_but_not_one_that_is_shown(show: Show, qtbot: QtBot) -> None:
    table = DerivativeTable()
    show(table)
    told: list[str] = []
    table.chosen.connect(told.append)
    found = check_all(parse("a*x"), 2.0)
    table.show_table(found, "a", LIGHT)
    assert (table.currentRow(), told) == (1, [])
    table.selectRow(0)
    assert told == ["x"]


@pytest.mark.parametrize(("width", "all_fit"), [(210, False), (460, True)])
def test_no_number_is_cut_where_there_is_little_room(show: Show, width: int, all_fit: bool) -> None:
    table = DerivativeTable()
    table.show_table(check_all(parse("a*x/7"), 1e-9), "a", LIGHT)
    table.resize(scaled(width), 120)
    show(table)
    assert table.isColumnHidden(2) != all_fit
    for column in (0, 1, 3):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_every_outcome_has_its_sign() -> None:
    checks = [check_all(parse(f), x).checks["x"] for f, x in (("x", 1.0), ("ln(x)", 5e-5))]
    checks.append(check_all(parse("abs(x)"), 0.0).checks["x"])
    assert [sign(found) for found in checks] == ["✓", "≠", "⚠"]


def test_nothing_is_ticked_where_backprop_has_no_number(show: Show) -> None:
    table = DerivativeTable()
    checks = check_all(parse("sqrt(x^3 - a*x^2)"), 0.0)
    table.show_table(checks, "x", LIGHT)
    show(table)
    assert checks.checks["a"].headline == "They agree by limit."
    cells = [table.item(row, column) for row in (0, 1) for column in (0, 1)]
    assert [cell.text() for cell in cells if cell] == ["⚠ ∂f/∂x", "undefined", "∂f/∂a", "undefined"]
