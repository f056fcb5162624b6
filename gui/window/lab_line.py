"""A slim line that says that a backward rule is broken on purpose, and mends it by one press."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSpinBox, QWidget

from gui.session import Session
from gui.session.lab import MOST_PUZZLES
from gui.widgets.announce import announce
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.theme import theme_of


@guarded
class LabLine(QWidget):
    """Stays as long as a rule is broken: nobody is to take that for the truth."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("labLine")
        self._lab = session.lab
        self._words = PlainLabel()
        self._words.setObjectName("labWords")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._puzzle, self._number = PlainLabel(self.tr("Puzzle")), QSpinBox()
        self._name_number()
        self._show_which = self._button("labReveal", self.tr("Show which"), self._lab.reveal)
        self._mend = self._button("labMend", self.tr("Mend it"), self._lab.mend)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 1)
        row.addWidget(self._words, 1)
        row.addWidget(self._puzzle)
        row.addWidget(self._number)
        row.addWidget(self._show_which)
        row.addWidget(self._mend)
        for signal in (self._lab.changed, session.chain_changed, session.x_changed):
            signal.connect(self._show)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Lie on the ground of a notice."""
        QPainter(self).fillRect(event.rect(), theme_of(self.palette()).marked)

    def _button(self, name: str, label: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        return button

    def _name_number(self) -> None:
        number = self._number
        number.setObjectName("labPuzzle")
        number.setRange(1, MOST_PUZZLES)
        number.setKeyboardTracking(False)  # a number is typed before it is meant
        number.setAccessibleName(self.tr("Number of the puzzle"))
        same = self.tr("With the same f and x, the same number is the same puzzle for everybody")
        number.setToolTip(as_plain(same))
        number.valueChanged.connect(self._lab.draw)
        self._puzzle.setBuddy(number)

    def _show_number(self) -> None:
        seed = self._lab.seed
        for widget in (self._puzzle, self._number):
            widget.setVisible(seed is not None)
        if seed is not None:
            self._number.blockSignals(True)
            self._number.setValue(seed)
            self._number.blockSignals(False)

    def _show(self) -> None:
        lab = self._lab
        self._show_number()
        self._show_which.setVisible(lab.is_hidden)
        words = " ".join(filter(None, (lab.answer, self._told())))
        self._mend.setText(self.tr("Mend it") if lab.fault else self.tr("Close"))
        if words != self._words.text():  # x may move, of which it says nothing
            announce(self, words)
            self._words.setText(words)
            self._words.setToolTip(as_plain(words))
        self.setVisible(bool(words))

    def _told(self) -> str:
        lab = self._lab
        if lab.is_hidden and lab.answer:
            return self.tr("Try another block.")
        if lab.is_hidden:
            return self.tr(
                "One block's backward rule is broken. Right-click the block you suspect and choose "
                "“This one is broken”. Curves and exports stay right, the tangent does not."
            )
        if lab.fault is None:
            return ""
        told = self.tr(
            "The backward rule of {0} is broken on purpose: {1}. "
            "Curves and exports stay right, the tangent does not."
        )
        return told.format(lab.label, lab.fault.kind.value)
