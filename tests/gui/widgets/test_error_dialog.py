from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.error_dialog import ErrorDialog
from gui.widgets.plain_text import PlainLabel
from tests.gui.helpers import find


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_it_holds_nothing_up(parent: QWidget) -> None:
    dialog = ErrorDialog(parent, "details", None, is_safe=True)
    dialog.show()
    assert not dialog.isModal()


def test_what_happens_again_is_counted(parent: QWidget) -> None:
    dialog = ErrorDialog(parent, "details", None, is_safe=True)
    dialog.show()
    dialog.count(1)
    seen = [label for label in dialog.findChildren(PlainLabel) if label.isVisible()]
    assert len(seen) == 1
    dialog.count(12)
    assert find(dialog, PlainLabel, "errorCount").text() == "It happened 12 times."


@pytest.mark.parametrize("log", [None, Path("chainrule.log")])
def test_where_there_is_no_log_none_can_be_shown(parent: QWidget, log: Path | None) -> None:
    dialog = ErrorDialog(parent, "details", log, is_safe=True)
    dialog.show()
    assert find(dialog, QPushButton, "showLog").isEnabled() is (log is not None)


@pytest.mark.parametrize(("is_safe", "words"), [(True, "is safe"), (False, "save it")])
def test_it_promises_nothing_that_is_not_so(parent: QWidget, is_safe: bool, words: str) -> None:
    dialog = ErrorDialog(parent, "details", None, is_safe=is_safe)
    assert any(words in label.text() for label in dialog.findChildren(PlainLabel))
