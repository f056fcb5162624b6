from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain
from core.document import Document, Shown, load, save
from core.document.link import from_link
from core.formula import format as format_formula
from core.formula import parse
from core.plot.compose import view_of
from core.plot.usual import NEW_RANGE
from gui import last_folder
from gui.chain.chain_view import ChainView
from gui.export import export_sheet
from gui.export.export_sheet import ExportSheet
from gui.plot.plot_view import PlotView
from gui.session import propose
from gui.widgets import save_dialog
from gui.window.main_window import MainWindow
from tests.gui.conftest import Show
from tests.gui.dialogs import Dialogs
from tests.gui.helpers import action, do, find, forget_the_dead

CONTROL = Qt.KeyboardModifier.ControlModifier
Button = QMessageBox.StandardButton


def edit(window: MainWindow) -> None:
    do(window.session, propose.insert, ((), 0), [Block("sin")])


def formula(window: MainWindow) -> str:
    return format_formula(window.session.chain)


def test_save_and_open_bring_everything_back(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path, show: Show, qtbot: QtBot
) -> None:
    edit(window)
    window.session.set_x(0.30000000000000004)
    window.session.set_step(1e-7)
    path = tmp_path / "mine.chainrule"
    dialogs.file = str(path)
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert load(path) == window.session.document
    assert window.windowTitle() == "mine[*] – Chainrule"
    saved = window.session.document
    action(window, "New").trigger()
    assert window.session.chain == Chain()
    assert window.session.document.x_range == NEW_RANGE
    assert window.windowTitle().startswith("Untitled")
    dialogs.file = str(path)
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    assert window.session.document == saved
    assert window.windowTitle() == "mine[*] – Chainrule"
    undo = window.session.undo_stack.undo
    undo()
    assert window.session.chain == Chain()
    assert window.windowTitle().startswith("Untitled")
    undo()
    assert window.session.document == saved
    assert window.windowTitle() == "mine[*] – Chainrule"
    assert not window.isWindowModified()
    assert dialogs.warnings == []


