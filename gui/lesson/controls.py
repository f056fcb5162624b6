"""The controls of the lesson bar: which pass, its steps, Play with its pace, Predict."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from gui.lesson.playing import PACES
from gui.lesson.step_buttons import PassSwitch, StepButtons
from gui.widgets.plain_text import as_plain

KEYS = (
    ("←, →", "Step as the buttons point"),
    ("Space", "Play, or rest"),
    ("Esc", "Leave the pass"),
)
"""What the keyboard does in the lesson bar."""


class Controls(QWidget):
    """All that is pressed, in a row."""

    pace_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.switch, self.steps = PassSwitch(), StepButtons()
        self.play, self.predict = QPushButton(), QToolButton()
        self._name(self.play, "lessonPlay", self.tr("Play"))
        self._name(self.predict, "lessonPredict", self.tr("Predict"))
        self.predict.setText(self.tr("Predict"))
        self.predict.setCheckable(True)
        words = self.tr("Type each number before it is shown")
        self.predict.setToolTip(as_plain(words))
        self.predict.setAccessibleDescription(words)
        wide = self.fontMetrics().horizontalAdvance
        self.play.setFixedWidth(max(map(wide, (self.tr("Play"), self.tr("Pause")))) + 24)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._pace = self._paces()
        for part in (self.switch, self.steps, self.play, self._pace, self.predict):
            row.addWidget(part)
        self.show_playing(False)

    @property
    def stepping(self) -> tuple[QAbstractButton, ...]:
        """The buttons on which the keys of the bar work as well."""
        return *self.steps.buttons.values(), self.play, self.predict

    def show_playing(self, is_running: bool) -> None:
        """Offer what the button would do."""
        words = self.tr("Pause") if is_running else self.tr("Play")
        self.play.setText(words)
        self.play.setAccessibleName(words)
        rest = self.tr("Rest at this step") if is_running else self.tr("Walk through the pass")
        self.play.setToolTip(as_plain(rest))

    def colour(self, colour: QColor, ground: QColor) -> None:
        """Fill the button to play, and what is chosen, with the colour of the pass."""
        fill(self.play, colour, ground)
        for button in (*self.switch.buttons, self.predict):
            if button.isChecked():
                fill(button, colour, ground)
            else:
                button.setPalette(QPalette())

    def fit(self, width: int) -> int:
        """Do without the pace, then without dots, then without a count, where there is no room.

        Gives how wide it is then. It is worked out beforehand: what is shown and hidden to try
        it would ask the window for another layout, and that for this again.
        """
        count = self.steps.count
        dots, figures = count.width_of(dots=True), count.width_of(dots=False)
        tries = (True, dots), (False, dots), (False, figures), (False, 0)
        needed = [self._width_with(has_pace, wide) for has_pace, wide in tries]
        best = next((k for k, one in enumerate(needed) if one <= width), len(tries) - 1)
        self._pace.setVisible(tries[best][0])
        count.allow_dots(best < 2)
        count.setVisible(best < 3)
        return needed[best]

    def _width_with(self, has_pace: bool, count: int) -> int:
        parts = [self.switch, self.play, self.predict, *([self._pace] if has_pace else [])]
        wide = [min(part.maximumWidth(), part.sizeHint().width()) for part in parts]
        return sum(wide) + self.steps.width_with(count) + self._row.spacing() * len(parts)

    def _paces(self) -> QComboBox:
        pace = QComboBox()
        pace.setObjectName("lessonPace")
        pace.setAccessibleName(self.tr("How fast it plays"))
        pace.setToolTip(as_plain(pace.accessibleName()))
        for words, name in zip(
            (self.tr("Slow"), self.tr("Medium"), self.tr("Fast")), PACES, strict=True
        ):
            pace.addItem(words, name)
        pace.setCurrentIndex(1)
        pace.currentIndexChanged.connect(lambda at: self.pace_chosen.emit(pace.itemData(at)))
        return pace

    @staticmethod
    def _name(button: QPushButton | QToolButton, name: str, words: str) -> None:
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def fill(button: QAbstractButton, colour: QColor, ground: QColor) -> None:
    """Fill a button with a colour, and write on it in that of the ground."""
    palette, roles = QPalette(), QPalette.ColorRole
    palette.setColor(roles.Button, colour)
    palette.setColor(roles.ButtonText, ground)
    button.setPalette(palette)
