"""x, typed and dragged, and the controls that walk through the backward pass."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.plot.scale import Scale
from core.plot.snap import snap, spacing
from gui.session import Session
from gui.widgets.groove_slider import GrooveSlider
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.value_field import ValueField

FIGURES = 26
"""Of the field of x: the longest number in them, and the buttons beside it."""

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


@guarded
class PointBar(QWidget):
    """The bar at the bottom of the window; in a narrow one its buttons go without their caption.

    Parameters
    ----------
    session : Session
        Whose x and backward pass are shown.
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
        row.addSpacing(12)
        self._add_stepper(row)
        self._point.value_changed.connect(lambda x: session.set_x(x, self._point.typed))
        self._slider.valueChanged.connect(self._drag)
        for signal in (session.x_changed, session.view_changed, session.seen_changed):
            signal.connect(self._show)
        for signal in (session.progress_changed, session.chain_changed):
            signal.connect(self._show_progress)
        self._show()
        self._show_progress()

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the width that all but the caption needs."""
        wanted = super().minimumSizeHint()
        if not self._caption.isHidden():
            wanted.setWidth(wanted.width() - self._room_of_caption())
        return wanted

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Give the caption what nothing else needs."""
        super().resizeEvent(event)
        spare = self.width() - self.minimumSizeHint().width()
        self._caption.setHidden(spare < self._room_of_caption())

    def _room_of_caption(self) -> int:
        row = self.layout()
        assert row is not None
        return self._caption.sizeHint().width() + row.spacing()

    def _add_stepper(self, row: QHBoxLayout) -> None:
        self._caption = PlainLabel(self.tr("backward pass"))
        row.addWidget(self._caption)
        self._buttons = {}
        for name, sign, words, act in (
            ("stepReset", "|◀", self.tr("Before the backward pass"), self._reset),
            ("stepBack", "◀", self.tr("One block back"), self._back),
            ("stepForward", "▶", self.tr("Pass one more block"), self._forward),
            ("stepAll", "▶|", self.tr("Whole backward pass"), self._all),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setText(sign)
            button.setToolTip(as_plain(words))
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(act)
            row.addWidget(button)
            self._buttons[name] = button
        self._count = PlainLabel()
        self._count.setObjectName("stepCount")
        self._count.setMinimumWidth(self.fontMetrics().horizontalAdvance("888 / 888"))
        row.addWidget(self._count)

    def _reset(self) -> None:
        self._session.set_progress(0)

    def _back(self) -> None:
        self._session.set_progress(self._passed() - 1)

    def _forward(self) -> None:
        self._session.set_progress(self._passed() + 1)

    def _all(self) -> None:
        self._session.set_progress(None)

    def _passed(self) -> int:
        progress = self._session.progress
        return len(self._session.trace.blocks) if progress is None else progress

    def _show_progress(self) -> None:
        count, passed = len(self._session.trace.blocks), self._passed()
        self._count.setText(f"{passed} / {count}")
        for name in ("stepReset", "stepBack"):
            self._buttons[name].setEnabled(passed > 0)
        for name in ("stepForward", "stepAll"):
            self._buttons[name].setEnabled(passed < count)

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
