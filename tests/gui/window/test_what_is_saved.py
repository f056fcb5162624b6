"""What is on screen is what is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.document import Document, Parameter, load, save
from core.formula import parse
from gui.export.export_sheet import ExportSheet
from gui.formula.bar import PAUSE
from gui.plot.plot_view import PlotView
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import Show
from tests.gui.dialogs import Dialogs
from tests.gui.helpers import action, find, forget_the_dead, settle

DOCUMENT = Document(parse("a*x^2 + 3"), x_range=(-1.0, 2.0), y_range=(-4.0, 8.0))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mine.chainrule"
    save(DOCUMENT, made)
    return made


@pytest.fixture
def window(show: Show, path: Path, dialogs: Dialogs, qtbot: QtBot) -> MainWindow:
    made = MainWindow(load(path), path)
    with qtbot.waitSignal(find(made, PlotView, "plotView").rested):
        show(made)
    made._plot.actions_of_plot.ranges.trigger()
    settle()
    return made


def parameter(read: Callable[[Parameter], float]) -> Callable[[Document], float]:
    return lambda document: read(document.parameter("a"))


FIELDS: dict[str, tuple[str, Callable[[Document], object], object]] = {
    "xSpin": ("pi/4", lambda d: (d.x, d.x_text), (0.7853981633974483, "pi/4")),
    "stepSpin": ("1/64", lambda d: (d.step, d.step_text), (0.015625, "1/64")),
    "parameter_a_value": ("7", parameter(lambda a: a.value), 7.0),
    "parameter_a_low": ("-7", parameter(lambda a: a.low), -7.0),
    "parameter_a_high": ("9", parameter(lambda a: a.high), 9.0),
    "xFrom": ("-3", lambda d: d.x_range, (-3.0, 2.0)),
    "xTo": ("3", lambda d: d.x_range, (-3.0, 3.0)),
    "yFrom": ("-9", lambda d: d.y_range, (-9.0, 8.0)),
    "yTo": ("99", lambda d: d.y_range, (-9.0, 99.0)),
    "operand": ("5", lambda d: d.chain, parse("a*x^2 + 5")),
}
"""What is typed one after the other, and what a file has then."""


def type_into(qtbot: QtBot, window: MainWindow, name: str, text: str) -> QWidget:
    if name == "operand":
        fields = [f for f in window.findChildren(QLineEdit, "operand") if f.text() == "3"]
        (field,) = [f for f in fields if f.isVisible()]
    else:
        field = find(window, QWidget, name)  # type: ignore[assignment]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    return field


def test_what_is_typed_and_not_confirmed_is_saved(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    for name, (text, read, value) in FIELDS.items():
        field = type_into(qtbot, window, name, text)
        qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert read(load(path)) == value, name
        assert load(path) == window.session.document
        assert not window.isWindowModified()


def test_what_is_no_number_is_told_and_kept_and_nothing_is_saved(
    window: MainWindow, path: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    for name in FIELDS:
        field = type_into(qtbot, window, name, "1/")
        find(window, QWidget, "plotView").setFocus()
        for menu in ("Save", "Save", "Save as …"):
            action(window, menu).trigger()
            told = "a block" if name == "operand" else field.accessibleName().partition(",")[0]
            words = f"The number in {told} is not finished: 1/"
            assert dialogs.warnings.pop() == words, name
            assert window.isWindowModified()
            assert field.hasFocus()
            assert field.property("text") == "1/"
        assert load(path) == DOCUMENT
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert not window.isWindowModified()


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_typed_and_waits_is_a_change_until_it_is_taken_or_given_up(
    name: str, window: MainWindow, qtbot: QtBot
) -> None:
    field = type_into(qtbot, window, name, "7")
    assert window.isWindowModified()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not window.isWindowModified()
    type_into(qtbot, window, name, f"{field.property('text')}+")
    assert window.isWindowModified()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not window.isWindowModified()
    qtbot.keyClicks(field, ".0" if name == "operand" else "+0")  # the same in other words
    qtbot.keyClick(field, Qt.Key.Key_Return)
    has_words = name in ("xSpin", "stepSpin", "parameter_a_value")  # those are in the document, too
    assert window.isWindowModified() == has_words


def test_what_waits_for_an_operand_goes_with_it(window: MainWindow, qtbot: QtBot) -> None:
    type_into(qtbot, window, "operand", "3+")
    assert window.isWindowModified()
    window.session.open(DOCUMENT)
    window.session.undo_stack.undo()
    settle()
    assert not window.isWindowModified()


def test_a_number_that_cannot_be_is_told_in_a_sentence(
    window: MainWindow, qtbot: QtBot, dialogs: Dialogs
) -> None:
    type_into(qtbot, window, "stepSpin", "-1")
    action(window, "Save").trigger()
    assert dialogs.warnings == ["-1 is not taken: the step size h is a positive number"]


def test_an_export_has_what_is_typed(window: MainWindow, qtbot: QtBot, dialogs: Dialogs) -> None:
    type_into(qtbot, window, "parameter_a_value", "7")
    action(window, "Export …").trigger()
    sheet = find(window, ExportSheet, "exportSheet")
    assert sheet.order().document.values == window.session.document.values == {"a": 7.0}
    sheet.reject()
    forget_the_dead()
    type_into(qtbot, window, "parameter_a_value", "b")
    action(window, "Export …").trigger()
    assert not window.findChildren(ExportSheet)


def test_what_is_typed_belongs_to_the_document_that_is_left(
    window: MainWindow, qtbot: QtBot, dialogs: Dialogs
) -> None:
    dialogs.button = dialogs.button.Discard
    type_into(qtbot, window, "stepSpin", "1e-6")
    action(window, "New").trigger()
    window.session.undo_stack.undo()
    assert window.session.document.step == 1e-6


def test_x_h_and_the_view_are_changes_and_back_again(window: MainWindow) -> None:
    session = window.session
    for change, back in (
        (lambda: session.set_x(2.0), lambda: session.set_x(DOCUMENT.x)),
        (lambda: session.set_step(0.1), lambda: session.set_step(DOCUMENT.step)),
        (lambda: window._plot.ranges.zoom(0.5), lambda: window._plot.ranges.walk(-1)),
        (lambda: session.set_draft("sin("), lambda: session.set_draft(None)),
    ):
        window._plot.ranges.remember()
        assert not window.isWindowModified()
        change()
        assert window.isWindowModified()
        back()
    assert not window.isWindowModified()


@pytest.mark.parametrize(("y_range", "is_equal"), [(None, False), ((-4.0, 8.0), True)])
def test_what_the_plot_does_by_itself_is_no_change(
    y_range: tuple[float, float] | None, is_equal: bool, show: Show, path: Path, qtbot: QtBot,
    dialogs: Dialogs,
) -> None:  # fmt: skip
    save(Document(parse("x^2"), y_range=y_range), path)
    window = MainWindow(load(path), path)
    plot = find(window, PlotView, "plotView")
    with qtbot.waitSignal(plot.rested):
        show(window)
    if is_equal:
        plot.actions_of_plot.equal.trigger()
        action(window, "Save").trigger()
    assert not window.isWindowModified()
    with qtbot.waitSignal(plot.rested):
        window.resize(window.width() - 150, window.height() - 50)
    assert not window.isWindowModified()
    edit = type_into(qtbot, window, "formulaEdit", "1000 + x^2")  # its curve is out of view
    assert window.isWindowModified()
    while window.session.undo_stack.canUndo():
        window.session.undo_stack.undo()
    assert not window.isWindowModified()
    assert edit.property("text") == "x^2"


@pytest.mark.parametrize("text", ["sin(x", ""])
def test_a_formula_that_is_wrong_for_the_moment_is_saved_as_text(
    text: str, window: MainWindow, path: Path, qtbot: QtBot, show: Show, clock: Clock
) -> None:
    edit = find(window, QLineEdit, "formulaEdit")
    edit.setFocus()
    edit.clear()
    edit.setText(text)
    edit.textEdited.emit(text)
    before = window.session.chain
    assert window.isWindowModified()
    action(window, "Save").trigger()
    assert not window.isWindowModified()
    assert (load(path).draft, load(path).chain) == (text, before)
    again = MainWindow(load(path), path)
    show(again)
    assert find(again, QLineEdit, "formulaEdit").text() == text
    clock.advance(PAUSE)
    assert find(again, QLabel, "formulaProblem").text()
    assert not again.isWindowModified()
    qtbot.keyClick(find(again, QLineEdit, "formulaEdit"), Qt.Key.Key_Escape)
    assert find(again, QLineEdit, "formulaEdit").text() == DOCUMENT.formula
    assert again.session.document.draft is None
    assert again.isWindowModified()


def test_a_text_too_long_to_be_kept_is_told(
    window: MainWindow, path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    edit = find(window, QLineEdit, "formulaEdit")
    edit.setText("x" * 10_001)
    edit.textEdited.emit(edit.text())
    action(window, "Save").trigger()
    assert "at most 10000 characters" in dialogs.warnings[0]
    assert edit.hasFocus()
    assert load(path) == DOCUMENT
    assert window.isWindowModified()
    edit.selectAll()
    qtbot.keyClicks(edit, DOCUMENT.formula)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert not window.isWindowModified()
