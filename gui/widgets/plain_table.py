"""A table that is only read: whole rows are chosen, and nothing but its words is drawn."""

from PySide6.QtWidgets import QAbstractItemView, QTableWidget

AIR = 8
"""Pixels of a row, and beside what stands in it, that its text leaves free."""


class PlainTable(QTableWidget):
    """Has no grid and no numbers of rows; Tab goes on to the next widget."""

    def __init__(self, name: str, spoken: str, columns: int) -> None:
        super().__init__(0, columns)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + AIR)

    def chosen_rows(self) -> list[int]:
        """Give the numbers of the chosen rows, or of all where none is."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        return chosen or list(range(self.rowCount()))
