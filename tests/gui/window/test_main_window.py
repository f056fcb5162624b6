from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.chain import Block
from core.document import Document
from core.formula import format as format_formula
from core.formula import parse
from gui.session import propose
from gui.window.main_window import MainWindow
from gui.window.rows import MOST
from tests.gui.conftest import Show
from tests.gui.helpers import do, find, scaled, set_chain, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def edit(window: MainWindow) -> None:
    do(window.session, propose.insert, ((), 0), [Block("sin")])


def formula(window: MainWindow) -> str:
    return format_formula(window.session.chain)


def test_the_first_start_shows_the_notes_example(window: MainWindow) -> None:
    assert formula(window) == "exp(x^2)^2"
    assert float(find(window, QLabel, "backpropValue").text()) == 3.297442541400256
    assert float(find(window, QLabel, "numericalValue").text()) == 3.2974426293330694
    assert find(window, QWidget, "hint").isVisible()


@pytest.mark.parametrize(
    ("name", "shown"), [("a[*]b", "a[*]b"), ("[*]", "[*]"), ("[*][*]", "[*][*]"), ("a\nb", "a�b")]
)
def test_the_title_has_the_name_as_it_is_in_one_line(
    name: str, shown: str, window: MainWindow, tmp_path: Path
) -> None:
    handle = window.windowHandle()
    assert window.files.save_to(tmp_path / f"{name}.chainrule")
    assert handle.title() == f"{shown} – Chainrule"
    window.session.set_x(2.0)
    assert handle.title() == f"{shown}* – Chainrule"


NAMED = [
    *("formulaEdit", "palette", "paletteSearch", "chainView", "plotView", "xSpin", "xSlider"),
    *("stepSpin", "backpropValue", "numericalValue", "absErrorValue", "relErrorValue"),
    *("stepForward", "stepBack", "stepReset"),
]


def test_every_interactive_widget_has_its_name_and_says_it(window: MainWindow) -> None:
    assert [name for name in NAMED if not find(window, QWidget, name).accessibleName()] == []


def test_the_verdict_is_there(window: MainWindow) -> None:
    assert find(window, QLabel, "verdictLabel").text() == (
        "✓ Two independent methods agree: f′(0.5) = 3.297442"
    )


def test_undo_and_redo_by_menu_and_keys(window: MainWindow, qtbot: QtBot) -> None:
    edit(window)
    undo, redo = CONTROL, CONTROL | Qt.KeyboardModifier.ShiftModifier
    chain = find(window, QWidget, "chainView")
    chain.setFocus()
    qtbot.keyClick(chain, Qt.Key.Key_Z, undo)
    assert formula(window) == "exp(x^2)^2"
    qtbot.keyClick(chain, Qt.Key.Key_Z, redo)
    assert formula(window) == "exp(sin(x)^2)^2"
    qtbot.keyClick(chain, Qt.Key.Key_Z, undo)
    qtbot.keyClick(chain, Qt.Key.Key_Y, CONTROL)
    assert formula(window) == "exp(sin(x)^2)^2"


def test_the_chain_gets_the_room_it_needs(window: MainWindow) -> None:
    window.resize(scaled(1280), scaled(800))
    settle()
    before = window._rows.sizes()
    set_chain(window.session, parse("x^2*sin(x)"))
    settle()
    assert window._rows.sizes()[0] > before[0]
    assert window._chain.view.verticalScrollBar().maximum() == 0
    set_chain(window.session, parse("x^2*sin(x^2*cos(x)) + exp(x)*x + sqrt(x)*tan(x)"))
    settle()
    assert window._rows.sizes()[0] == int(MOST * sum(window._rows.sizes()))
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    settle()
    assert window._rows.sizes() == before


class Heights(QObject):
    """How high a widget is whenever it is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(widget, QWidget):
            self.seen.append(widget.height())
        return False


def test_a_chain_that_has_grown_is_not_painted_in_the_old_room(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window._chain.view
    window.resize(window.width(), scaled(900))
    settle()
    before, heights = view.height(), Heights(view)
    set_chain(window.session, parse("x^2*sin(x)"))
    qtbot.waitUntil(lambda: bool(heights.seen))
    settle()
    assert before < view.height()
    assert set(heights.seen) == {view.height()}


def test_a_chain_too_wide_has_room_for_its_scroll_bar(window: MainWindow) -> None:
    window.resize(scaled(800), scaled(2000))
    set_chain(window.session, parse("x*sin(x+cos(x*exp(x)))"))
    view = window._chain.view
    settle()
    assert view.horizontalScrollBar().maximum() > 0
    assert view.verticalScrollBar().maximum() == 0


def test_what_a_file_could_not_be_taken_for_is_said_from_the_start(show: Show) -> None:
    window = MainWindow(Document(remark="h is 1e+300."))
    show(window)
    assert window.notice.words == "h is 1e+300."
    assert not window.isWindowModified()


def test_once_all_is_kept_no_field_has_the_keyboard(window: MainWindow) -> None:
    edit = find(window, QWidget, "formulaEdit")
    edit.setFocus()
    window.keep()
    assert not edit.hasFocus()
    assert window.focusWidget() is None
