import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.document import Document
from core.formula import parse
from gui.formula.bar import FormulaBar
from gui.parameters.panel import ParameterPanel
from gui.session import Session
from gui.window.formula_row import FormulaRow
from gui.window.main_window import MainWindow
from tests.gui.conftest import Show
from tests.gui.helpers import find, scaled, set_chain, settle


@pytest.fixture
def made(show: Show) -> tuple[FormulaRow, FormulaBar, ParameterPanel]:
    session = Session(Document(parse("a sin(b x + c)")))
    bar, panel = FormulaBar(session), ParameterPanel(session)
    row = FormulaRow(bar, panel)
    row.resize(scaled(1366), 100)
    show(row)
    return row, bar, panel


def test_parameters_stand_beside_the_formula_in_a_wide_window(made) -> None:
    row, bar, panel = made
    assert panel.x() > bar.geometry().right()
    assert panel.geometry().right() < row.width()
    field = find(row, QWidget, "formulaEdit")
    assert field.width() > scaled(400)


def test_sliders_grow_where_the_formula_has_room_enough(made) -> None:
    row, bar, _ = made
    slider = find(row, QWidget, "parameter_a_slider")
    least, beside = slider.minimumWidth(), bar.width()
    assert slider.width() < scaled(100)
    row.resize(scaled(1920), 100)
    settle()
    assert 2 * least - 8 <= slider.width() <= 2 * least + 8
    assert bar.width() > beside


def test_they_lie_below_it_in_a_narrow_one(made) -> None:
    row, bar, panel = made
    row.resize(scaled(560), 200)
    settle()
    assert panel.y() > bar.geometry().bottom() - 1
    assert panel.geometry().right() < row.width()


def test_a_window_can_be_made_as_narrow_with_them_beside_the_formula_as_below_it(made) -> None:
    row, _, panel = made
    beside = row.minimumSizeHint().width()
    row.resize(scaled(420), 200)
    settle()
    assert panel.x() < scaled(100)
    assert row.minimumSizeHint().width() == beside


def test_without_parameters_the_formula_has_all_the_room(show: Show) -> None:
    session = Session(Document(parse("x^2")))
    bar = FormulaBar(session)
    row = FormulaRow(bar, ParameterPanel(session))
    row.resize(scaled(900), 100)
    show(row)
    assert bar.width() == row.width()


def test_tab_goes_from_a_formula_that_was_typed_through_its_parameters(
    window: MainWindow, qtbot: QtBot
) -> None:
    find(window, QLineEdit, "formulaEdit").setFocus()
    for formula in ("b*x", "a*x + b"):  # the row of a is the younger one and comes first
        set_chain(window.session, parse(formula))
    qtbot.waitUntil(find(window, QWidget, "parameter_a_value").isVisible)
    seen = []
    for _ in range(13):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    parts = ("value", "low", "slider", "high", "play", "menu")
    rows = [f"parameter_{letter}_{part}" for letter in "ab" for part in parts]
    assert seen == ["formulaEdit", *rows]
