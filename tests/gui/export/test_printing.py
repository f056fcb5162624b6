from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.document import Document
from core.export.order import Order, made
from gui.export import printing
from gui.export.printing import paint_on, print_picture

Answer: TypeAlias = QPrintDialog.DialogCode


@pytest.mark.parametrize("size", [(300, 200), (9000, 300)])
def test_a_picture_is_on_the_page(
    qapp: QApplication, tmp_path: Path, size: tuple[int, int]
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(QColor("black"))
    paint_on(printer, picture, 300.0)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("answer", [Answer.Accepted, Answer.Rejected])
def test_only_who_accepts_prints(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    printed: list[float] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: answer)
    monkeypatch.setattr(printing, "paint_on", lambda _, picture, dpi: printed.append(dpi))
    parent = QWidget()
    qtbot.addWidget(parent)
    print_picture(parent, made(Order(Document(), "chain")), 200.0, "f(x) = x")
    assert printed == ([200.0] if answer == Answer.Accepted else [])
