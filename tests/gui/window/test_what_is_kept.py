from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from core.document import Document, save
from core.formula import format as format_formula
from core.formula import parse
from gui.chain.operand_field import OperandField
from gui.widgets.value_field import ValueField
from gui.window.main_window import MainWindow
from tests.gui.helpers import find, set_chain, settle
from tests.gui.window.conftest import Start


def formula(window: MainWindow) -> str:
    return format_formula(window.session.chain)


@pytest.mark.parametrize(
    ("typed", "text", "means"), [("b x", "b x", "b x"), ("sin(x) + ", "sin(x) + ", "sin(x)")]
)
def test_typed_text_is_kept_that_nobody_confirmed_or_that_means_nothing_yet(
    start: Start, qtbot: QtBot, typed: str, text: str, means: str
) -> None:
    window = start()
    edit = window._formula_bar.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, typed)
    window.close()
    window = start()
    assert window._formula_bar.edit.text() == text
    assert formula(window) == means


def test_a_number_that_nobody_confirmed_is_kept_too(start: Start, qtbot: QtBot) -> None:
    window = start()
    field = find(window, ValueField, "xSpin")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "pi/2")
    window.close()
    assert start().session.document.x_text == "pi/2"


def test_a_file_whose_plot_was_fitted_by_itself_is_unchanged_at_the_next_start(
    start: Start, tmp_path: Path
) -> None:
    path, document = tmp_path / "a.chainrule", Document(parse("exp(x)"), y_range=None)
    save(document, path)
    window = start(document, path)
    window.session.set_view((-1.0, 1.0), (0.0, 3.0), by_itself=True)
    assert not window.isWindowModified()
    window.close()
    window = start()
    assert window.session.file.path == path
    assert not window.isWindowModified()
    window.close()
    assert start(document, path).session.undo_stack.count() == 0


def test_the_window_is_where_it_was(start: Start) -> None:
    window = start()
    window.setGeometry(QRect(6, 40, 780, 640))
    set_chain(window.session, parse("sin(x)"))
    place = window.geometry()
    window._kept._keeping.write_now()  # type: ignore[union-attr]  # and no more: it is killed
    window._kept._last.journal.lock.release()  # type: ignore[union-attr]
    assert start().geometry() == place


@pytest.mark.parametrize("place", ["", "a b c d", "1 2 3", "1 2 3 4 5", "1e9 0 0 0", "9" * 50])
def test_a_place_that_is_none_is_passed_over(place: str, start: Start) -> None:
    window = start()
    before = window.geometry()
    window._kept._restore_place(place)  # type: ignore[union-attr]
    assert window.geometry() == before


def test_a_file_with_changes_comes_back_with_them_and_nothing_is_asked(
    start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "mine.chainrule"
    save(Document(parse("x^2")), path)
    window = start(Document(parse("x^2")), path)
    set_chain(window.session, parse("sin(x)"))
    assert window.close()
    window = start()
    assert (formula(window), window.windowTitle()) == ("sin(x)", "mine[*] – Chainrule")
    assert window.isWindowModified()
    window.session.undo_stack.undo()
    assert not window.isWindowModified()


def test_the_windows_way_is_noted(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start()
    noted: list[str] = []
    monkeypatch.setattr(window._kept, "note", partial(noted.append, "moved"))
    window.resize(window.size() * 0.9)
    assert noted


def killed(window: MainWindow) -> None:
    """Have what the journal has by then, and no more, as after ``kill -9``."""
    assert window._kept is not None
    keeping = window._kept._keeping
    assert keeping is not None
    keeping.wait()
    keeping._has_ended = True
    keeping._journal.lock.release()


@pytest.mark.parametrize(
    ("formula", "name", "typed"),
    [
        ("exp(x^2)^2", "xSpin", "0.7"),
        ("sin(x)", "xSpin", "pi/"),
        ("sin(x)", "stepSpin", "1e-7"),
        ("a x", "parameter_a_value", "0.7+"),
        ("a x", "parameter_a_high", "12"),
    ],
)
def test_a_number_that_nobody_confirmed_waits_again_after_a_kill(
    start: Start, qtbot: QtBot, formula: str, name: str, typed: str
) -> None:
    window = start()
    if parse(formula) != window.session.chain:
        set_chain(window.session, parse(formula))
    field = find(window, ValueField, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.waitUntil(lambda: not window._kept._keeping._timer.isActive())  # type: ignore[union-attr]
    killed(window)
    window = start()
    field = find(window, ValueField, name)
    settle()
    assert field.lineEdit().text() == typed
    assert window.isWindowModified()


def test_a_blocks_number_that_nobody_confirmed_waits_again_after_a_kill(
    start: Start, qtbot: QtBot
) -> None:
    window = start()
    set_chain(window.session, parse("x^3.5 + 2"))
    *_, field = window.findChildren(OperandField)
    before = field.lane
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7/")
    qtbot.waitUntil(lambda: not window._kept._keeping._timer.isActive())  # type: ignore[union-attr]
    killed(window)
    window = start()
    settle()
    (field,) = (field for field in window.findChildren(OperandField) if field.waits)
    assert (field.lane, field.text()) == (before, "7/")
    assert formula(window) == "2 + x^3.5"


def test_what_is_asked_for_has_nothing_typed_in_it(start: Start, qtbot: QtBot) -> None:
    window = start()
    field = find(window, ValueField, "xSpin")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    window.write()
    killed(window)
    window = start(Document(parse("x^3")))
    settle()
    assert not find(window, ValueField, "xSpin").waits
