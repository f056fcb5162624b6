"""The formula with its parameters beside it, or below it in a narrow window, and quick buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gui.formula.bar import FormulaBar
from gui.parameters.panel import ParameterPanel
from gui.widgets.guarded import guarded

FIELD = 60
"""How many figures of the formula are left room for beside parameters, at least."""

ROOMY = 120
"""How many figures it has before the parameters' sliders grow."""

WIDE = 130
"""How many figures wide a row is in which there is room for the buttons."""

ROWS, MOST_ROWS, MOST_COLUMNS = 2, 3, 2
"""Of parameters beside the formula: what is aimed at, and what there may be before they scroll."""

MARGIN = 12
"""Pixels between the parameters and the window's edge."""


@guarded
class FormulaRow(QWidget):
    """Gives the parameters the room that the formula can spare; without any it has all."""

    def __init__(self, bar: FormulaBar, parameters: ParameterPanel) -> None:
        super().__init__()
        self._bar, self._parameters = bar, parameters
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._place = QVBoxLayout()
        self._place.addWidget(parameters, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons = QWidget()
        self._button_row = QHBoxLayout(self._buttons)
        self._button_row.setContentsMargins(0, 6, MARGIN, 0)
        self._button_row.setSpacing(4)
        self._row.addWidget(bar, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._place)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        parameters.count_changed.connect(self._arrange)
        parameters.count_changed.connect(self._order)
        self._arrange()
        self._order()

    def add_button(self, button: QWidget) -> None:
        """Have one more button at the right; in a narrow window the menus alone have it."""
        button.setFixedHeight(self._bar.edit.sizeHint().height())
        self._button_row.addWidget(button)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for no more width than the one takes below the other, whatever they are now."""
        panel = self._parameters
        row = panel.column_width + 2 * MARGIN if panel.count else 0
        width = max(self._bar.minimumSizeHint().width(), row)
        return QSize(width, self._row.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Arrange all for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _order(self) -> None:
        """Let Tab go from the formula through the parameters: Qt has new ones come last."""
        before: QWidget = self._bar.edit
        for control in self._parameters.controls:
            self.setTabOrder(before, control)
            before = control

    def _arrange(self) -> None:
        """Put the parameters beside the formula if it keeps its room."""
        panel, way = self._parameters, QBoxLayout.Direction
        width = max(panel.column_width, 1)
        figure = self.fontMetrics().horizontalAdvance("8")
        is_wide = self.width() >= WIDE * figure and self._button_row.count() > 0
        self._buttons.setVisible(is_wide)
        spare = self.width() - FIELD * figure - MARGIN
        spare -= self._buttons.sizeHint().width() if is_wide else 0
        is_beside = panel.count == 0 or spare >= width
        if is_beside:
            columns = min(-(-panel.count // ROWS), spare // width, MOST_COLUMNS)
            panel.lie(max(columns, 1), MOST_ROWS, max(spare - (ROOMY - FIELD) * figure, 0))
        else:
            panel.lie(max((self.width() - 2 * MARGIN) // width, 1), ROWS)
        self._row.setDirection(way.LeftToRight if is_beside else way.TopToBottom)
        shown = MARGIN if panel.count else 0
        self._place.setContentsMargins(
            0 if is_beside else shown, 8 if is_beside and shown else 0, shown, 0
        )
