"""The equation of the tangent."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.digits import likely
from core.plot.tangent import Equation
from gui.check.named_row import GAP, name_width
from gui.widgets.copy_button import copy_button
from gui.widgets.copying import copy_text
from gui.widgets.fitted_label import FittedLabel
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain

NARROW_GAP = 8
"""Pixels between the name and an equation that is too long to stand below the other numbers."""


@guarded
class TangentRow(QWidget):
    """Shows an equation in few digits, and copies it with all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._equation: Equation | None = None
        told = self.tr("The straight line that touches f at x: its slope is f′.")
        self._words = FittedLabel()
        self._words.setObjectName("tangentEquation")
        self._words.setAccessibleName(self.tr("equation of the tangent"))
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = copy_button("copyTangent", self.tr("Copy the equation with all its digits"))
        self._copy.clicked.connect(self._copy_it)
        self._words.setToolTip(as_plain(told))
        self._name = PlainLabel(self.tr("tangent"))
        self._name.setToolTip(as_plain(told))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._name)
        row.addWidget(self._words, 1)
        row.addWidget(self._copy)

    def show_equation(
        self, equation: Equation | None, bound: float = 0.0, *, is_broken: bool = False
    ) -> None:
        """Show an equation, or that there is none; rounding may have moved its slope so far.

        One of a broken rule is called so.
        """
        self._equation = equation
        told = equation and equation._replace(slope=likely(equation.slope, bound))
        words = self.tr("broken: {0}") if is_broken else "{0}"
        self._words.setText(self.tr("none here") if told is None else words.format(told))
        self._copy.setEnabled(equation is not None)
        self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Stand below the other numbers where there is room."""
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        """Begin where the numbers above do, or at the name where the equation would be cut."""
        wide, own = self._words.fontMetrics().horizontalAdvance, self._name.sizeHint().width()
        column = name_width(self._name) + GAP
        room = self.width() - self._copy.sizeHint().width() - column
        fits = wide(self._words.text()) <= room
        self._name.setFixedWidth(column if fits else own + NARROW_GAP)

    def _copy_it(self) -> None:
        if self._equation is not None:
            copy_text(self._equation.exact, self._copy)
