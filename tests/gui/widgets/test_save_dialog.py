"""The dialog that asks where to write, driven as it stands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.save_dialog import ask_where

FILTERS = ["PNG picture (*.png)", "SVG drawing (*.svg)", "All files (*)"]
Button = QMessageBox.StandardButton


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[list[str]]:
    """The questions about overwriting, each answered with No."""
    questions: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            questions.append(box.text())
            parent = box.parent()
            box.button(Button.No).click()
            if isinstance(parent, QFileDialog):  # it waits for another name
                QTimer.singleShot(0, parent.reject)

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(answer)
    timer.start()
    yield questions
    timer.stop()


def _dialog() -> QFileDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QFileDialog)
    return found


def ask(
    qtbot: QtBot, folder: Path, act: Callable[[QFileDialog], None], filters: list[str] = FILTERS
) -> Path | None:
    """Ask, and let a user act in the dialog."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def begin() -> None:
        dialog = _dialog()
        dialog.setDirectory(str(folder))
        act(dialog)

    QTimer.singleShot(0, begin)
    return ask_where(parent, "Export", "plot.png", filters)


def type_name(qtbot: QtBot, name: str) -> Callable[[QFileDialog], None]:
    def act(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(name)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    return act


def test_a_name_without_a_suffix_gets_it(qtbot: QtBot, tmp_path: Path, asked: list[str]) -> None:
    assert ask(qtbot, tmp_path, type_name(qtbot, "sine")) == tmp_path / "sine.png"
    assert ask(qtbot, tmp_path, type_name(qtbot, "sine.pdf")) == tmp_path / "sine.pdf"
    assert asked == []


def test_a_name_that_is_too_long_is_left_to_the_writing(
    qtbot: QtBot, tmp_path: Path, asked: list[str]
) -> None:
    long = "v1." + "5" * 250
    assert ask(qtbot, tmp_path, type_name(qtbot, long)) == tmp_path / f"{long}.png"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("v1.5", "v1.5.png"),
        ("v1.", "v1.png"),
        ("tan(x).2", "tan(x).2.png"),
        ("V1.PNG", "V1.PNG"),
        ("plot.xyz", "plot.xyz"),  # who asked says what is wrong with it
    ],
)
def test_what_follows_a_dot_is_a_suffix_only_if_it_looks_like_one(
    qtbot: QtBot, tmp_path: Path, asked: list[str], typed: str, name: str
) -> None:
    assert ask(qtbot, tmp_path, type_name(qtbot, typed)) == tmp_path / name
    assert asked == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("v1.5", "v1.5.chainrule"),
        ("my.notes", "my.notes.chainrule"),
        ("mine.chainrule", "mine.chainrule"),
    ],
)
def test_where_there_is_one_kind_every_name_gets_its_suffix(
    qtbot: QtBot, tmp_path: Path, asked: list[str], typed: str, name: str
) -> None:
    kinds = ["Chainrule (*.chainrule)", "All files (*)"]
    assert ask(qtbot, tmp_path, type_name(qtbot, typed), kinds) == tmp_path / name
    assert asked == []


def test_a_file_that_the_suffix_after_a_dot_names_is_not_overwritten_unasked(
    qtbot: QtBot, tmp_path: Path, asked: list[str]
) -> None:
    (tmp_path / "v1.5.png").write_bytes(b"precious")
    assert ask(qtbot, tmp_path, type_name(qtbot, "v1.5")) is None
    (question,) = asked
    assert "v1.5.png already exists" in question


@pytest.mark.parametrize(("downs", "name"), [(1, "sine.svg"), (2, "sine")])
def test_the_filter_decides_the_suffix(
    qtbot: QtBot, tmp_path: Path, asked: list[str], downs: int, name: str
) -> None:
    def act(dialog: QFileDialog) -> None:
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        assert kinds is not None
        kinds.setFocus()
        for _ in range(downs):
            qtbot.keyClick(kinds, Qt.Key.Key_Down)
        kinds.textActivated.emit(kinds.currentText())
        type_name(qtbot, "sine")(dialog)

    assert ask(qtbot, tmp_path, act) == tmp_path / name
    assert asked == []


def test_a_file_that_the_suffix_names_is_not_overwritten_unasked(
    qtbot: QtBot, tmp_path: Path, asked: list[str]
) -> None:
    (tmp_path / "sine.png").write_bytes(b"precious")
    assert ask(qtbot, tmp_path, type_name(qtbot, "sine")) is None
    (question,) = asked
    assert "sine.png already exists" in question


def test_a_dialog_that_knows_no_suffix_does_not_overwrite_unasked(
    qtbot: QtBot, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "setDefaultSuffix", lambda *_: None)
    (tmp_path / "sine.png").write_bytes(b"precious")
    assert ask(qtbot, tmp_path, type_name(qtbot, "sine")) is None
    assert len(asked) == 1
    assert ask(qtbot, tmp_path, type_name(qtbot, "cosine")) == tmp_path / "cosine.png"


def test_escape_chooses_nothing(qtbot: QtBot, tmp_path: Path, asked: list[str]) -> None:
    assert ask(qtbot, tmp_path, lambda d: qtbot.keyClick(d, Qt.Key.Key_Escape)) is None
