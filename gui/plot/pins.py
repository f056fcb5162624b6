"""The row of what lies behind f: which curve is which, what pins are at x, and the family."""

from functools import partial

from PySide6.QtCore import QLineF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from core.chain import Chain
from core.digits import short
from core.document import Pin
from core.formula import format as format_formula
from core.plot.along import letter_of
from core.plot.beside import label_of_family
from core.plot.companions import companions_of
from core.plot.figure import FAINT_DASHES, FAINT_WIDTH, Dot
from gui.plot.items import faint_colour
from gui.session import Session
from gui.widgets.close_button import close_button
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import theme_of

SAMPLE, GAP = 22, 6
"""Pixels of a line that shows how a curve is drawn, and between things."""

VALUE_FIGURES, LEAST_FIGURES = 10, 6
"""How wide the value of a pin at x is, in figures, and its formula at least."""


@guarded
class FaintLabel(QWidget):
    """A line, dashed as a curve, words that are cut where they must be, and the value at x."""

    def __init__(self, name: str, words: str, number: int = 0, function: Chain | None = None):
        super().__init__()
        self._name, self._number, self._function = name, number, function
        self._words = words
        self.value = ""
        """What the function is at x, in words."""
        self.setAccessibleName(words)
        self.setToolTip(as_plain(words))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_at(self, x: float) -> None:
        """Say what the function is at x."""
        if self._function is not None:
            self.value = f"= {short(self._function.trace(x).value)}"
            self.setAccessibleDescription(self.value)
            self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for all the words."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self._words) + GAP
        return QSize(self._around() + wide, metrics.height() + GAP)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Give way, but for a few letters."""
        few = self.fontMetrics().horizontalAdvance("8" * LEAST_FIGURES)
        return QSize(self._around() + few, self.sizeHint().height())

    def _around(self) -> int:
        figures = VALUE_FIGURES if self._function is not None else 0
        return SAMPLE + 3 * GAP + self.fontMetrics().horizontalAdvance("8" * figures)

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint all from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = Dot(self._name, 0.0, 0.0)
        pen = QPen(faint_colour(dot, theme_of(self.palette())), FAINT_WIDTH)
        if FAINT_DASHES[self._number]:
            pen.setDashPattern(FAINT_DASHES[self._number])
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QLineF(GAP, middle, GAP + SAMPLE, middle))
        painter.setPen(self.palette().windowText().color())
        metrics, room = self.fontMetrics(), self.width() - self._around()
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        left = 2 * GAP + SAMPLE
        for text in (shown, self.value):
            place = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            left += metrics.horizontalAdvance(text) + GAP


class PinRow(QWidget):
    """The pins, each with a button that removes it, and the family; of neither it takes no room."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._labels: list[FaintLabel] = []
        self._listed: tuple[object, ...] = ()
        self.setObjectName("pins")
        self.setAccessibleName(self.tr("Pinned functions"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(0)
        for signal in (session.pins_changed, session.shown_changed, session.parameters_changed):
            signal.connect(self._list)
        session.x_changed.connect(self._show_values)
        self.hide()
        self._list()

    def _list(self) -> None:
        """List what lies behind f, unless it is what is listed already."""
        document = self._session.document
        family = label_of_family(companions_of(document))
        if (document.pins, family) != self._listed:
            self._listed = document.pins, family
            self._fill(document.pins, family)
        self.setVisible(bool(self._labels) and letter_of(document) == "x")

    def _fill(self, pins: tuple[Pin, ...], family: str) -> None:
        self._clear()
        for number, pin in enumerate(pins):
            words = f"{pin.name}(x) = {format_formula(pin.chain)}"
            self._add(FaintLabel(pin.name, words, number, pin.chain), f"pin {pin.name}")
            self._row.addWidget(self._remover(pin))
        if family:
            self._add(FaintLabel("", family), "family")
        self._row.addStretch(1)
        self._show_values()

    def _clear(self) -> None:
        self._labels = []
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, label: FaintLabel, name: str) -> None:
        label.setObjectName(name)
        self._labels.append(label)
        self._row.addWidget(label)

    def _remover(self, pin: Pin) -> QToolButton:
        words = self.tr("Remove {0}").format(pin.name)
        button = close_button(f"unpin {pin.name}", words)
        button.clicked.connect(partial(self._session.unpin, pin.name))
        return button

    def _show_values(self) -> None:
        for label in self._labels:
            label.show_at(self._session.document.x)
