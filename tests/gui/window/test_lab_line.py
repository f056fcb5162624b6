from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from core.lab import Kind
from gui.window.lab_line import LabLine
from gui.window.main_window import MainWindow
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import action, find, set_chain

LEFT = Qt.MouseButton.LeftButton


def test_it_says_what_is_broken_and_one_press_mends_it(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session, parent = open_session("sin(x)^2", x=0.5), QWidget()
    line = LabLine(session)
    line.setParent(parent)
    show(parent)
    assert line.isHidden()
    session.lab.break_rule((0,), Kind.SIGN)
    assert find(line, QLabel, "labWords").text() == (
        "The backward rule of Sin is broken on purpose: its sign is wrong. "
        "Curves and exports stay right, the tangent does not."
    )
    assert line.isVisible()
    mend = find(line, QPushButton, "labMend")
    assert mend.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(mend, LEFT)
    assert session.lab.fault is None
    assert line.isHidden()
    session.lab.break_rule((0,), Kind.SIGN)
    set_chain(session, parse("x"))
    assert line.isHidden()


def test_help_draws_a_block_to_be_found(window: MainWindow, qtbot: QtBot) -> None:
    lab = window.session.lab
    action(window, "Find the broken block").trigger()
    assert lab.is_hidden
    predict = find(window, QToolButton, "lessonPredict")
    assert not predict.isEnabled()
    words = find(window, QLabel, "labWords")
    assert words.text().startswith("One block's backward rule is broken.")
    qtbot.mouseClick(find(window, QPushButton, "labReveal"), LEFT)
    assert words.text().startswith(f"The backward rule of {lab.label} is broken on purpose: ")
    qtbot.mouseClick(find(window, QPushButton, "labMend"), LEFT)
    assert lab.fault is None
    assert predict.isEnabled()


def test_the_number_of_a_puzzle_is_typed_so_that_all_have_the_same(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    from core.lab import drawn

    session, parent = open_session("x^2 sin(x)", x=0.5), QWidget()
    line = LabLine(session)
    line.setParent(parent)
    show(parent)
    (number,) = line.findChildren(QSpinBox, "labPuzzle")
    session.lab.break_rule((0,), Kind.SIGN)
    assert number.isHidden()  # somebody chose it
    session.lab.draw(4711)
    assert (number.isVisible(), number.value()) == (True, 4711)
    for seed in (12, 13):
        number.setValue(seed)
        fault = session.lab.fault
        assert (session.lab.seed, fault) == (seed, drawn(session.chain, 0.5, seed))
        assert session.lab.is_hidden
    session.lab.mend()
    assert session.lab.seed is None
