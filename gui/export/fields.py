"""The fields that choices of an export are made of."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox

from core.export.look import WIDTHS


def choice(name: str, words: str, items: Iterable[tuple[str, str]] = ()) -> QComboBox:
    """Make a choice of items, each with its data and what is shown of it."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(words)
    for data, shown in items:
        box.addItem(shown, data)
    return box


def length(name: str, unit: str) -> QDoubleSpinBox:
    """Make a field for a length of a figure."""
    field = QDoubleSpinBox()
    field.setObjectName(name)
    field.setRange(*WIDTHS)
    field.setDecimals(1)
    field.setSuffix(unit)
    return field


def tick(name: str, words: str) -> QCheckBox:
    """Make something that is or is not."""
    box = QCheckBox(words)
    box.setObjectName(name)
    return box
