"""Dialogs that answer by themselves."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gui.export import export_sheet, making
from gui.widgets import message, save_dialog
from tests.gui.exports import AtOnce

Button = QMessageBox.StandardButton


class Dialogs:
    """What the dialogs answer, and what they said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file = ""
        self.button = Button.Cancel
        self.questions: list[str] = []
        self.warnings: list[str] = []
        self.choice: int | None = None
        self.choices: list[str] = []
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (self.file, ""))
        for module in (save_dialog, export_sheet):
            monkeypatch.setattr(module, "ask_where", self._name)
        for module in (export_sheet, making):
            monkeypatch.setattr(module, "ExportProcess", AtOnce)
        monkeypatch.setattr(message, "choose", self._choose)
        monkeypatch.setattr(QMessageBox, "warning", lambda *a: self.warnings.append(a[2]))
        monkeypatch.setattr(QMessageBox, "question", self._ask)

    def _name(self, *_: object) -> Path | None:
        return Path(self.file) if self.file else None

    def _ask(self, parent: QWidget, title: str, text: str, buttons: object) -> Button:
        self.questions.append(text)
        return self.button

    def _choose(self, parent: QWidget, title: str, sentence: str, _: object) -> int | None:
        self.choices.append(sentence)
        return self.choice
