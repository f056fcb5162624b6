"""x, typed and dragged."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.plot.scale import Scale
from core.plot.snap import snap, spacing
from gui.session import Session
from gui.widgets.groove_slider import GrooveSlider
from gui.widgets.plain_text import PlainLabel
from gui.widgets.value_field import ValueField

FIGURES = 26
"""Of the field of x: the longest number in them, and the arrows beside it."""

TICKS = 1000
"""How finely the slider divides the view."""


class PointField(ValueField):
    """x as it was typed; its arrows go to the next round number of the view.

    Parameters
    ----------
    session : Session
        Whose x is shown.
    """

    keeps_text = True

    def __init__(self, session: Session) -> None:
        self._session = session
        super().__init__(session.document.x)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("8") * FIGURES)

    def stepped(self, value: float, steps: int) -> float:
        """Go to round numbers a hundredth of the view apart."""
        x_range, log = self._session.seen
        step = spacing(Scale(log=log).grain(x_range, value, 1 / 100))
        return snap(value + steps * step, step)


class PointBar(QWidget):
    """The bar at the bottom of the window.

    Parameters
    ----------
    session : Session
        Whose x is shown.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._point = PointField(session)
        self._point.setObjectName("xSpin")
        self._point.setAccessibleName("x")
        self._slider = GrooveSlider()
        self._slider.setObjectName("xSlider")
        self._slider.setAccessibleName(self.tr("x, dragged"))
        self._slider.setRange(0, TICKS)
        self._slider.setMinimumWidth(self.fontMetrics().horizontalAdvance("888888888"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 8)
        row.addWidget(_label("x", self._point))
        row.addWidget(self._point)
        row.addWidget(self._slider, 1)
        self._point.value_changed.connect(lambda x: session.set_x(x, self._point.typed))
        self._slider.valueChanged.connect(self._drag)
        for signal in (session.x_changed, session.view_changed, session.seen_changed):
            signal.connect(self._show)
        self._show()

    def _drag(self, tick: int) -> None:
        """Set x to the round number nearest to the slider."""
        ends, log = self._session.seen
        scale = Scale(log=log)
        x = scale.between(ends, tick / TICKS)
        step = spacing(scale.grain(ends, x, 1 / max(self._slider.width(), 100)))
        self._session.set_x(snap(x, step))

    def _show(self) -> None:
        document = self._session.document
        self._point.set_value(document.x, document.x_text)
        x_range, log = self._session.seen
        tick = round(Scale(log=log).share(x_range, document.x) * TICKS)
        with QSignalBlocker(self._slider):
            self._slider.setValue(tick)


def _label(text: str, field: QWidget) -> PlainLabel:
    label = PlainLabel(text)
    label.setBuddy(field)
    return label
