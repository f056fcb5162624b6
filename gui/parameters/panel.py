"""The parameters of the formula, a row of controls for each."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from core.document import Parameter
from gui.parameters.row import ParameterRow
from gui.session import Session
from gui.widgets.guarded import guarded

GAP = 16
"""Pixels between columns."""


@guarded
class ParameterPanel(QScrollArea):
    """Shows as many rows as it is told to and scrolls to the others; none is no room at all.

    Signals
    -------
    count_changed : there are more or fewer parameters
    """

    count_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._columns, self._most, self._room = 1, 2, 0
        self._rows: dict[str, ParameterRow] = {}
        self.setObjectName("parameters")
        self.setAccessibleName(self.tr("Parameters"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        board = QWidget()
        self._grid = QGridLayout(board)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        self.setWidget(board)
        session.parameters_changed.connect(self._show)
        self.hide()
        self._show()

    @property
    def count(self) -> int:
        """How many parameters there are."""
        return len(self._rows)

    @property
    def controls(self) -> list[QWidget]:
        """What takes the keyboard, row by row."""
        return [control for row in self._rows.values() for control in row.controls]

    @property
    def column_width(self) -> int:
        """How many pixels a column takes at least."""
        return max((row.minimumSizeHint().width() for row in self._rows.values()), default=0)

    def lie(self, columns: int, most: int, room: int = 0) -> None:
        """Lie in so many columns, show so many rows at most, and grow into a room in pixels."""
        if (columns, most, room) != (self._columns, self._most, self._room):
            self._columns, self._most, self._room = columns, most, room
            self._place()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the rows that are shown, with long sliders as far as there is room."""
        least = self.minimumSizeHint()
        growth = self._columns * max((row.growth for row in self._rows.values()), default=0)
        width = min(least.width() + growth, self._room)
        return QSize(max(width, least.width()), least.height())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the same with sliders as short as they may be."""
        count = -(-self.count // self._columns)
        shown = min(count, self._most)
        row = max((row.sizeHint().height() for row in self._rows.values()), default=0)
        width = self._columns * self.column_width + (self._columns - 1) * GAP
        if count > shown:
            width += self.verticalScrollBar().sizeHint().width()
        return QSize(width, shown * row + (shown - 1) * self._grid.verticalSpacing())

    def _show(self) -> None:
        parameters = {p.name: p for p in sorted(self._session.document.parameters, key=_name)}
        if list(parameters) != list(self._rows):
            self._list(list(parameters))
        for name, parameter in parameters.items():
            self._rows[name].show_parameter(parameter)

    def _list(self, names: list[str]) -> None:
        """Have a row for each of these; those that were there stay as they are."""
        for name in self._rows.keys() - set(names):
            row = self._rows.pop(name)
            row.let_go()
            row.hide()
            row.deleteLater()
        self._rows = {name: self._rows.get(name) or self._made(name) for name in names}
        self._place()
        self.setVisible(bool(names))
        self.count_changed.emit()

    def _made(self, name: str) -> ParameterRow:
        row = ParameterRow(self._session, self._session.document.parameter(name))
        row.began.connect(partial(self._stop_others, row))
        return row

    def _stop_others(self, walking: ParameterRow) -> None:
        """Let one walk at a time, so that all its steps are one."""
        for row in self._rows.values():
            if row is not walking:
                row.stop()

    def _place(self) -> None:
        for at, row in enumerate(self._rows.values()):
            self._grid.addWidget(row, *divmod(at, self._columns))
        self.updateGeometry()


def _name(parameter: Parameter) -> str:
    return parameter.name
