"""What the plot is about: the session's f over x, or over a parameter."""

from PySide6.QtCore import QObject, Signal

from core.chain import Chain
from core.chain.parameters import on_screen
from core.chain.trace import Trace
from core.document import Document
from core.plot.along import along, letter_of
from core.plot.first_view import Ranges
from gui.session import Session
from gui.widgets.timers import one_shot

REST = 600
"""Milliseconds after which the next move of a parameter is an undo step of its own."""


class PlotSubject(QObject):
    """Shows the session's document as one whose x may be a parameter of the formula.

    Over a parameter the view is not the document's: it begins as the range of the slider.
    """

    chain_changed = Signal()
    parameters_changed = Signal()
    """The curves are others, though the formula is the same."""
    x_changed = Signal()
    view_changed = Signal()
    letter_changed = Signal()
    level_changed = Signal()
    """Where f has another value is asked, or that is asked no longer."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._level = session.document.level
        self._letter = letter_of(session.document)
        self._view: Document | None = None  # over a parameter, what the user moved to
        self._rest = one_shot(self, REST, session.end_typing)
        session.chain_changed.connect(self._take_chain)
        session.parameters_changed.connect(self._take_parameters)
        session.x_changed.connect(self._take_x)
        session.view_changed.connect(self._take_view)
        session.shown_changed.connect(self._take_shown)

    @property
    def is_over_x(self) -> bool:
        """Whether f is shown over x."""
        return self._letter == "x"

    @property
    def letter(self) -> str:
        """What f is shown over, as it is written on the screen."""
        return on_screen(self._letter)

    @property
    def document(self) -> Document:
        """The document as it is shown."""
        document = along(self.session.document)
        view = self._view
        if self.is_over_x or view is None:
            return document
        return document.in_view_of(view)

    @property
    def opened_range(self) -> tuple[float, float] | None:
        """From where to where f was shown at first: that of the file, or of the slider."""
        document = self.session.document
        return (
            self.session.file.opened_range(document) if self.is_over_x else along(document).x_range
        )

    @property
    def begun(self) -> Ranges | None:
        """The ranges of the file, or of what this document began as, if it had this function."""
        document = self.session.document
        return self.session.file.begun_ranges(document) if self.is_over_x else None

    @property
    def function(self) -> Chain:
        """What is drawn, with all its parameters at their values."""
        return self.document.function

    @property
    def trace(self) -> Trace:
        """What is drawn, where x or the parameter is."""
        if self.is_over_x:
            return self.session.trace
        document = self.document
        return document.function.trace(document.x)

    @property
    def slope_bound(self) -> float:
        """How far rounding may have moved the slope there."""
        return self.session.rounding.sums.get(self._letter, 0.0)

    def set_x(self, x: float) -> None:
        """Move x, or the parameter as one drag."""
        if self.is_over_x:
            self.session.set_x(x)
        else:
            self.session.set_parameter(self._letter, x, dragging=True)
            self._rest.start()

    def set_view(
        self,
        x_range: tuple[float, float],
        y_range: tuple[float, float] | None,
        logs: tuple[bool, bool] | None = None,
        *,
        own: bool = True,
        by_itself: bool = False,
    ) -> None:
        """Set what is visible; over a parameter, until another one is chosen."""
        if self.is_over_x:
            self.session.set_view(x_range, y_range, logs, own=own, by_itself=by_itself)
            return
        log_y = self.document.log_y if logs is None else logs[1]
        self._view = self.document.with_view(x_range, y_range, (False, log_y), own=own)
        self.view_changed.emit()

    def _take_shown(self) -> None:
        self._take_letter()
        self._take_level()

    def _take_level(self) -> None:
        level = self.session.document.level
        if level != self._level:
            self._level = level
            self.level_changed.emit()

    def _take_letter(self) -> None:
        letter = letter_of(self.session.document)
        if letter != self._letter:
            self._letter, self._view = letter, None
            self.letter_changed.emit()
            self.view_changed.emit()
            self.parameters_changed.emit()

    def _take_chain(self) -> None:
        self._take_letter()
        self._take_level()
        self.chain_changed.emit()

    def _take_parameters(self) -> None:
        self._take_letter()
        self.parameters_changed.emit()

    def _take_x(self) -> None:
        (self.x_changed if self.is_over_x else self.parameters_changed).emit()

    def _take_view(self) -> None:
        if self.is_over_x:
            self.view_changed.emit()
