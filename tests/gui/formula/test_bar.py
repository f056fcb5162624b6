"""The formula bar: typing, mistakes, completion, and f and f′ typeset."""

import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QProcess, QSettings, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from core import formula
from core.chain import Block, Chain
from core.document import load
from gui.formula.bar import PAUSE, FormulaBar
from gui.formula.edit import FormulaEdit
from gui.formula.typeset_view import TypesetView
from gui.session import Session
from gui.widgets import derivative_process
from gui.widgets.derivative_process import COLD, SLOW, Outline
from gui.widgets.frame import ON_SCREEN
from gui.widgets.theme import DARK, LIGHT, Theme, palette_of, theme_of
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, scaled, set_chain, settle

WAITS = "import sys, threading; sys.stdin.readline(); {} threading.Event().wait()"
HEAVY = WAITS.format(r"""print('{"ready": true}\n', end="", flush=True);""")
LOADS = WAITS.format("")


pytestmark = pytest.mark.usefixtures("derivatives")


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("x^2")


@pytest.fixture
def bar(qtbot: QtBot, show: Show, session: Session) -> FormulaBar:
    """A bar that has shown its first f′."""
    made = FormulaBar(session)
    made.resize(scaled(1000), scaled(120))
    with qtbot.waitSignal(made.typeset.settled):
        show(made)
    return made


@pytest.fixture
def field(clock: Clock, session: Session, show: Show) -> FormulaBar:
    """A bar to type into; no time passes, so f′ never comes."""
    made = FormulaBar(session)
    made.resize(scaled(1000), scaled(120))
    show(made)
    return made


