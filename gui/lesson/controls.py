"""The controls of the lesson bar: which pass, its steps, Play with its pace, Predict."""

from functools import partial

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
        row = QHBoxLayout(self)
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

    def fit(self, width: int) -> None:
        """Do without the pace, then without dots, then without a count, where there is no room."""
        count = self.steps.count
        self._pace.show()
        count.show()
        count.allow_dots(True)
        for do_without in (self._pace.hide, partial(count.allow_dots, False), count.hide):
            if self.width_needed <= width:
                break
            do_without()

    @property
    def width_needed(self) -> int:
        """How wide it is with what it has at this moment, told to its row or not yet."""
        for part in (self.steps, self):
            layout = part.layout()
            if layout is not None:
                layout.activate()  # else a row knows a new count of dots from the next event on
        return self.sizeHint().width()

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
