from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.rules.sheet_writer import SheetWriter


def test_it_tells_when_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("core.export.worksheet.worksheet", lambda *_: b"paper")
    parent = QObject()
    writer = SheetWriter(parent)
    with qtbot.waitSignal(writer.ended) as ended:
        writer.write(tmp_path / "sheet.pdf", ("power", 1, 2, 1), "Power rule")
    assert ended.args == [""]
    assert (tmp_path / "sheet.pdf").read_bytes() == b"paper"
    qtbot.waitUntil(lambda: not writer.is_busy)
