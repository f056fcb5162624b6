"""A slim line that says that a backward rule is broken on purpose, and mends it by one press."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.session import Session
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
        self._show_which = self._button("labReveal", self.tr("Show which"), self._lab.reveal)
        self._mend = self._button("labMend", self.tr("Mend it"), self._lab.mend)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 1)
        row.addWidget(self._words, 1)
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

    def _show(self) -> None:
        lab = self._lab
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
