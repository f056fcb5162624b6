"""Which pass is walked through, and the buttons that point the way it runs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QToolButton, QWidget

from core.lesson import Direction
from gui.lesson.step_count import StepCount
from gui.session.walk import Walk
from gui.widgets.plain_text import as_plain

RIGHTWARD = {"stepReset": "|◀", "stepBack": "◀", "stepForward": "▶", "stepAll": "▶|"}
LEFTWARD = {"stepReset": "▶|", "stepBack": "▶", "stepForward": "◀", "stepAll": "|◀"}
"""What stands on the buttons: those of a pass to the left are the mirror image."""


class PassSwitch(QWidget):
    """Forward | Backward."""

    chosen = Signal(object)
    """A direction."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(self)
        self._buttons = {}
        for direction, name, text, words in (
            (Direction.FORWARD, "passForward", self.tr("Forward"),
             self.tr("The forward pass: values, from x to y")),
            (Direction.BACKWARD, "passBackward", self.tr("Backward"),
             self.tr("The backward pass: gradients, from y to x")),
        ):  # fmt: skip
            button = QToolButton()
            button.setObjectName(name)
            button.setText(text)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(as_plain(words))
            button.setAccessibleName(words)
            group.addButton(button)
            row.addWidget(button)
            self._buttons[button] = direction
        group.buttonClicked.connect(lambda button: self.chosen.emit(self._buttons[button]))

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """Both of them."""
        return tuple(self._buttons)

    def show_direction(self, direction: Direction) -> None:
        """Show which pass it is."""
        for button, own in self._buttons.items():
            button.setChecked(own is direction)


class StepButtons(QWidget):
    """Begin, back, on, to the end, in the order in which the pass runs, and the dots."""

    pressed = Signal(str)
    """The object name of the button that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.count = StepCount()
        self._outer = outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._row)
        outer.addWidget(self.count)
        self.buttons = {}
        for name, words in (
            ("stepReset", self.tr("Before the first step")),
            ("stepBack", self.tr("One step back")),
            ("stepForward", self.tr("One more step")),
            ("stepAll", self.tr("The whole pass")),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setToolTip(as_plain(words))
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, name=name: self.pressed.emit(name))
            self._row.addWidget(button)
            self.buttons[name] = button

    def width_with(self, count: int) -> int:
        """How wide it is with a count that is so wide; 0 for none."""
        wide = [max(b.minimumWidth(), b.sizeHint().width()) for b in self.buttons.values()]
        buttons = sum(wide) + self._row.spacing() * (len(wide) - 1)
        return buttons + (self._outer.spacing() + count if count else 0)

    def show_walk(self, walk: Walk) -> None:
        """Point the way, and tell how far it is."""
        leftward, count = walk.direction is Direction.BACKWARD, walk.count
        done = count if walk.is_complete else walk.done or 0
        way = QBoxLayout.Direction.RightToLeft if leftward else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        for name, sign in (LEFTWARD if leftward else RIGHTWARD).items():
            button = self.buttons[name]
            button.setText(sign)
            button.setMinimumWidth(button.sizeHint().width())
        self.count.show_steps(done, count, leftward=leftward)
        self.buttons["stepReset"].setEnabled(walk.done != 0 and count > 0)
        self.buttons["stepBack"].setEnabled(done > 0)
        for name in ("stepForward", "stepAll"):
            self.buttons[name].setEnabled(done < count)
