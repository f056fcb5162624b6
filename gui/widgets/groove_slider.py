"""A slider whose groove is a place to press."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from gui.widgets.guarded import guarded


@guarded
class GrooveSlider(QSlider):
    """Brings its handle to where its groove is pressed; the hand may drag it on from there."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Bring the handle below the hand before it is taken."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._bring(event.position().x())
        super().mousePressEvent(event)

    def _bring(self, x: float) -> None:
        option, kind = QStyleOptionSlider(), QStyle.ComplexControl.CC_Slider
        self.initStyleOption(option)
        part = QStyle.SubControl
        groove, handle = (
            self.style().subControlRect(kind, option, which, self)
            for which in (part.SC_SliderGroove, part.SC_SliderHandle)
        )
        if not handle.left() <= x <= handle.right():
            at = round(x) - groove.x() - handle.width() // 2
            ends = self.minimum(), self.maximum()
            room = groove.width() - handle.width()
            self.setValue(QStyle.sliderValueFromPosition(*ends, at, room, option.upsideDown))