def test_save_again_asks_for_no_name(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.file = str(tmp_path / "a.chainrule")
    action(window, "Save").trigger()
    assert not action(window, "Save").isEnabled(), "there is nothing to save"
    dialogs.file = str(tmp_path / "b.chainrule")
    edit(window)
    action(window, "Save").trigger()
    assert [path.name for path in tmp_path.iterdir()] == ["a.chainrule"]
    assert load(tmp_path / "a.chainrule").chain == window.session.chain
    action(window, "Save as …").trigger()
    assert load(tmp_path / "b.chainrule").chain == window.session.chain


@pytest.mark.parametrize("content", ["", "{", "[]", '{"chainrule": 1}', "\x00\xff", None])
def test_a_damaged_file_gives_a_message_and_keeps_the_document(
    content: str | None, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "bad.chainrule"
    if content is not None:
        path.write_text(content, encoding="latin-1")
    before = window.session.document
    dialogs.file = str(path)
    action(window, "Open …").trigger()
    assert len(dialogs.warnings) == 1
    assert "bad.chainrule" in dialogs.warnings[0]
    assert window.session.document == before
    assert window.windowTitle().startswith("Untitled")


def test_a_lost_file_and_a_lost_folder_are_told_in_plain_words(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.file = str(tmp_path / "lost" / "file.chainrule")
    action(window, "Open …").trigger()
    action(window, "Save").trigger()
    lost = "file.chainrule is not there, or its folder is not."
    assert dialogs.warnings == [lost, f"{lost} Save your work under another name."]


def test_a_cancelled_dialog_changes_nothing(window: MainWindow, dialogs: Dialogs) -> None:
    before = window.session.document
    for text in ("Open …", "Save", "Save as …", "Export …"):
        action(window, text).trigger()
    assert window.session.document == before
    assert dialogs.warnings == []


def test_a_failed_save_as_keeps_the_old_name(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.file = str(tmp_path / "good.chainrule")
    action(window, "Save").trigger()
    edit(window)
    dialogs.file = str(tmp_path / "nowhere" / "bad.chainrule")
    action(window, "Save as …").trigger()
    assert len(dialogs.warnings) == 1
    assert window.isWindowModified()
    action(window, "Save").trigger()
    assert load(tmp_path / "good.chainrule").chain == window.session.chain


def export_to(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    dialogs.file = str(path)
    save_from_sheet(window)


def save_from_sheet(window: MainWindow) -> None:
    """Export, and save at once."""
    action(window, "Export …").trigger()
    sheet = find(window, ExportSheet, "exportSheet")
    sheet.save.click()
    sheet.reject()
    forget_the_dead()


def test_export_writes_what_is_asked_for(
    window: MainWindow, tmp_path: Path, dialogs: Dialogs
) -> None:
    for suffix in ("png", "svg", "pdf"):
        export_to(window, dialogs, tmp_path / f"plot.{suffix}")
    assert {path.suffix for path in tmp_path.iterdir()} == {".png", ".svg", ".pdf"}
    assert dialogs.warnings == []


def test_an_export_shows_what_the_window_shows(show: Show, dialogs: Dialogs, qtbot: QtBot) -> None:
    window = MainWindow(Document(parse("x^2"), 0.5, x_range=(-3.0, 3.0), y_range=None))
    show(window)
    plot = find(window, PlotView, "plotView")
    with qtbot.waitSignal(plot.rested):
        for name in ("f", "f″"):
            plot.actions_of_plot.curves[name].trigger()
        plot.actions_of_plot.points.trigger()
        plot.getViewBox().setRange(xRange=(0.0, 2.0), yRange=(-10.0, 10.0))
        window.session.set_x(1.5)
    action(window, "Export …").trigger()
    order = find(window, ExportSheet, "exportSheet").order()
    assert order.shown == Shown(("f′", "f″"), tangent=True, points=True)
    assert (order.document.x, order.document.x_range) == (1.5, (0.0, 2.0))
    assert order.document.y_range == (-10.0, 10.0)


def test_an_export_has_the_range_in_view_though_x_has_moved_since_it_was_fitted(
    show: Show, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document(parse("exp(4x)"), -2.0, x_range=(-3.0, 3.0), y_range=None)
    window = MainWindow(document)
    show(window)
    plot = find(window, PlotView, "plotView")
    seen = plot.ranges.in_view()
    window.session.set_x(2.5)
    assert view_of(window.session.document, (800.0, 500.0)).y_range != seen[1]
    action(window, "Export …").trigger()
    given = find(window, ExportSheet, "exportSheet").order().document
    assert (given.x_range, given.y_range, given.x) == (*seen, 2.5)


def test_the_menus_of_plot_and_chain_export_what_they_are_of(
    window: MainWindow, dialogs: Dialogs
) -> None:
    plot = find(window, PlotView, "plotView").actions_of_plot.export
    chain = find(window, ChainView, "chainView").actions_on_blocks.export_action
    for asked, what in ((chain, "chain"), (plot, "plot")):
        asked.trigger()
        sheet = find(window, ExportSheet, "exportSheet")
        assert sheet.order().what == what
        sheet.reject()
        forget_the_dead()


def test_a_link_brings_back_what_is_shown(window: MainWindow) -> None:
    edit(window)
    window.session.set_x(0.25)
    action(window, "Copy link").trigger()
    found = from_link(QGuiApplication.clipboard().text())
    assert (found.chain, found.x) == (window.session.chain, 0.25)


def open_file(show: Show, tmp_path: Path) -> tuple[MainWindow, Path]:
    path = tmp_path / "mine.chainrule"
    save(Document(), path)
    window = MainWindow(load(path), path)
    show(window)
    return window, path


def test_without_a_file_nothing_is_asked(window: MainWindow, dialogs: Dialogs) -> None:
    edit(window)
    assert window.close()
    assert dialogs.questions == []


def test_without_changes_nothing_is_asked(show: Show, dialogs: Dialogs, tmp_path: Path) -> None:
    window, _ = open_file(show, tmp_path)
    edit(window)
    window.session.undo_stack.undo()
    assert not window.isWindowModified()
    assert window.files.may_leave()
    assert dialogs.questions == []


@pytest.mark.parametrize(
    ("button", "leaves", "saves"),
    [(Button.Save, True, True), (Button.Discard, True, False), (Button.Cancel, False, False)],
)
def test_unsaved_changes_of_a_file_are_asked_about(
    button: Button, leaves: bool, saves: bool, show: Show, dialogs: Dialogs, tmp_path: Path
) -> None:
    window, path = open_file(show, tmp_path)
    edit(window)
    assert window.isWindowModified()
    dialogs.button = button
    assert window.files.may_leave() is leaves
    assert dialogs.questions == ["Save the changes to mine.chainrule?"]
    assert (load(path).chain == window.session.chain) is saves
    dialogs.button = Button.Discard


def ask(window: MainWindow, what: str) -> None:
    """Come to where a file is asked for."""
    if what == "Export …":
        save_from_sheet(window)
    else:
        action(window, what).trigger()


@pytest.mark.parametrize("what", ["Open …", "Save as …", "Export …"])
def test_dialogs_begin_beside_the_open_file(
    what: str, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "last").mkdir()
    begun: list[str] = []

    def cancel(_: object, title: str, beginning: str, filters: object) -> None:
        begun.append(beginning)

    def cancel_open(*asked: Any) -> tuple[str, str]:
        cancel(*asked)
        return "", ""

    for module in (save_dialog, export_sheet):
        monkeypatch.setattr(module, "ask_where", cancel)
    monkeypatch.setattr("gui.window.file_menu.QFileDialog.getOpenFileName", cancel_open)
    window.files.save_to(tmp_path / "here" / "a.chainrule")
    ask(window, what)
    last_folder.note(tmp_path / "last" / "b")
    action(window, "New").trigger()
    ask(window, what)
    assert begun[0].startswith(str(tmp_path / "here"))
    assert begun[1].startswith(str(tmp_path / "last"))


@pytest.mark.parametrize("what", ["Open …", "Save as …", "Export …"])
def test_the_folder_that_was_chosen_is_the_last(
    what: str, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    save(Document(), tmp_path / "a.chainrule")
    dialogs.file = str(tmp_path / ("a.png" if what == "Export …" else "a.chainrule"))
    ask(window, what)
    assert last_folder.first_choice(None) == str(tmp_path)


def test_a_recent_file_that_is_gone_is_told_to_be_off_the_list(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "two.chainrule"
    window.files.save_to(path)
    path.unlink()
    window.files.open_path(path)
    gone = "two.chainrule is not there, or its folder is not."
    assert dialogs.warnings == [f"{gone} It is taken off the list of recent files."]
