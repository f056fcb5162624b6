import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.window.notice import Notice
from tests.gui.conftest import Show
from tests.gui.helpers import find

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def notice(show: Show) -> Notice:
    parent, made = QWidget(), Notice()
    QVBoxLayout(parent).addWidget(made)
    show(parent)
    return made


def test_it_says_nothing_at_first(notice: Notice) -> None:
    assert not notice.isVisible()
    assert notice.words == ""


def test_an_offer_is_taken_and_the_line_goes(notice: Notice, qtbot: QtBot) -> None:
    taken: list[str] = []
    offers = [(name, lambda name=name: taken.append(name)) for name in ("Keep", "Drop")]
    notice.tell("Somebody else changed the file.", *offers)
    assert notice.words == "Somebody else changed the file."
    qtbot.mouseClick(find(notice, QAbstractButton, "noticeOffer1"), LEFT)
    assert taken == ["Drop"]
    assert not notice.isVisible()


def test_more_is_said_beside_what_there_is(notice: Notice) -> None:
    notice.add("One.")
    assert notice.words == "One."
    notice.tell("Two.", ("Keep", lambda: None))
    notice.add("Three.")
    assert notice.words == "Two. Three."
    assert find(notice, QLabel, "noticeWords").toolTip() == "Two. Three."
    assert find(notice, QAbstractButton, "noticeOffer0").text() == "Keep"


def test_another_sentence_takes_the_place_of_the_first_and_its_offers(notice: Notice) -> None:
    notice.tell("One.", ("Keep", lambda: None))
    notice.tell("<b>Two.</b>")
    assert find(notice, QLabel, "noticeWords").textFormat() == Qt.TextFormat.PlainText
    assert [b.text() for b in notice.findChildren(QAbstractButton) if b.isVisible()] == ["×"]


def test_it_is_dismissed(notice: Notice, qtbot: QtBot) -> None:
    notice.tell("One.")
    qtbot.mouseClick(find(notice, QAbstractButton, "noticeClose"), LEFT)
    assert notice.words == ""


def test_what_is_true_no_longer_is_taken_back_and_nothing_else(notice: Notice) -> None:
    notice.tell("One.")
    notice.take_back("")
    notice.take_back("Two.")
    assert notice.words == "One."
    notice.take_back("One.")
    assert notice.words == ""
