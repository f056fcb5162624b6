from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.check.named_row import named_row


def test_what_is_named_begins_at_one_place_whatever_its_name(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    widths = []
    for name in ("h", "numerical"):
        row = named_row(name, QLabel("", owner), "What it is.")
        item = row.itemAt(0)
        assert item is not None
        label = item.widget()
        assert isinstance(label, QLabel)
        assert label.toolTip() == "What it is."
        widths.append(label.minimumWidth())
        label.setParent(owner)
    assert widths[0] == widths[1]
