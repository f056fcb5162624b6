"""What stands at the right above the plot: what is under the pointer, else how much is proved."""

from PySide6.QtGui import QPalette, QResizeEvent

from core.plot.figure import Figure
from gui.plot.proof_marks import words_of
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.guarded import guarded


@guarded
class Readout(ElidedLabel):
    """Cuts what is under the pointer where there is no room, and leaves out what is proved."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("readout")
        self.setAccessibleName(self.tr("Under the pointer"))
        self._pointed = self._proved = ""

    def show_pointed(self, words: str) -> None:
        """Say what is under the pointer; nothing while it is elsewhere."""
        self._pointed = words
        self._show()

    def show_figure(self, figure: Figure) -> None:
        """Say how much of the curves is proved, where some are drawn."""
        is_drawn = figure.note is None or not figure.note.is_empty
        self._proved = words_of(figure.proof) if is_drawn else ""
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Follow the room there is."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        has_room = self.fontMetrics().horizontalAdvance(self._proved) <= self.width()
        self.setText(self._pointed or (self._proved if has_room else ""))
        roles = QPalette.ColorRole
        self.setForegroundRole(roles.WindowText if self._pointed else roles.PlaceholderText)
