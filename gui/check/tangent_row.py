"""The equation of the tangent."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.digits import likely
from core.plot.tangent import Equation
from gui.widgets.copy_button import copy_button
from gui.widgets.copying import copy_text
from gui.widgets.fitted_label import FittedLabel
from gui.widgets.plain_text import PlainLabel, as_plain

GAP = 8
"""Pixels between the name and the equation: it has all the room there is."""


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
        name = PlainLabel(self.tr("tangent"))
        name.setToolTip(as_plain(told))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(name)
        row.addSpacing(GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self._copy)

    def show_equation(self, equation: Equation | None, bound: float = 0.0) -> None:
        """Show an equation, or that there is none; rounding may have moved its slope so far."""
        self._equation = equation
        told = equation and equation._replace(slope=likely(equation.slope, bound))
        self._words.setText(self.tr("none here") if told is None else str(told))
        self._copy.setEnabled(equation is not None)

    def _copy_it(self) -> None:
        if self._equation is not None:
            copy_text(self._equation.exact, self._copy)