@pytest.fixture
def heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every formula take for ever."""
    monkeypatch.setattr(derivative_process, "COMMAND", (sys.executable, "-c", HEAVY))


def type_text(qtbot: QtBot, bar: FormulaBar, text: str) -> FormulaEdit:
    bar.edit.setFocus()
    bar.edit.selectAll()
    qtbot.keyClicks(bar.edit, text)
    return bar.edit


def type_and_wait(qtbot: QtBot, bar: FormulaBar, text: str) -> TypesetView:
    def is_told() -> bool:
        told = find(bar, TypesetView, "typesetFormulas").accessibleName()
        return bar.typeset.is_settled and told.startswith(f"f(x) = {expected}\n")

    expected = formula.format(formula.parse(text))
    type_text(qtbot, bar, text)
    qtbot.waitUntil(is_told)
    return find(bar, TypesetView, "typesetFormulas")


def start(qtbot: QtBot, clock: Clock, bar: FormulaBar, show: Show) -> QProcess:
    """Show a bar or its window, and give the process that the first paint starts."""
    with qtbot.waitSignal(bar.findChildren(TypesetView)[0].painted):
        show(bar.window())
    clock.advance(ON_SCREEN)
    (process,) = processes(bar)
    return process


def problem(bar: FormulaBar) -> QLabel:
    found = bar.findChild(QLabel, "formulaProblem")
    assert found is not None
    return found


def processes(bar: FormulaBar) -> list[QProcess]:
    running = QProcess.ProcessState.NotRunning
    return [p for p in bar.findChildren(QProcess) if p.state() != running]


def coloured(image: QImage, colour: QColor) -> int:
    """Count the pixels that are exactly of a colour."""
    wanted = colour.rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_f_and_its_derivative_are_typeset(bar: FormulaBar) -> None:
    view = find(bar, TypesetView, "typesetFormulas")
    assert view.accessibleName() == "f(x) = x^2\nf′(x) = 2*x"
    assert view.fits
    assert bar.findChild(QPushButton, "derivativeButton").isHidden()  # type: ignore[union-attr]


def test_they_have_the_colours_of_forward_and_backward(qtbot: QtBot, bar: FormulaBar) -> None:
    view = find(bar, TypesetView, "typesetFormulas")

    def has(theme: Theme) -> bool:
        return theme_of(view.palette()) is theme

    for theme in (LIGHT, DARK):
        QGuiApplication.setPalette(palette_of(theme))
        qtbot.waitUntil(partial(has, theme))
        image = view.grab().toImage()
        assert coloured(image, theme.forward) > 4
        assert coloured(image, theme.backward) > 4


def test_what_is_typed_last_is_shown(qtbot: QtBot, bar: FormulaBar) -> None:
    view = type_and_wait(qtbot, bar, "x^3 sin(x)")
    assert view.accessibleName().endswith("f′(x) = x^2*(x*cos(x) + 3*sin(x))")


def test_how_a_text_is_read_is_shown_before_its_derivative_is_known(
    qtbot: QtBot, clock: Clock, show: Show, session: Session, heavy: None
) -> None:
    bar = FormulaBar(session)
    start(qtbot, clock, bar, show)
    view = find(bar, TypesetView, "typesetFormulas")
    before = view.end
    outline: Outline = {"width": 3.0, "ascent": 1.0, "descent": 0.2, "curves": []}
    bar.typeset.process.outlined.emit(session.chain, outline)
    assert view.end > before == 0


def test_nothing_starts_before_the_first_paint(open_session: OpenSession, qtbot: QtBot) -> None:
    bar = FormulaBar(open_session("x"))
    qtbot.addWidget(bar)
    assert not bar.typeset.is_settled
    assert processes(bar) == []


def test_a_formula_that_does_not_fit_is_offered_as_product(qtbot: QtBot, bar: FormulaBar) -> None:
    view = type_and_wait(qtbot, bar, "sin(cos(tan(x^2+1)))exp(-x)/(1+ln(x^2+3))+x^3")
    bar.resize(scaled(400), bar.height())
    note, button = find(bar, QLabel, "derivativeNote"), find(bar, QPushButton, "derivativeButton")
    assert "does not fit" in note.text()
    qtbot.waitUntil(lambda: button.height() > 0)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert note.text().startswith("f′(x) = ")
    assert " · " in note.text()
    assert button.isHidden()
    bar.resize(scaled(2000), bar.height())
    assert view.fits
    assert not note.isVisible()


def test_typing_moves_nothing_below(qtbot: QtBot, bar: FormulaBar) -> None:
    bar.resize(scaled(1000), bar.height())
    height = bar.sizeHint().height()
    for text in ("x", "exp(exp(x^2))", "x^2/(x+1)", "sqrt(x/(1+exp(-x)))", "ln(x)/x+1/(1+x^2)"):
        view = type_and_wait(qtbot, bar, text)
        assert view.fits
        assert bar.sizeHint().height() == height


def test_where_there_is_no_formula_it_says_why(qtbot: QtBot, bar: FormulaBar) -> None:
    type_and_wait(qtbot, bar, "sqrt(-1-x^2)")
    settle()  # the note has it go below the field
    height = bar.typeset.sizeHint().height()
    note = find(bar, QLabel, "derivativeNote")
    view = find(bar, TypesetView, "typesetFormulas")
    assert "no derivative at any" in note.text()
    assert note.mapTo(bar, QPoint(0, 0)).x() > view.mapTo(bar, QPoint(view.end, 0)).x()
    type_and_wait(qtbot, bar, "x")
    assert bar.typeset.sizeHint().height() == height


def test_too_heavy_a_formula_says_so_and_can_be_cancelled(
    qtbot: QtBot, clock: Clock, show: Show, session: Session, heavy: None
) -> None:
    bar = FormulaBar(session)
    process = start(qtbot, clock, bar, show)
    clock.advance(SLOW)
    assert "still being worked out" in find(bar, QLabel, "derivativeNote").text()
    button = find(bar, QPushButton, "derivativeButton")
    assert button.text() == "Cancel"
    settle()
    with qtbot.waitSignal(process.destroyed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert processes(bar) == []
    assert find(bar, QLabel, "derivativeNote").text() == "f′ was cancelled"
    assert button.text() == "Show as product"


def test_escape_ends_too_heavy_a_formula(
    qtbot: QtBot, clock: Clock, show: Show, session: Session, heavy: None
) -> None:
    bar = FormulaBar(session)
    process = start(qtbot, clock, bar, show)
    qtbot.keyClick(bar.edit, Qt.Key.Key_Escape)
    assert bar.typeset.process.is_busy  # nothing was said of it yet
    clock.advance(SLOW)
    with qtbot.waitSignal(process.destroyed):
        qtbot.keyClick(bar.edit, Qt.Key.Key_Escape)
    assert find(bar, QLabel, "derivativeNote").text() == "f′ was cancelled"


def test_typing_goes_on_after_a_heavy_formula(
    qtbot: QtBot, clock: Clock, show: Show, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = FormulaBar(session)
    with monkeypatch.context() as while_starting:
        while_starting.setattr(derivative_process, "COMMAND", (sys.executable, "-c", HEAVY))
        process = start(qtbot, clock, bar, show)
    with qtbot.waitSignal(process.readyReadStandardOutput):
        pass  # it says that it has loaded
    clock.advance(SLOW)
    view = type_and_wait(qtbot, bar, "x^3")
    assert view.accessibleName().endswith("f′(x) = 3*x^2")


def test_a_process_that_still_loads_is_given_up_only_when_it_is_cold(
    qtbot: QtBot, clock: Clock, show: Show, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivative_process, "COMMAND", (sys.executable, "-c", LOADS))
    bar = FormulaBar(session)
    process = start(qtbot, clock, bar, show)
    clock.advance(SLOW)
    type_text(qtbot, bar, "x^3")
    assert processes(bar) == [process]
    clock.advance(COLD - SLOW - 1)
    assert processes(bar) == [process]
    clock.advance(1)
    (another,) = processes(bar)
    assert another is not process


def test_a_process_that_ends_by_itself_is_told_and_replaced(
    qtbot: QtBot, session: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = FormulaBar(session)
    with monkeypatch.context() as for_once:
        fails = (sys.executable, "-c", "import sys; sys.stdin.readline(); sys.exit(1)")
        for_once.setattr(derivative_process, "COMMAND", fails)
        show(bar)
        type_and_wait(qtbot, bar, "x^4")
    assert "more than there is" in find(bar, QLabel, "derivativeNote").text()
    view = type_and_wait(qtbot, bar, "x^5")
    assert view.accessibleName().endswith("f′(x) = 5*x^4")


def test_closing_the_window_ends_the_process(
    qtbot: QtBot, clock: Clock, show: Show, heavy: None
) -> None:
    window = MainWindow()
    (bar,) = window.findChildren(FormulaBar)
    process = start(qtbot, clock, bar, show)
    with qtbot.waitSignal(process.destroyed):
        window.close()
    assert processes(bar) == []


def test_quitting_ends_the_process(
    qtbot: QtBot, clock: Clock, show: Show, session: Session, heavy: None
) -> None:
    bar = FormulaBar(session)
    process = start(qtbot, clock, bar, show)
    with qtbot.waitSignal(process.destroyed):
        QGuiApplication.instance().aboutToQuit.emit()  # type: ignore[union-attr]
    assert processes(bar) == []


def test_a_mistake_is_shown_after_a_rest_and_not_before(
    qtbot: QtBot, clock: Clock, field: FormulaBar
) -> None:
    shown = problem(field)
    edit = type_text(qtbot, field, "x^2 + foo(x)")
    before = edit.grab().toImage()
    clock.advance(PAUSE - 1)
    assert shown.isHidden()
    clock.advance(1)
    assert shown.isVisible()
    assert shown.text().startswith("⚠ there is no 'foo'")
    assert edit.grab().toImage() != before  # underlined
    assert edit.cursorPosition() == len(edit.text())
    type_text(qtbot, field, "x")
    assert shown.isHidden()


def test_a_letter_becomes_a_parameter_when_typing_rests(
    qtbot: QtBot, clock: Clock, field: FormulaBar, session: Session
) -> None:
    edit = type_text(qtbot, field, "a*x")
    clock.advance(PAUSE - 1)
    assert session.chain == formula.parse("x^2")
    clock.advance(1)
    assert session.chain == formula.parse("a*x")
    assert edit.text() == "a*x"
    qtbot.keyClicks(edit, "+a")  # it is known by now
    assert session.chain == formula.parse("a*x+a")
    qtbot.keyClicks(edit, "+b")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert session.chain == formula.parse("a*x+a+b")


def test_letters_are_taken_before_a_document_is_saved(
    qtbot: QtBot, clock: Clock, window: MainWindow, tmp_path: Path
) -> None:
    (bar,) = window.findChildren(FormulaBar)
    type_text(qtbot, bar, "a*x")
    assert window.files.save_to(tmp_path / "f.chainrule")
    assert load(tmp_path / "f.chainrule").formula == "a*x"


def test_no_letter_of_a_name_becomes_a_parameter(
    qtbot: QtBot, clock: Clock, field: FormulaBar, session: Session
) -> None:
    seen = []
    session.chain_changed.connect(lambda: seen.append(session.chain.parameters))
    field.edit.selectAll()
    for key in "sin(tan(x))":
        qtbot.keyClicks(field.edit, key)
        clock.advance(PAUSE // 2)
    assert not any(seen)


@pytest.mark.parametrize("text", ["a = 2.5", "a=5/2", " a  =2.5 "])
def test_a_parameter_is_set_in_the_field_and_the_formula_comes_back(
    qtbot: QtBot, clock: Clock, field: FormulaBar, session: Session, text: str
) -> None:
    edit = type_text(qtbot, field, "x^2 a+1")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    steps = session.undo_stack.count()
    session.chain_changed.connect(lambda: pytest.fail("the formula was not meant"))
    type_text(qtbot, field, text)
    clock.advance(PAUSE)
    assert problem(field).text() == "Enter sets a to 2.5"
    assert not session.attention.is_outdated
    assert session.document.values == {"a": 1.0}
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert session.document.values == {"a": 2.5}
    assert edit.text() == "x^2 a+1"
    assert session.chain == formula.parse("x^2 a+1")
    assert problem(field).isHidden()
    assert session.undo_stack.count() == steps + 1
    session.undo_stack.undo()
    assert session.document.values == {"a": 1.0}


def test_who_rests_behind_the_letter_has_the_formula_back_too(
    qtbot: QtBot, clock: Clock, field: FormulaBar, session: Session
) -> None:
    edit = type_text(qtbot, field, "x^2 a+1")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_text(qtbot, field, "a")
    clock.advance(PAUSE)
    assert session.chain == Chain("a")
    qtbot.keyClicks(edit, " = 2")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.text(), session.document.values) == ("x^2 a+1", {"a": 2.0})


def test_an_assignment_is_about_the_formula_on_screen(
    qtbot: QtBot, clock: Clock, field: FormulaBar, session: Session
) -> None:
    for text, rest in (("a x^2", PAUSE), ("a cos(bx)", PAUSE), ("a sin(cx)", 0), ("ax", 0)):
        edit = type_text(qtbot, field, text)
        clock.advance(rest)
        type_text(qtbot, field, "a = 2")
        clock.advance(PAUSE)
        assert problem(field).text() == "Enter sets a to 2"
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert (edit.text(), session.document.formula) == (text, text)
        assert session.document.values["a"] == 2.0


def test_an_assignment_over_a_formula_that_was_confirmed_keeps_the_one_typed_since(
    qtbot: QtBot, clock: Clock, field: FormulaBar, session: Session
) -> None:
    edit = type_text(qtbot, field, "a x^2")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_text(qtbot, field, "a cos(bx)")
    clock.advance(PAUSE)
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, "a")
    clock.advance(PAUSE)
    qtbot.keyClicks(edit, " = 2")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert session.document.formula == "a cos(bx)"
    assert session.document.values == {"a": 2.0, "b": 1.0}


def test_a_value_is_set_before_a_document_is_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (bar,) = window.findChildren(FormulaBar)
    edit = type_text(qtbot, bar, "a x")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_text(qtbot, bar, "a = 9")
    assert window.files.save_to(tmp_path / "f.chainrule")
    saved = load(tmp_path / "f.chainrule")
    assert (saved.formula, saved.values) == ("a x", {"a": 9.0})
    assert edit.text() == "a x"


def test_letters_that_wait_are_no_step_behind_one_that_is_taken_back(
    qtbot: QtBot, clock: Clock, field: FormulaBar, session: Session
) -> None:
    edit = type_text(qtbot, field, "a x")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    session.set_parameter("a", 3.0)
    type_text(qtbot, field, "a b x")
    session.undo_stack.undo()
    clock.advance(2 * PAUSE)
    assert session.document.formula == edit.text() == "a x"
    assert session.undo_stack.canRedo()


def test_a_letter_that_is_no_parameter_cannot_be_set(
    qtbot: QtBot, field: FormulaBar, session: Session
) -> None:
    edit = type_text(qtbot, field, "b = 2")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert problem(field).text() == "⚠ there is no parameter b in the formula"
    assert formula.format(session.chain) == "x^2"
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "x^2"


def test_a_value_that_is_no_number_is_told(qtbot: QtBot, field: FormulaBar) -> None:
    edit = type_text(qtbot, field, "a x")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_text(qtbot, field, "a = 2+x")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.accessibleDescription() == "expected a number, found x (character 7)"


def test_escape_takes_letters_back_that_are_no_parameters_yet(
    qtbot: QtBot, clock: Clock, field: FormulaBar, session: Session
) -> None:
    edit = type_text(qtbot, field, "a*x")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    clock.advance(PAUSE)
    assert edit.text() == "x^2"
    assert session.chain == formula.parse("x^2")


def test_a_mistake_is_told_below_its_place_and_moves_nothing(qtbot: QtBot, bar: FormulaBar) -> None:
    for _ in range(2):  # first its formulas go below the field, where there is no room beside it
        bar.resize(scaled(700), bar.sizeHint().height())
        settle()
    height, typeset = bar.sizeHint().height(), bar.typeset.geometry()
    edit = type_text(qtbot, bar, "x^2 + 2x + foo(x)")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    shown = problem(bar)
    mistake = edit.mapTo(bar, QPoint(edit.place_of(11), 0)).x()
    for width in (700, 320, 700):
        bar.resize(scaled(width), bar.height())
        assert (bar.sizeHint().height(), bar.typeset.y()) == (height, typeset.y())
        assert shown.geometry().left() <= mistake <= shown.geometry().right()
        assert shown.geometry().right() < bar.width()
        assert abs(shown.y() - edit.geometry().bottom()) < 4
    assert shown.isVisible()
    assert shown.toolTip() == ""  # nothing is cut off
    words = edit.accessibleDescription()
    assert words == f"{shown.text().removeprefix('⚠ ')} (character 12)"
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert shown.isHidden()
    assert edit.accessibleDescription() == ""


def test_enter_shows_a_mistake_at_once(qtbot: QtBot, field: FormulaBar, session: Session) -> None:
    edit = type_text(qtbot, field, "sin(")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert find(field, QLabel, "formulaProblem").text().startswith("⚠ expected a value")
    assert formula.format(session.chain) == "x^2"
    assert edit.text() == "sin()"


def test_escape_brings_the_chain_back(qtbot: QtBot, field: FormulaBar, session: Session) -> None:
    edit = type_text(qtbot, field, "sin(+")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == formula.format(session.chain) == "x^2"
    assert problem(field).isHidden()
    type_text(qtbot, field, "x^ 3")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "x^ 3"  # means the chain


def test_a_chain_too_deep_to_be_typed_says_so_and_is_not_lost(
    qtbot: QtBot, bar: FormulaBar, session: Session
) -> None:
    deep = Chain("x", (Block("sin"),) * 120)
    with qtbot.waitSignal(bar.typeset.settled):
        set_chain(session, deep)
    text = "sin(" * 120 + "x" + ")" * 120
    assert bar.edit.text() == text
    assert problem(bar).text() == (
        "⚠ Only its blocks can be changed, not its text: a formula nests at most 100 levels deep."
    )
    note = find(bar, QLabel, "derivativeNote")
    assert "too long to be written" in note.text()
    bar.edit.clearFocus()
    assert problem(bar).isHidden()
    assert note.isVisible()
    bar.edit.setFocus()
    assert problem(bar).isVisible()
    assert not note.isVisible()
    qtbot.keyClicks(bar.edit, "+1")
    qtbot.keyClick(bar.edit, Qt.Key.Key_Return)
    assert session.chain == deep
    assert "100 levels deep (character 401)" in bar.edit.accessibleDescription()
    qtbot.keyClick(bar.edit, Qt.Key.Key_Escape)
    assert bar.edit.text() == text
    set_chain(session, Chain("x", deep.blocks[:100]))
    assert problem(bar).isHidden()


def popup(bar: FormulaBar) -> QAbstractItemView:
    found = bar.edit.completer().popup()
    assert found is not None
    return found


def test_names_are_completed_within_the_text(
    qtbot: QtBot, field: FormulaBar, session: Session
) -> None:
    edit = type_text(qtbot, field, "x^2 + 1")
    for _ in range(4):
        qtbot.keyClick(edit, Qt.Key.Key_Left)
    qtbot.keyClicks(edit, " gau")
    qtbot.waitUntil(popup(field).isVisible)
    qtbot.keyClick(popup(field), Qt.Key.Key_Down)
    qtbot.keyClick(popup(field), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: edit.cursorPosition() == len("x^2 gaussian("))
    assert edit.text() == "x^2 gaussian() + 1"
    qtbot.keyClicks(edit, "x)")
    assert edit.text() == "x^2 gaussian(x) + 1"
    assert formula.format(session.chain) == "1 + x^2 gaussian(x)"


def test_a_name_that_is_being_chosen_is_no_mistake(
    qtbot: QtBot, clock: Clock, field: FormulaBar
) -> None:
    type_text(qtbot, field, "x^2 + si")
    qtbot.waitUntil(popup(field).isVisible)
    clock.advance(2 * PAUSE)
    assert problem(field).isHidden()
    qtbot.keyClick(popup(field), Qt.Key.Key_Escape)
    clock.advance(PAUSE)
    assert problem(field).isVisible()
    assert "there is no 'si'" in problem(field).text()


def test_one_letter_is_no_name(qtbot: QtBot, field: FormulaBar) -> None:
    type_text(qtbot, field, "2s")
    assert not popup(field).isVisible()


def test_the_list_of_names_stands_under_the_name(qtbot: QtBot, field: FormulaBar) -> None:
    edit = type_text(qtbot, field, "x^2 + si")
    shown = popup(field)
    qtbot.waitUntil(shown.isVisible)
    names = [shown.model().index(i, 0).data() for i in range(3)]
    assert names == ["sin", "sign", "silu"]
    begin = edit.mapToGlobal(edit.cursorRect().center()).x()
    letters = edit.fontMetrics().horizontalAdvance("si")
    assert abs(shown.x() + letters - begin) < 3
    assert shown.width() < edit.width() / 3
    qtbot.keyClicks(shown, "n")
    qtbot.waitUntil(lambda: edit.text() == "x^2 + sin")
    assert shown.width() < edit.width() / 3


def test_the_formulas_can_be_copied(qtbot: QtBot, bar: FormulaBar) -> None:
    view = type_and_wait(qtbot, bar, "x^2 sin(x)")
    at = view.rect().center()
    copied = []
    for i in range(3):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
        QApplication.sendEvent(view, event)
        menu = find(bar, QMenu, "typesetMenu")
        menu.actions()[i].trigger()
        menu.close()
        copied.append(QGuiApplication.clipboard().text())
    assert copied == [
        r"x^{2}\,\sin(x)",
        "x*(x*cos(x) + 2*sin(x))",
        r"x(x\,\cos(x) + 2\,\sin(x))",
    ]


def test_up_and_down_lead_through_what_was_typed_before(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    QSettings().remove("typedFormulas")
    session = open_session("x")
    bar = FormulaBar(session)
    show(bar)
    for text in ("x^2", "1/x"):
        bar.edit.selectAll()
        qtbot.keyClicks(bar.edit, text)
        qtbot.keyClick(bar.edit, Qt.Key.Key_Return)
    steps = session.undo_stack.count()
    qtbot.keyClick(bar.edit, Qt.Key.Key_Up)
    assert (bar.edit.text(), session.chain) == ("x^2", formula.parse("x^2"))
    qtbot.keyClick(bar.edit, Qt.Key.Key_Up)
    assert bar.edit.text() == "x^2"
    qtbot.keyClick(bar.edit, Qt.Key.Key_Down)
    assert (bar.edit.text(), session.chain) == ("1/x", formula.parse("1/x"))
    qtbot.keyClick(bar.edit, Qt.Key.Key_Up)
    assert session.undo_stack.count() == steps + 1
    session.undo_stack.undo()
    assert bar.edit.text() == "1/x"
