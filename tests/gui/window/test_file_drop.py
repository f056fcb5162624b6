"""A file dropped on the window."""

import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.document import Document, load, save
from core.export.export import render
from core.formula import parse
from gui.window.main_window import MainWindow
from tests.gui.dialogs import Dialogs
from tests.gui.helpers import action, find

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
ANYWHERE = ("formulaEdit", "palette", "chainView", "plotView", "xSpin", "xSlider")


def drop(window: MainWindow, data: QMimeData, over: str) -> bool:
    """Drag something over a part of the window and let go, as the system tells it."""
    part = find(window, QWidget, over)
    at = QPointF(part.mapTo(window, part.rect().center()))
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at.toPoint(), COPY, data, LEFT, NONE.NoModifier)
        QApplication.sendEvent(window.windowHandle(), event)
        if not event.isAccepted():
            return False
    dropped = QDropEvent(at, COPY, data, LEFT, NONE.NoModifier)
    QApplication.sendEvent(window.windowHandle(), dropped)
    return dropped.isAccepted()


def files(*paths: Path) -> QMimeData:
    """What a file manager drags: addresses, and their text for who wants that."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def test_a_document_is_opened_wherever_it_is_dropped(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "dropped.chainrule"
    save(Document(parse("cos(x)")), path)
    for over in ANYWHERE:
        with qtbot.waitSignal(window.session.file.changed):
            assert drop(window, files(path), over), over
        assert window.session.file.path == path
        assert window.session.document.formula == "cos(x)"
        window.session.undo_stack.undo()
        assert window.session.document == Document()


def test_a_figure_opens_as_what_it_was_made_of_and_is_never_saved_over(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    path = tmp_path / "figure.svg"
    path.write_bytes(render(Document(parse("cos(x)"), 0.25), path))
    before = path.read_bytes()
    with qtbot.waitSignal(window.session.told) as told:
        assert drop(window, files(path), "plotView")
    assert "figure.svg" in told.args[0]
    assert (window.session.document.formula, window.session.document.x) == ("cos(x)", 0.25)
    assert window.session.file.path is None
    dialogs.file = str(tmp_path / "own.chainrule")
    action(window, "Save").trigger()
    assert load(tmp_path / "own.chainrule") == window.session.document
    assert path.read_bytes() == before
    window.session.undo_stack.undo()
    assert window.session.document == Document()


def test_what_is_no_document_is_told_in_a_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, words in (
        ("picture.png", "picture.png is not a Chainrule document, and carries none."),
        ("none.chainrule", "none.chainrule is not there"),
        ("folder", "folder is a folder, not a file."), ("pipe", "pipe is a pipe, not a file."),
    ):  # fmt: skip
        assert drop(window, files(tmp_path / name), "plotView")
        qtbot.waitUntil(lambda: bool(dialogs.warnings))
        assert words in dialogs.warnings.pop()
    assert window.session.document == Document()


def test_what_cannot_be_opened_at_all_is_told_in_a_line(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert drop(window, files(tmp_path / "a", tmp_path / "b"), "palette")
    qtbot.waitUntil(lambda: "drop one file" in window.notice.words)
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.chainrule")])
    assert drop(window, web, "palette")
    qtbot.waitUntil(lambda: "no file of this computer" in window.notice.words)


def test_a_link_is_opened_as_a_text_as_an_address_and_out_of_a_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    text, address = QMimeData(), QMimeData()
    text.setText(" chainrule:x%5E2?x=3\n")
    address.setUrls([QUrl("chainrule:exp(x)?x=2")])
    (tmp_path / "a.txt").write_text("chainrule:ln(x)?x=1.5\n", encoding="utf-8-sig")
    for data, over, formula, x in (
        (text, "formulaEdit", "x^2", 3.0), (address, "plotView", "exp(x)", 2.0),
        (files(tmp_path / "a.txt"), "chainView", "ln(x)", 1.5),
    ):  # fmt: skip
        with qtbot.waitSignal(window.session.file.changed):
            assert drop(window, data, over)
        assert (window.session.document.formula, window.session.document.x) == (formula, x)
    assert window.session.file.path is None
    text.setText("chainrule:x+?x=3")
    assert drop(window, text, "plotView")
    qtbot.waitUntil(lambda: bool(dialogs.warnings))
    assert "the link's formula" in dialogs.warnings.pop()


def test_nothing_is_opened_behind_a_question(window: MainWindow, tmp_path: Path) -> None:
    question = QDialog(window)
    question.open()
    assert not drop(window, files(tmp_path / "a"), "plotView")
    question.close()


def test_a_text_is_the_fields_own(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("sin(x)")
    assert drop(window, data, "formulaEdit")
    assert "sin(x)" in window.session.document.formula or window.session.document.draft is not None
