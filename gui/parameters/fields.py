"""A parameter's value and the ends of its range, typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from core.document import Parameter, check_range
from core.plot.snap import snap, spacing
from gui.parameters.slider import STEPS
from gui.widgets.guarded import guarded
from gui.widgets.value_field import ValueField

EDGES = 14
"""Pixels of a field to both sides of its number."""


@guarded
class NumberField(ValueField):
    """A number of a parameter, in little room and without buttons."""

    keeps_text = True

    def __init__(self, parameter: Parameter, value: float, figures: int) -> None:
        self.parameter = parameter
        super().__init__(value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own gives it to a wheel, too
        self.setButtonSymbols(ValueField.ButtonSymbols.NoButtons)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("8") * figures + EDGES)

    def wheelEvent(self, event: QWheelEvent) -> None:  # Qt's name
        """Step only where the keyboard is: a wheel may pass by on its way."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def stepped(self, value: float, steps: int) -> float:
        """Go to round numbers a hundredth of the range apart."""
        step = spacing((self.parameter.high - self.parameter.low) / STEPS)
        return snap(value + steps * step, step)


class EndField(NumberField):
    """From where, or up to where, a parameter's slider goes."""

    keeps_text = False

    def __init__(self, parameter: Parameter, figures: int, *, upper: bool) -> None:
        self._is_upper = upper
        super().__init__(parameter, parameter.high if upper else parameter.low, figures)
        self.setFrame(False)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def ends(self, value: float) -> tuple[float, float]:
        """Give the range with this end at a value."""
        known = self.parameter
        return (known.low, value) if self._is_upper else (value, known.high)

    def accepts(self, value: float) -> str:
        """Refuse what makes no range."""
        try:
            check_range(self.ends(value))
        except ValueError as error:
            return str(error)
        return ""
