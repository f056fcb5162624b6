"""What the pointer is on, in numbers."""

from typing import TYPE_CHECKING

from core.digits import short
from gui.plot.box import PlotBox
from gui.plot.scene import PlotScene
from gui.plot.subject import PlotSubject

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF


class PlotPointer:
    """The pointer over a plot."""

    def __init__(self, subject: PlotSubject, box: PlotBox, scene: PlotScene) -> None:
        self._subject, self._box, self._scene = subject, box, scene
        self.at: QPointF | None = None
        """Where in the scene; None outside of it."""

    def words(self) -> str:
        """Say x, f and its slope there, and what is marked; empty outside of the plot."""
        if self.at is None or not self._box.sceneBoundingRect().contains(self.at):
            return ""
        there = self._subject.function.trace(self.x(self.place(self.at)))
        numbers = map(short, (there.x, there.value, there.gradient))
        x, value, slope = numbers
        letter = self._subject.letter
        slope_name = "f′" if letter == "x" else f"∂f/∂{letter}"
        words = f"{letter} = {x}   f = {value}   {slope_name} = {slope}"
        return "   ".join((words, *self._scene.kinds_at(self.at)))

    def place(self, at: "QPointF") -> float:
        """Give the coordinate of x at a point of the scene."""
        return float(self._box.mapSceneToView(at).x())

    def x(self, place: float) -> float:
        """Give the x that is drawn at a coordinate."""
        return float(self._box.scales[0].back(place))

    def unit(self, place: float) -> float:
        """Give how wide a pixel is there."""
        low, high = self._box.limits()[0]
        width = max(self._box.width(), 100.0)
        return self._box.scales[0].step(self.x(place), (high - low) / width)
