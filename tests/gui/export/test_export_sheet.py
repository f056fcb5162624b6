import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.document import Document, Pin
from core.export.order import made
from core.export.things import CHAIN, TABLE
from core.formula import parse
from gui.export import export_sheet, making
from gui.export.export_sheet import ExportSheet
from tests.gui.clock import Clock
from tests.gui.dialogs import Dialogs
from tests.gui.exports import AtOnce, Never
from tests.gui.helpers import find

BEGINS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF-"}


def opened(qtbot: QtBot, document: Document, what: str | None = None) -> ExportSheet:
    made = ExportSheet(None, document, None, None, what)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def sheet(qtbot: QtBot, clock: Clock, dialogs: Dialogs) -> ExportSheet:
    return opened(qtbot, Document(parse("x^2 sin(x)")))


def choose(sheet: ExportSheet, name: str, data: str) -> None:
    box = find(sheet, QComboBox, name)
    box.setCurrentIndex(box.findData(data))


def is_seen(sheet: ExportSheet, name: str) -> bool:
    part = sheet.findChild(QWidget, name)
    assert isinstance(part, QWidget)
    return part.isVisible()


def press(sheet: ExportSheet, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(sheet, QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("suffix", BEGINS)
def test_save_writes_what_was_chosen_and_says_where(
    sheet: ExportSheet, suffix: str, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / f"plot{suffix}"
    dialogs.file = str(path)
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    press(sheet, "exportSave", qtbot)
    assert path.read_bytes().startswith(BEGINS[suffix])
    assert path.name in sheet.words
    press(sheet, "exportFolder", qtbot)
    assert shown == [QUrl.fromLocalFile(str(tmp_path))]
    assert dialogs.warnings == []


def test_a_file_is_named_after_the_formula(
    sheet: ExportSheet, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[tuple[str, list[str]]] = []

    def ask(_: object, __: object, start: str, filters: list[str]) -> None:
        asked.append((start, filters))

    monkeypatch.setattr(export_sheet, "ask_where", ask)
    sheet.choices.choose(CHAIN, ".dot")
    press(sheet, "exportSave", qtbot)
    assert Path(asked[0][0]).name == "x^2 sin(x).dot"
    assert asked[0][1][:2] == ["DOT, for Graphviz (*.dot)", "PNG picture (*.png)"]


@pytest.mark.parametrize(
    ("name", "told"),
    [("nowhere/plot.png", "there is no folder"), ("plot.xyz", "ends in .png, .svg, .pdf, .tikz")],
)
def test_what_cannot_be_written_is_told_and_nothing_is_made(
    sheet: ExportSheet, name: str, told: str, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.file = str(tmp_path / name)
    press(sheet, "exportSave", qtbot)
    assert told in dialogs.warnings[0]
    assert list(tmp_path.iterdir()) == []
    assert sheet.save.isEnabled()


def test_a_full_disk_and_a_pipe_are_told_and_the_old_file_is_whole(
    sheet: ExportSheet, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    sheet.choices.choose(TABLE)
    old, pipe = tmp_path / "old.csv", tmp_path / "pipe.csv"
    old.write_text("old")
    os.mkfifo(pipe)
    dialogs.file = str(pipe)
    press(sheet, "exportSave", qtbot)
    assert dialogs.warnings == ["pipe.csv is a pipe, not a file."]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    dialogs.file = str(old)
    press(sheet, "exportSave", qtbot)
    assert dialogs.warnings[1] == "old.csv cannot be written: the disk is full."
    assert old.read_text() == "old"


def test_a_copied_picture_is_a_png_and_an_svg_at_once(sheet: ExportSheet, qtbot: QtBot) -> None:
    press(sheet, "exportCopy", qtbot)
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("image/png").data()).startswith(BEGINS[".png"])
    assert bytes(data.data("image/svg+xml").data()).startswith(BEGINS[".svg"])
    assert data.hasImage()
    assert data.text() == "f(x) = x^2 sin(x)"
    sheet.choices.choose(CHAIN, ".tikz")
    press(sheet, "exportCopy", qtbot)
    assert r"\begin{tikzpicture}" in QGuiApplication.clipboard().text()


def test_the_preview_follows_every_choice(sheet: ExportSheet, clock: Clock) -> None:
    preview = sheet.preview
    assert isinstance(preview, AtOnce)
    choose(sheet, "exportWhat", CHAIN)
    choose(sheet, "exportFormat", ".dot")
    clock.advance(1000)
    assert [order.suffix for order in preview.orders] == [".png", ".dot"]
    text = sheet.paper.currentWidget()
    assert isinstance(text, QPlainTextEdit)
    assert "digraph" in text.toPlainText()
    choose(sheet, "exportFormat", ".svg")
    choose(sheet, "exportSize", "half")
    clock.advance(1000)
    assert (preview.orders[-1].suffix, preview.orders[-1].look.width) == (".png", 8.4)


def test_only_choices_that_mean_something_are_there(sheet: ExportSheet) -> None:
    seen = {}
    for what, suffix in (("plot", ".png"), (CHAIN, ".svg"), (TABLE, ".csv")):
        sheet.choices.choose(what, suffix)
        names = ("exportDpi", "exportTitle", "exportWidth", "exportGrey")
        seen[suffix] = [is_seen(sheet, name) for name in names]
    assert seen == {
        ".png": [True, True, True, True],
        ".svg": [False, False, True, True],
        ".csv": [False, False, False, False],
    }


def test_what_lies_behind_f_is_a_choice_only_where_there_is_something(
    sheet: ExportSheet, qtbot: QtBot
) -> None:
    sheet.choices.choose("plot", ".png")
    assert not is_seen(sheet, "exportBehind")
    pinned = opened(qtbot, Document(parse("x"), pins=(Pin("g", parse("exp(x)")),)))
    pinned.choices.choose("both", ".png")
    for name in ("exportBehind", "exportProof", "exportDerivative"):
        find(pinned, QCheckBox, name).click()
    look = pinned.choices.look
    assert (look.behind, look.proof, look.derivative) == (False, True, True)


def test_each_format_has_what_was_chosen_for_it_last(
    sheet: ExportSheet, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    sheet.choices.choose("plot", ".svg")
    choose(sheet, "exportSize", "slide")
    find(sheet, QCheckBox, "exportGrey").setChecked(True)
    dialogs.file = str(tmp_path / "a.svg")
    press(sheet, "exportSave", qtbot)
    again = opened(qtbot, Document())
    assert again.choices.suffix == ".svg"
    assert (again.choices.look.width, again.choices.look.grey) == (25.4, True)
    assert opened(qtbot, Document(), CHAIN).choices.what == CHAIN


def test_what_takes_long_is_told_and_can_be_ended(
    qtbot: QtBot, clock: Clock, monkeypatch: pytest.MonkeyPatch, dialogs: Dialogs, tmp_path: Path
) -> None:
    for module in (export_sheet, making):
        monkeypatch.setattr(module, "ExportProcess", Never)
    sheet = opened(qtbot, Document())
    dialogs.file = str(tmp_path / "a.png")
    press(sheet, "exportSave", qtbot)
    assert not is_seen(sheet, "exportBusy")
    clock.advance(1000)
    assert is_seen(sheet, "exportBusy")
    assert not sheet.save.isEnabled()
    press(sheet, "exportCancel", qtbot)
    assert sheet.words == "Nothing was written."
    assert not is_seen(sheet, "exportBusy")
    assert sheet.save.isEnabled()
    assert list(tmp_path.iterdir()) == []
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_no_letter_leads_to_two_places(sheet: ExportSheet) -> None:
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    texts += [button.text() for button in sheet.findChildren(QAbstractButton)]
    letters = [text.partition("&")[2][:1].lower() for text in texts if "&" in text]
    assert len(letters) > 10
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("dpi", [100, 200])
def test_it_says_how_large_the_file_is_whose_chain_stands_below_the_plot(
    sheet: ExportSheet, dpi: int
) -> None:
    sheet.choices.choose("both", ".png")
    find(sheet, QSpinBox, "exportDpi").setValue(dpi)
    sheet._soon.timeout.emit()
    said = find(sheet, QLabel, "exportMeasure").text()
    wide, high = map(float, re.findall(r"[\d.]+", said))
    look = sheet.choices.look
    file = QImage.fromData(made(sheet.order()))
    for told, dots in ((wide, file.width()), (high, file.height())):
        assert abs(told - dots / look.dpi * 2.54) <= 0.05 + 2.54 / 100
    assert high > look.height + 1


def test_of_a_text_no_size_is_said_and_the_height_is_named_after_what_has_it(
    sheet: ExportSheet,
) -> None:
    words = find(sheet, QLabel, "exportMeasure")
    rows = sheet.choices.layout()
    assert isinstance(rows, QFormLayout)
    named = rows.labelForField(find(sheet, QWidget, "exportHeight"))
    assert isinstance(named, QLabel)
    for what, suffix, name, is_said in (
        ("plot", ".png", "&Height", True),
        ("both", ".svg", "Plot's &height", True),
        ("table", ".csv", "&Height", False),
    ):
        sheet.choices.choose(what, suffix)
        sheet._soon.timeout.emit()
        assert (named.text(), bool(words.text())) == (name, is_said)
