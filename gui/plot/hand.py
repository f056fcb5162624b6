"""What a hand does in the plot: it drags x, or takes it to where it clicks."""

from typing import TYPE_CHECKING

from core.plot.figure import MARK
from core.plot.snap import land
from gui.plot.pointer import PlotPointer
from gui.plot.range import PlotRange
from gui.plot.scene import PlotScene
from gui.plot.subject import PlotSubject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF

    from core.plot.point import Points


class PlotHand:
    """Moves x, and does what is offered in words in the plot; `found` gives the points."""

    def __init__(
        self,
        subject: PlotSubject,
        ranges: PlotRange,
        scene: PlotScene,
        pointer: PlotPointer,
        found: "Callable[[], Points]",
    ) -> None:
        self._subject, self._ranges, self._scene = subject, ranges, scene
        self._pointer, self._found = pointer, found

    def drag(self, place: float, fine: bool) -> None:
        """Set x to the mark or round number nearest to a coordinate."""
        from core.plot.points import landings  # loaded after the first paint

        unit = self._pointer.unit(place)
        marks = () if fine else landings(self._found())
        self._subject.set_x(land(self._pointer.x(place), unit / 10 if fine else unit, marks))

    def drag_end(self, place: float) -> None:
        """Set h so that an end of the secant is at a coordinate."""
        from core.plot.secant import step_to  # loaded after the first paint

        document, unit = self._subject.document, self._pointer.unit(place)
        step = step_to(document.x, self._pointer.x(place), unit)
        self._subject.session.set_step(step)

    def click(self, at: "QPointF") -> None:
        """Do what the words under a point of the scene offer, or take x there."""
        if self._scene.sentence.has(at):
            self._ranges.lead()
        elif self._scene.beyond.has(at):
            self._ranges.bring_x()
        else:
            place = self._pointer.place(at)
            x = self._point_at(at)
            if x is None:
                self.drag(place, fine=False)
            else:
                self._subject.set_x(x)

    def _point_at(self, at: "QPointF") -> float | None:
        """Give the x of the point of interest whose mark is under a point of the scene."""
        if not self._scene.kinds_at(at):
            return None
        place = self._pointer.place(at)
        x, reach = self._pointer.x(place), MARK * self._pointer.unit(place)
        near = [point.x for point in self._found() if abs(point.x - x) <= reach]
        return min(near, key=lambda known: abs(known - x), default=None)
