import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.inspector.inspector import Inspector
from gui.window.main_window import MainWindow
from tests.gui.conftest import Show
from tests.gui.helpers import action, find, settle


@pytest.fixture
def inspector(show: Show) -> Inspector:
    made = Inspector()
    for name in ("one", "two"):
        label = QLabel(f"{name} " * 200)
        label.setWordWrap(True)
        label.setObjectName(name)
        made.add(name, name.title(), label)
    made.resize(300, 200)
    show(made)
    return made


def test_one_page_is_seen_and_it_is_never_empty(inspector: Inspector) -> None:
    assert (inspector.names, inspector.opened) == (("one", "two"), "one")
    inspector.open("two")
    assert inspector.opened == "two"
    assert find(inspector, QLabel, "two").isVisible()
    assert not find(inspector, QLabel, "one").isVisible()


def test_flat_it_is_as_high_as_its_first_page_or_as_there_is_room(
    inspector: Inspector, qtbot: QtBot
) -> None:
    inspector.set_room(1000)
    with qtbot.waitSignal(inspector.flattened):
        inspector.lie(flat=True)
    label = find(inspector, QLabel, "one")
    before = inspector.sizeHint().height()
    assert before > label.heightForWidth(inspector.width())
    inspector.open("two")
    settle()
    assert (inspector.sizeHint().height(), inspector.maximumHeight()) == (before, before)
    inspector.set_room(250)
    assert inspector.sizeHint().height() == 250
    inspector.set_room(50)
    assert inspector.sizeHint().height() == inspector.minimumSizeHint().height() > 50
    inspector.lie(flat=False)
    assert inspector.maximumHeight() > 1000


def test_what_is_too_high_scrolls(inspector: Inspector) -> None:
    label = find(inspector, QLabel, "one")
    assert label.height() >= label.heightForWidth(label.width()) > inspector.height()
    (area,) = (a for a in inspector.findChildren(QScrollArea) if a.widget() is label)
    assert area.verticalScrollBar().maximum() > 0


def test_the_last_tab_is_there_at_the_next_start(window: MainWindow, show: Show) -> None:
    assert window._inspector.opened == "check"
    action(window, "Points of interest").trigger()
    assert find(window, QWidget, "pointsTable").isVisible()
    window.close()
    again = MainWindow()
    show(again)
    assert again._inspector.opened == "points"
    action(again, "Reset layout").trigger()
    assert again._inspector.opened == "check"
    again.close()


def test_the_window_is_laid_out_only_where_a_page_asks_for_other_room(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, page, label = Inspector(), QWidget(), QLabel("0.25")
    QVBoxLayout(page).addWidget(label)
    made.add("one", "One", page)
    show(made)
    settle()
    asked, heard = list[Inspector](), list[Inspector]()
    keep = Inspector._keep_height

    def follow(self: Inspector) -> None:
        heard.append(self)
        keep(self)

    monkeypatch.setattr(Inspector, "updateGeometry", lambda self: asked.append(self))
    monkeypatch.setattr(Inspector, "_keep_height", follow)
    for text in ("1.25", "2.75"):
        label.setText(text)  # as at each step of x
        settle()
    assert heard
    assert not asked
    label.setText("wide " * 100)
    settle()
    assert asked
