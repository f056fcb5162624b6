"""A row of the check: a name, all as wide, and what it names."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.widgets.plain_text import PlainLabel, as_plain

GAP = 12
"""Pixels between the names and what they name."""

FIGURES = 10
"""How wide the names are."""


def named_row(name: str, widget: QWidget, explained: str) -> QHBoxLayout:
    """Lay a widget beside its name, which says under the pointer what it is."""
    label = PlainLabel(name)
    label.setBuddy(widget)
    label.setToolTip(as_plain(explained))
    width = FIGURES * label.fontMetrics().horizontalAdvance("8")
    label.setMinimumWidth(max(width, label.sizeHint().width()))
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(label)
    row.addWidget(widget, 1)
    return row
