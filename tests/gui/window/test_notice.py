import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.widgets.theme import DARK, LIGHT, Theme, palette_of
from gui.window.main_window import MainWindow
from gui.window.notice import Notice
from tests.gui.conftest import Show
from tests.gui.helpers import find, settle

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


def test_what_was_said_first_is_taken_back_with_its_offers_and_the_rest_stays(
    notice: Notice,
) -> None:
    notice.tell("One.", ("Keep", lambda: None))
    notice.add("Two.")
    notice.take_back("One.")
    assert notice.words == "Two."
    assert not [b for b in notice.findChildren(QPushButton) if not b.isHidden()]
    notice.take_back("Two.")
    assert not notice.isVisible()


def test_a_warning_has_a_sign_that_the_next_sentence_has_not(notice: Notice) -> None:
    notice.tell("One.", warns=True)
    sign = find(notice, QLabel, "noticeSign")
    assert not sign.pixmap().isNull()
    assert find(notice, QLabel, "noticeWords").accessibleName() == "Warning"
    notice.tell("Two.")
    assert not sign.isVisible()
    assert find(notice, QLabel, "noticeWords").accessibleName() == "Notice"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_lies_on_a_ground_of_its_own(notice: Notice, theme: Theme) -> None:
    notice.setPalette(palette_of(theme))
    notice.tell("One.", warns=True)
    assert notice.grab().toImage().pixelColor(2, 2) == theme.marked


def field_with_text(notice: Notice) -> QLineEdit:
    """Give a field that has the keyboard, its cursor in the middle."""
    field = QLineEdit("12345")
    parent = notice.parentWidget()
    assert parent is not None
    layout = parent.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.setCursorPosition(2)
    return field


@pytest.mark.parametrize("button_of", ["noticeOffer0", "noticeOffer1", "noticeClose"])
@pytest.mark.parametrize("how", ["click", "keys"])
def test_an_answer_leaves_the_keyboard_where_it_was_and_selects_nothing(
    how: str, button_of: str, notice: Notice, qtbot: QtBot
) -> None:
    notice.tell("Somebody else changed the file.", ("Keep", lambda: None), ("Drop", lambda: None))
    field = field_with_text(notice)
    button = find(notice, QAbstractButton, button_of)
    if how == "keys":
        while not button.hasFocus():
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClick(button, Qt.Key.Key_Space)
    else:
        qtbot.mousePress(button, LEFT)
        assert field.hasFocus()
        qtbot.mouseRelease(button, LEFT)
    assert not notice.isVisible()
    assert field.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)
    assert field.text() == "127345"


def test_the_keyboard_goes_nowhere_that_is_gone(notice: Notice, qtbot: QtBot) -> None:
    notice.tell("One.", ("Keep", lambda: None))
    field = field_with_text(notice)
    button = find(notice, QAbstractButton, "noticeOffer0")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    field.hide()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not field.hasFocus()
    assert not notice.isVisible()


LONG = "A sentence with many words that says a lot of what has happened to some file. " * 2


@pytest.mark.parametrize("size", [(1366, 768), (800, 560), (700, 610)])
def test_the_window_keeps_its_size_whatever_is_told(
    window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    settle()
    before = window.size()
    window.notice.tell(LONG, ("Keep mine", lambda: None), ("Take theirs", lambda: None))
    settle()
    assert window.size() == before
    words = find(window.notice, QLabel, "noticeWords")
    wrapped = Qt.TextFlag.TextWordWrap
    needed = words.fontMetrics().boundingRect(words.rect(), wrapped, LONG)
    assert words.rect().height() >= needed.height()
    assert words.rect().width() >= needed.width()


def test_one_line_is_in_one_place(window: MainWindow) -> None:
    hint = find(window, QWidget, "hint")
    assert hint.isVisible()
    window.notice.tell("One.")
    assert not hint.isVisible()
    window.session.pin()
    window.session.pin()
    assert "pinned already" in window.notice.words
    assert not hint.isVisible()
    window.session.unpin("g")
    assert window.notice.words == "One."
    window.notice.dismiss()
    assert hint.isVisible()
