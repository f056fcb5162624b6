import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.document import Document
from core.formula import parse
from gui.lesson.bar import LessonBar
from gui.lesson.playing import PACES
from gui.lesson.sentence import Sentence
from gui.widgets.theme import DARK, palette_of
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, scaled, settle

LEFT = Qt.MouseButton.LeftButton


class Hands:
    """A lesson bar, and what is done and seen in it."""

    def __init__(self, bar: LessonBar, qtbot: QtBot) -> None:
        self.bar, self._bot = bar, qtbot

    def press(self, *names: str) -> None:
        for name in names:
            button = find(self.bar, QAbstractButton, name)
            assert button.accessibleName()
            self._bot.mouseClick(button, LEFT)

    def key(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        self._bot.keyClick(widget or self.bar, key)

    def answer(self, text: str) -> None:
        field = find(self.bar, QLineEdit, "predictEdit")
        field.setText(text)
        self._bot.keyClick(field, Qt.Key.Key_Return)

    @property
    def count(self) -> str:
        return find(self.bar, QLabel, "stepCount").text()

    @property
    def said(self) -> str:
        return find(self.bar, Sentence, "lessonSentence").text()

    @property
    def remark(self) -> str:
        return find(self.bar, QLabel, "lessonRemark").text()


@pytest.fixture
def hands(open_session: OpenSession, show: Show, qtbot: QtBot) -> Callable[..., Hands]:
    def make(formula: str = "exp(x^2)^2", x: float = 0.5) -> Hands:
        bar = LessonBar(open_session(formula, x=x))
        bar.resize(scaled(1000), bar.sizeHint().height())
        show(bar)
        return Hands(bar, qtbot)

    return make


def test_the_buttons_walk_through_the_backward_pass(hands: Callable[..., Hands]) -> None:
    made = hands()
    seen = [made.count]
    for name in ("stepReset", "stepForward", "stepForward", "stepBack", "stepAll"):
        made.press(name)
        seen.append(made.count)
    assert seen == ["0 / 3", "0 / 3", "1 / 3", "2 / 3", "1 / 3", "3 / 3"]
    assert not find(made.bar, QAbstractButton, "stepForward").isEnabled()
    assert find(made.bar, QAbstractButton, "stepBack").isEnabled()
    assert made.said.endswith("sends back 3.297, which is f′(0.5)")


def test_the_buttons_point_the_way_the_pass_runs(hands: Callable[..., Hands]) -> None:
    made = hands()
    on, back = (find(made.bar, QAbstractButton, name) for name in ("stepForward", "stepBack"))
    assert (on.text(), back.text()) == ("◀", "▶")
    assert on.x() < back.x()
    made.press("passForward")
    settle()
    assert (on.text(), back.text()) == ("▶", "◀")
    assert on.x() > back.x()
    made.press("stepForward")
    assert made.said == "Square: 0.5 comes in → 0.5² = 0.25"


def test_play_goes_step_by_step_and_rests_at_the_end(
    clock: Clock, hands: Callable[..., Hands]
) -> None:
    made = hands()
    play = find(made.bar, QAbstractButton, "lessonPlay")
    made.press("lessonPlay")
    assert (made.count, play.text()) == ("0 / 3", "Pause")
    assert "begins at y" in made.said
    clock.advance(PACES["medium"])
    assert made.count == "1 / 3"
    made.press("lessonPlay")
    clock.advance(10 * PACES["medium"])
    assert (made.count, play.text()) == ("1 / 3", "Play")
    find(made.bar, QComboBox, "lessonPace").setCurrentIndex(2)
    made.press("lessonPlay")
    assert made.count == "2 / 3"
    clock.advance(PACES["fast"])
    assert (made.count, play.text()) == ("3 / 3", "Play")
    made.press("lessonPlay")
    assert made.count == "0 / 3"


def test_keys_step_as_the_buttons_point(hands: Callable[..., Hands], clock: Clock) -> None:
    made = hands()
    made.bar.setFocus()
    for key, count in (
        (Qt.Key.Key_Left, "1 / 3"), (Qt.Key.Key_Left, "2 / 3"), (Qt.Key.Key_Right, "1 / 3"),
    ):  # fmt: skip
        made.key(key)
        assert made.count == count
    button = find(made.bar, QAbstractButton, "stepForward")
    made.key(Qt.Key.Key_Right, button)
    assert made.count == "0 / 3"
    made.key(Qt.Key.Key_Space)
    assert find(made.bar, QAbstractButton, "lessonPlay").text() == "Pause"
    made.key(Qt.Key.Key_Escape)
    assert made.count == "0 / 3"
    assert made.said.startswith("See where f′(0.5) = 3.297 comes from")


def test_a_prediction_is_right_wrong_or_told(hands: Callable[..., Hands]) -> None:
    made = hands("x^2*sin(x)")
    made.press("lessonPredict")
    field = find(made.bar, QLineEdit, "predictEdit")
    assert field.hasFocus()
    assert made.said.endswith("→ sends back to a")
    made.answer("sin(0.5)")
    assert (made.remark, made.said[-4:]) == ("Right.", "to b")
    made.answer("0.25")
    made.answer("0.48")
    assert made.count == "2 / 4"
    made.answer("cos(0.5)")
    assert made.remark.startswith("0.8776 is the slope alone: multiply it by the 0.25 that arrives")
    assert made.count == "2 / 4"
    made.answer("1 +")
    assert "Right" not in made.remark
    made.answer("1")
    assert made.remark == "Sin: it was 0.25 × 0.8776 = 0.2194. Now at x: …"
    made.answer("0.7")
    assert made.count == "4 / 4"
    assert made.remark == "Right. 4 of 5 right at once."
    assert not field.isVisible()
    made.key(Qt.Key.Key_Escape)
    assert made.remark == ""


def test_what_is_typed_beside_the_field_goes_into_it(hands: Callable[..., Hands]) -> None:
    made = hands()
    made.press("lessonPredict", "stepForward")
    field = find(made.bar, QLineEdit, "predictEdit")
    for widget in (made.bar, find(made.bar, QAbstractButton, "stepForward")):
        widget.setFocus()
        made.key(Qt.Key.Key_2, widget)
        assert field.hasFocus()
    assert field.text() == "22"


def test_a_step_without_a_number_is_passed_by_keys(hands: Callable[..., Hands]) -> None:
    made = hands("|x|*3", x=0.0)
    made.press("lessonPredict")
    made.answer("3")
    assert made.said == "Abs has no slope here, so nothing can be sent back."
    assert made.bar.hasFocus()
    made.key(Qt.Key.Key_Space)
    assert made.count == "2 / 2"


def test_without_a_block_nothing_plays(hands: Callable[..., Hands]) -> None:
    made = hands("x")
    made.press("lessonPlay", "lessonPredict", "lessonPlay")
    assert find(made.bar, QAbstractButton, "lessonPlay").text() == "Play"
    assert made.said.startswith("There is no block to pass yet")


def test_another_function_begins_anew(hands: Callable[..., Hands]) -> None:
    made = hands()
    made.press("stepForward")
    session = made.bar._session
    session.set_x(1.0)
    assert made.said.startswith("See where f′(1) = 29.56 comes from")
    assert made.count == "0 / 3"


def test_a_narrow_bar_has_its_sentence_below(hands: Callable[..., Hands]) -> None:
    made = hands()
    sentence = find(made.bar, QWidget, "lessonSentence")
    play = find(made.bar, QWidget, "lessonPlay")

    def below() -> bool:
        return (
            sentence.mapTo(made.bar, sentence.rect().topLeft()).y()
            > play.mapTo(made.bar, play.rect().center()).y()
        )

    assert not below()
    made.bar.resize(scaled(480), made.bar.height())
    made.key(Qt.Key.Key_Left)
    settle()
    assert below()
    assert play.mapTo(made.bar, play.rect().topRight()).x() < made.bar.width()


def test_it_follows_the_scheme(hands: Callable[..., Hands]) -> None:
    made = hands()
    made.bar.setPalette(palette_of(DARK))
    image = made.bar.grab().toImage()
    assert image.pixelColor(2, 2) == DARK.lesson


def test_a_sentence_below_the_controls_takes_its_row_while_it_tells_a_step(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("x^2 sin(x)")
    bar = LessonBar(session)
    show(bar)
    said = find(bar, Sentence, "lessonSentence")
    bar.resize(scaled(1200), bar.height())
    assert said.isVisible()
    bar.resize(scaled(480), bar.height())
    assert not said.isVisible()
    low = bar.sizeHint().height()
    session.walk.go(1)
    assert said.isVisible()
    assert bar.sizeHint().height() > low
    session.walk.go(None)
    assert said.isVisible()
    session.walk.end()
    assert not said.isVisible()


def test_only_what_a_step_takes_beside_the_controls_is_lent(hands: Callable[..., Hands]) -> None:
    made = hands("x^2 sin(x)")
    walk = made.bar._walk
    assert made.bar.lent_height == 0
    walk.go(1)
    walk.predict(True)
    settle()
    assert made.bar.lent_height == made.bar.sizeHint().height() - (
        made.bar._controls.sizeHint().height() + 8
    )
    walk.predict(False)
    walk.end()
    assert made.bar.lent_height == 0


def test_no_controls_overlap_in_a_narrow_bar_when_a_longer_function_comes(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("sin(x)")
    bar = LessonBar(session)
    controls = bar._controls
    narrow = controls.fit(10_000) - find(bar, QComboBox, "lessonPace").sizeHint().width() + 30
    bar.setFixedWidth(narrow)
    show(bar)
    dots = [controls.steps.count.has_dots]
    session.open(Document(parse("sin(cos(exp(sin(cos(exp(sin(cos(exp(x)))))))))")))
    settle()
    dots.append(controls.steps.count.has_dots)
    buttons = [*controls.switch.buttons, *controls.steps.buttons.values(), controls.play]
    placed = [QRect(b.mapTo(bar, QPoint()), b.size()) for b in (*buttons, controls.predict)]
    for at, one in enumerate(placed):
        assert bar.rect().contains(one)
        assert not any(one.intersects(other) for other in placed[at + 1 :])
    session.open(Document(parse("sin(x)")))
    dots.append(controls.steps.count.has_dots)
    assert dots == [True, False, True]


def test_what_a_view_made_later_asked_the_check_is_known_here_too(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("tan(x)", x=math.pi / 2)
    bar = LessonBar(session)
    _ = session.check
    show(bar)
    told = find(bar, Sentence, "lessonSentence").accessibleName()
    assert told.startswith("See where backprop's 2.667×10³² comes from")
