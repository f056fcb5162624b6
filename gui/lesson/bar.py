"""The lesson bar: its controls, the sentence of the step, and what somebody predicts."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.lesson import Direction
from core.lesson.judge import Prediction, Verdict, and_next
from gui.lesson.answer_field import AnswerField
from gui.lesson.controls import Controls
from gui.lesson.playing import Playing
from gui.lesson.sentence import Sentence
from gui.lesson.telling import told
from gui.session import Session
from gui.widgets.announce import announce
from gui.widgets.fitted_label import FittedLabel
from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Callable

EDGE = 4
"""Pixels above and below all of it."""

READABLE = 40
"""How wide the sentence is beside the controls at least, in figures; else it stands below them."""


@guarded
class LessonBar(QWidget):
    """Walks through a pass of the session's chain, by itself, by steps or by predictions."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("lessonBar")
        self.setAccessibleName(self.tr("Lesson"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session, self._walk = session, session.walk
        self._playing, self._prediction = Playing(self), Prediction()
        self._was_at: object = None
        self._looks: object = None
        self._said, self._is_beside, self._count = QWidget(), True, 0
        self._controls, self._sentence = Controls(), Sentence()
        self._field, self._remark = AnswerField(), FittedLabel()
        self._remark.setObjectName("lessonRemark")
        self._compose()
        self._connect()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Have the sentence beside the controls where it can be read there."""
        super().resizeEvent(event)
        self._fit()
        self._show_words()  # at first the check may have become known without a word

    def _fit(self) -> None:
        self._count = self._walk.count
        room = self.width() - self._controls.fit(self.width() - 24) - 40
        fits = self._is_beside = room >= READABLE * self.fontMetrics().horizontalAdvance("8")
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if fits else way.TopToBottom)
        self._row.setSpacing(8 if fits else 2)
        self._leave_room()

    @property
    def lent_height(self) -> int:
        """How much it takes beside its controls while it tells a step."""
        least = self._controls.sizeHint().height() + 2 * EDGE
        return max(self.sizeHint().height() - least, 0) if self._walk.is_told else 0

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for height only: what has no room is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme_of(self.palette()).lesson)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Step, play, or leave; what belongs into the field goes there."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and self._key(event.key()):
            return
        if not self._type(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Have the buttons step by arrows and begin an answer; Space is their own."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                return self._key(event.key())
            if self._type(event):
                return True
        return super().eventFilter(watched, event)

    def _compose(self) -> None:
        line = QHBoxLayout(self._said)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._sentence)
        line.addWidget(self._field)
        line.addStretch(1)
        self._row = QHBoxLayout()
        self._row.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, EDGE, 12, EDGE)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self._remark)
        for button in self._controls.stepping:
            button.installEventFilter(self)

    def _connect(self) -> None:
        session, controls = self._session, self._controls
        acts: dict[str, Callable[[], None]] = {
            "stepReset": partial(self._go, 0),
            "stepBack": self._back,
            "stepForward": self._on,
            "stepAll": partial(self._go, None),
        }
        controls.steps.pressed.connect(lambda name: acts[name]())
        controls.switch.chosen.connect(self._choose)
        controls.play.clicked.connect(self._play_or_rest)
        controls.predict.toggled.connect(self._predict)
        controls.pace_chosen.connect(self._playing.set_pace)
        self._playing.wanted.connect(self._play_on)
        self._field.answered.connect(self._judge)
        self._field.refused.connect(self._tell)
        for signal in (
            session.walk.changed, session.chain_changed, session.x_changed,
            session.parameters_changed, session.digits.changed, session.check_changed,
        ):  # fmt: skip
            signal.connect(self._show)

    def _key(self, key: int) -> bool:
        leftward = self._walk.direction is Direction.BACKWARD
        left, right = Qt.Key.Key_Left, Qt.Key.Key_Right
        on, back = (left, right) if leftward else (right, left)
        others = {Qt.Key.Key_Space: self._play_or_rest, Qt.Key.Key_Escape: self._leave}
        act = ({on: self._on, back: self._back} | others).get(Qt.Key(key))
        if act is not None:
            act()
        return act is not None

    def _type(self, event: QKeyEvent) -> bool:
        """Begin the answer with what is typed while a button has the focus."""
        text = "" if event.modifiers() & Qt.KeyboardModifier.AltModifier else event.text()
        if self._prediction.is_through or not text.isprintable() or not text.strip():
            return False
        self._field.setFocus()
        self._field.insert(text)
        return True

    def _go(self, done: int | None) -> None:
        self._rest()
        if done == 0:
            self._prediction.begin()
        self._walk.go(done)

    def _on(self) -> None:
        self._rest()
        self._step()

    def _step(self) -> None:
        """Do the next step; the first one begins a pass."""
        walk = self._walk
        if walk.done is None and not walk.is_complete:
            self._prediction.begin()
            walk.go(0 if walk.predicts else 1)
        elif walk.done is not None:
            self._prediction.skip()
            walk.go(walk.done + 1)

    def _back(self) -> None:
        self._rest()
        walk = self._walk
        done = walk.count if walk.is_complete else walk.done
        if done:
            walk.go(done - 1)

    def _leave(self) -> None:
        self._rest()
        self._walk.end()
        self._show()

    def _choose(self, direction: Direction) -> None:
        self._rest()
        self._walk.choose(direction)
        self._show()

    def _play_or_rest(self) -> None:
        if self._playing.is_running:
            self._rest()
            return
        goes_on = self._walk.done is not None
        if not goes_on:
            self._go(0)
        if self._walk.done is None:
            return  # there is no block to pass
        if not self._walk.predicts:
            self._playing.start(at_once=goes_on)
            self._controls.show_playing(self._playing.is_running)
        elif not self._prediction.is_through:
            self._field.setFocus()
        elif goes_on:
            self._step()

    def _play_on(self) -> None:
        done = self._walk.done
        if done is not None:
            self._walk.go(done + 1)  # whose end is heard of in `_show`

    def _rest(self) -> None:
        self._playing.stop()
        self._controls.show_playing(False)

    def _predict(self, wanted: bool) -> None:
        """Ask from the first step on, or show all again."""
        self._rest()
        self._walk.predict(wanted)
        if wanted and self._walk.done is None:
            self._go(0)
        if not self._prediction.is_through:
            self._field.setFocus()

    def _judge(self, value: float) -> None:
        judged = self._prediction.try_with(value, self._session.document.x)
        if judged.verdict is not Verdict.WRONG and self._prediction.is_through:
            walk = self._walk
            walk.go((walk.done or 0) + 1)
        if judged.verdict is Verdict.WRONG:
            self._field.selectAll()
        else:
            self._field.clear()
            self._show_words()
        words = and_next(judged, self._prediction.question)
        self._tell(" ".join(filter(None, (words, self._score))))

    def _tell(self, remark: str) -> None:
        """Say something about what was typed."""
        self._remark.setText(remark)
        announce(self._remark, remark)

    @property
    def _score(self) -> str:
        """The score, once the pass is through."""
        return self._prediction.score.sentence if self._walk.is_complete else ""

    def _show(self) -> None:
        """Show how far the walk is; what follows another function or point has a new one."""
        walk = self._walk
        if self._playing.is_running and walk.done is None:
            self._rest()
        at = walk.lesson, walk.direction, walk.done, walk.is_complete, walk.predicts
        if at != self._was_at:
            self._was_at = at
            self._prediction.ask(walk.next if walk.predicts else None)
            self._field.clear()
            self._remark.setText(self._score if walk.predicts else "")
        self._controls.switch.show_direction(walk.direction)
        self._controls.steps.show_walk(walk)
        if walk.count != self._count:
            self._fit()  # the dots of more steps take more room
        # What is right would be judged wrong by a broken rule.
        self._controls.predict.setEnabled(self._session.lab.fault is None)
        self._controls.predict.setChecked(walk.predicts)
        self._remark.setVisible(walk.predicts)
        self._leave_room()
        self._colour()
        self._show_words()

    def _leave_room(self) -> None:
        """Take a row for the sentence where it needs one of its own only while it tells a step."""
        self._said.setVisible(self._is_beside or self._walk.is_told)

    def _show_words(self) -> None:
        asked = not self._prediction.is_through
        if not asked and self._field.hasFocus():
            self.setFocus()  # whose arrows go on
        self._field.setVisible(asked)
        self._sentence.say(told(self._session, self._prediction.question))

    def _colour(self) -> None:
        theme, walk = theme_of(self.palette()), self._walk
        looks = theme, walk.direction, walk.predicts
        if looks != self._looks:  # x may be dragged, which changes none of them
            self._looks = looks
            leftward = walk.direction is Direction.BACKWARD
            self._controls.colour(theme.backward if leftward else theme.forward, theme.background)
