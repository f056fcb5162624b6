from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from gui.lesson import sentence as sentence_module
from gui.lesson.sentence import LINES, Sentence
from gui.widgets.theme import LIGHT, sized
from tests.gui.conftest import Show


def test_it_is_said_without_marks_and_asks_for_its_own_width(qapp: QApplication) -> None:
    made = Sentence()
    height = made.sizeHint().height()
    made.say("*Sin:* ⟪0.25⟫ arrives")
    assert made.text() == made.accessibleName() == "Sin: 0.25 arrives"
    assert made.sizeHint().width() > made.fontMetrics().horizontalAdvance(made.text()) // 2
    assert made.sizeHint().height() == height


def test_gradients_have_their_colour(show: Show) -> None:
    made = Sentence()
    made.setFont(sized(made.font(), made.font(), 4.0))
    made.say("⟪0.25⟫ ⟨0.5⟩")
    show(made)
    made.resize(made.sizeHint())
    image = made.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert {LIGHT.backward.rgb(), LIGHT.forward.rgb()} <= seen


def test_what_has_no_room_goes_on_below_and_is_told_under_the_pointer(show: Show) -> None:
    made = Sentence()
    show(made)
    made.say("a word " * 10)
    whole = made.sizeHint().width()
    made.resize(whole, made.sizeHint().height())
    assert (made._placed()[1], made.toolTip()) == (1, "")
    made.resize(whole * 3 // 4, made.height())
    assert (made._placed()[1], made.toolTip()) == (LINES, "")
    made.resize(whole // 4, made.height())
    placed, lines = made._placed()
    assert (lines, placed[-1][1], made.toolTip()) == (LINES, "…", made.text())


def test_words_are_measured_once_until_they_or_the_font_are_others(qapp, monkeypatch) -> None:
    made, measured = Sentence(), []
    metrics = QFontMetrics

    def counted(font: QFont) -> QFontMetrics:
        measured.append(font)
        return metrics(font)

    monkeypatch.setattr(sentence_module, "QFontMetrics", counted)
    made.say("A **step** of it")
    count = len(measured)
    assert count
    for _ in range(3):
        made.sizeHint()
        made.resize(made.width() + 1, 40)
        made.grab()
    assert len(measured) == count
    narrow = made.sizeHint().width()
    font = made.font()
    font.setPointSizeF(2 * font.pointSizeF())
    made.setFont(font)
    assert made.sizeHint().width() > 1.5 * narrow
