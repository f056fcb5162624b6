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
    label.setMinimumWidth(name_width(label))
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(label)
    row.addWidget(widget, 1)
    return row


def name_width(label: QWidget) -> int:
    """Give how wide a name is at least, so that all of them are."""
    figures = FIGURES * label.fontMetrics().horizontalAdvance("8")
    return max(figures, label.sizeHint().width())
