"""One parameter: its letter, its value typed and dragged, its range, and its walk by itself."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from core.chain.parameters import on_screen
from core.digits import exact
from core.document import Parameter
from gui.parameters.fields import EndField, NumberField
from gui.parameters.play import PACES, Play
from gui.parameters.slider import RangeSlider
from gui.session import Session, propose
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.timers import one_shot

REST = 600
"""Milliseconds without a step after which the next one is a step of undo of its own."""

VALUE_FIGURES, END_FIGURES, SLIDER_FIGURES = 8, 4, 11
"""How wide its parts are, in figures; a number that is longer can be scrolled."""

LONG_SLIDER = 22
"""How wide a slider becomes where there is room, in figures."""


@guarded
class ParameterRow(QWidget):
    """The controls of one of the session's parameters.

    Signals
    -------
    began : it walks by itself from now on
    """

    began = Signal()

    def __init__(self, session: Session, parameter: Parameter) -> None:
        super().__init__()
        self._session, self._parameter = session, parameter
        self._shown: Parameter | None = None
        self._letter = on_screen(parameter.name)
        self.setObjectName(f"parameter_{parameter.name}")
        self.setAccessibleName(self.tr("Parameter {0}").format(self._letter))
        self._rest = one_shot(self, REST, session.end_typing)
        self._play = Play(self)
        self._value = NumberField(parameter, parameter.value, VALUE_FIGURES)
        self._low = EndField(parameter, END_FIGURES, upper=False)
        self._high = EndField(parameter, END_FIGURES, upper=True)
        self._slider = RangeSlider()
        self._slider.setMinimumWidth(self.fontMetrics().horizontalAdvance("8" * SLIDER_FIGURES))
        self._play_button, self._menu_button = QToolButton(), QToolButton()
        self._name_parts()
        self._compose()
        self._connect()
        self.show_parameter(parameter)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, as it is read."""
        ends = self._low, self._slider, self._high
        return (self._value, *ends, self._play_button, self._menu_button)

    @property
    def growth(self) -> int:
        """How much wider than its least it may well be, in pixels."""
        return (LONG_SLIDER - SLIDER_FIGURES) * self.fontMetrics().horizontalAdvance("8")

    def show_parameter(self, parameter: Parameter) -> None:
        """Show another value or range; the walk ends where another hand set them."""
        changed, self._parameter = parameter != self._parameter, parameter
        if changed:
            self._play_button.setChecked(False)
        if parameter == self._shown:
            return
        self._shown = parameter
        for field, number, typed in (
            (self._value, parameter.value, parameter.text),
            (self._low, parameter.low, None),
            (self._high, parameter.high, None),
        ):
            field.parameter = parameter
            field.set_value(number, typed)
        self._slider.show_value(parameter.value, (parameter.low, parameter.high))

    def stop(self) -> None:
        """End its walk."""
        self._play_button.setChecked(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # Qt's name
        """Offer what its button does."""
        self._menu().popup(event.globalPos())

    def _name_parts(self) -> None:
        letter = self._letter
        for part, name, words in (
            (self._value, "value", letter),
            (self._low, "low", self.tr("{0} from").format(letter)),
            (self._high, "high", self.tr("{0} to").format(letter)),
            (self._slider, "slider", self.tr("{0}, dragged").format(letter)),
            (self._play_button, "play", self.tr("Let {0} go to and fro").format(letter)),
            (self._menu_button, "menu", self.tr("More about {0}").format(letter)),
        ):
            part.setObjectName(f"{self.objectName()}_{name}")
            part.setAccessibleName(words)
        for button, sign in ((self._play_button, "▶"), (self._menu_button, "⋯")):
            button.setText(sign)
            button.setAutoRaise(True)
            button.setToolTip(as_plain(button.accessibleName()))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._play_button.setCheckable(True)

    def let_go(self) -> None:
        """Stop, and take no number any more, also none that waits: the parameter is gone."""
        self.stop()
        for field in (self._value, self._low, self._high):
            field.blockSignals(True)

    def _compose(self) -> None:
        label = PlainLabel(self._letter)
        label.setBuddy(self._value)
        label.setMinimumWidth(self.fontMetrics().horizontalAdvance("m₈"))
        self._low.lineEdit().setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(self._value)
        row.addWidget(self._low)
        row.addWidget(self._slider, 1)
        row.addWidget(self._high)
        row.addWidget(self._play_button)
        row.addWidget(self._menu_button)

    def _connect(self) -> None:
        self._value.value_changed.connect(self._type)
        self._low.value_changed.connect(lambda value: self._set_ends(self._low.ends(value)))
        self._high.value_changed.connect(lambda value: self._set_ends(self._high.ends(value)))
        self._slider.asked.connect(self._drag)
        self._slider.sliderReleased.connect(self._session.end_typing)
        self._play.moved.connect(self._walk)
        self._play_button.toggled.connect(self._play_or_stop)
        self._menu_button.clicked.connect(self._open_menu)

    def _type(self, value: float) -> None:
        self.stop()
        self._session.end_typing()
        self._session.set_parameter(self._parameter.name, value, self._value.typed)

    def _set_ends(self, ends: tuple[float, float]) -> None:
        self._session.set_parameter_range(self._parameter.name, *ends)

    def _drag(self, value: float) -> None:
        self.stop()
        self._set(value)
        self._rest.start()

    def _set(self, value: float) -> None:
        """Set the value as a part of a drag, without hearing of it as of another's."""
        known = self._parameter
        self._parameter = Parameter(known.name, value, known.low, known.high)
        self._session.set_parameter(known.name, value, dragging=True)

    def _play_or_stop(self, wanted: bool) -> None:
        self._play_button.setText("■" if wanted else "▶")
        self._session.end_typing()
        if wanted:
            low, high = self._parameter.low, self._parameter.high
            self.began.emit()
            self._play.start((self._parameter.value - low) / (high - low))
        else:
            self._play.stop()

    def _walk(self, share: float) -> None:
        self._set(self._slider.number_at(share))

    def _open_menu(self) -> None:
        self._menu().popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}_actions")
        words = self.tr("Replace {0} by its value {1}")
        replace = menu.addAction(words.format(self._letter, exact(self._parameter.value)))
        replace.triggered.connect(self._replace)
        menu.addSeparator()
        paces = QActionGroup(menu)
        for pace, words in zip(
            PACES, (self.tr("Play slowly"), self.tr("Play"), self.tr("Play fast")), strict=True
        ):
            action = menu.addAction(words)
            action.setActionGroup(paces)
            action.setCheckable(True)
            action.setChecked(pace == self._play.pace)
            action.triggered.connect(partial(self._set_pace, pace))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _set_pace(self, pace: str) -> None:
        """Play at a pace from now on."""
        self._play.pace = pace
        self._play_button.setChecked(True)

    def _replace(self) -> None:
        session, parameter = self._session, self._parameter
        session.commit(propose.fix(session.chain, parameter.name, parameter.value))
