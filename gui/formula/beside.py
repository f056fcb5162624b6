"""Puts the typeset formulas beside the field where both have room for it, else below."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.formula.typeset_line import TypesetLine
from gui.widgets.guarded import guarded

WIDE = 96
"""How many figures wide a bar is in which the two may stand beside one another: the field's share
has room for 40 then."""

SHARES = 5, 7
"""Of the field and of the formulas beside it, whatever they are: a caret must not move."""

BACK = 0.85
"""What share of its room a formula takes at most when it comes back up."""

SPACE, GAP = 4, 24
"""Pixels between the field and its label, and between the field and the formulas."""


@guarded
class Beside(QObject):
    """Arranges one bar, by its width and by what is typeset."""

    moved = Signal()
    """The field has another place or size."""

    def __init__(
        self, bar: QWidget, parts: tuple[QWidget, QWidget, QWidget], typeset: TypesetLine
    ) -> None:
        super().__init__(bar)
        self._bar, self._typeset = bar, typeset
        self.is_beside = False
        self._column = QVBoxLayout(bar)
        self._column.setContentsMargins(12, 8, 12, 2)
        self._column.setSpacing(2)
        self._row, named = QHBoxLayout(), QHBoxLayout()
        named.setSpacing(SPACE)
        label, field, button = parts
        named.addWidget(label)
        named.addWidget(field, 1)
        named.addWidget(button)
        self._row.addLayout(named, SHARES[0])
        self._column.addLayout(self._row)
        self._column.addWidget(typeset)
        typeset.arranged.connect(self.arrange)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Tell where the field goes."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.moved.emit()
        return super().eventFilter(watched, event)

    def arrange(self) -> None:
        """Put the formulas where they have room."""
        wanted = self._is_wanted()
        if wanted == self.is_beside:
            return
        self.is_beside = wanted
        self._row.setSpacing(GAP if wanted else 0)
        if wanted:
            self._row.addWidget(self._typeset, SHARES[1], Qt.AlignmentFlag.AlignVCenter)
        else:
            self._column.addWidget(self._typeset)

    def _is_wanted(self) -> bool:
        width = self._bar.width()
        if width < WIDE * self._bar.fontMetrics().horizontalAdvance("8"):
            return False
        room = (width - 2 * 12 - GAP) * SHARES[1] / sum(SHARES)
        return self._typeset.natural_width <= room * (1 if self.is_beside else BACK)
