"""What the plot shows at x beside the curves: the tangent, or its halves, and the secant."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.chain.parameters import on_screen
from core.plot.compose import here_at
from gui.plot.subject import PlotSubject
from gui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.document import Shown
    from core.numerical import Check
    from core.plot.companions import Beside
    from core.plot.figure import Here, Secant, View


class AtX(QObject):
    """Puts it together; what the check finds is taken as soon as it is known."""

    changed = Signal()
    """Something else is known of x than what follows from it at once."""

    def __init__(self, session: Session, subject: PlotSubject) -> None:
        super().__init__()
        self._session, self._subject = session, subject
        self._has_halves = False
        self._taylor: Sequence[float] | None = None
        session.check_changed.connect(self._take)

    def here(self, view: "View", shown: "Shown", beside: "Iterable[Beside]") -> "Here":
        """Put together what is drawn at x."""
        others = [own.companion for own in beside]
        made = here_at(self._subject.trace, view, shown, others, self._secant(view, shown))
        found = self._found() if shown.tangent else None
        self._has_halves = found is not None and bool(found.finding.halves)
        if self._taylor is not None and shown.taylor:
            from core.plot.taylor_curve import with_taylor  # loaded by whoever asks for it

            made = with_taylor(made, self._taylor, view)
        if found is None or not self._has_halves:
            return made
        from core.plot.half_tangents import with_halves  # loaded where there is a corner

        return with_halves(made, found, view)

    def show_taylor(self, coefficients: "Sequence[float] | None") -> None:
        """Draw the Taylor polynomial with some coefficients, or none while they are not known."""
        if coefficients != self._taylor:
            self._taylor = coefficients
            self.changed.emit()

    def _secant(self, view: "View", shown: "Shown") -> "Secant | None":
        if not shown.secant:
            return None
        from core.plot.secant import secant_of  # loaded by whoever asks for it

        return secant_of(self._subject.document, view)

    def _found(self) -> "Check | None":
        """Give the check of what is shown, if it is known."""
        found = self._session.known_check
        is_shown = found is not None and on_screen(found.name) == self._subject.letter
        return found if is_shown else None

    def _take(self) -> None:
        found = self._found()
        if self._has_halves or (found is not None and found.finding.halves):
            self.changed.emit()
