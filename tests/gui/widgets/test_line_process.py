import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.widgets.line_process import line_process


@pytest.mark.parametrize("program", [sys.executable, "/no/such/program"])
def test_its_end_is_heard_of_once_whether_or_not_it_began(
    qtbot: QtBot, tmp_path: Path, program: str
) -> None:
    told: list[str] = []
    parent = QObject()
    command = (program, "-ISc", "import os; print(os.getcwd())")
    process = line_process(
        parent, command, tmp_path, read=lambda: told.append("read"),
        ended=lambda: told.append("ended"),
    )  # fmt: skip
    process.start()
    qtbot.waitUntil(lambda: "ended" in told)
    assert told.count("ended") == 1
    assert ("read" in told) == (program == sys.executable)
    if "read" in told:
        assert bytes(process.readAll().data()).decode().strip() == str(tmp_path)
