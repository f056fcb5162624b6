"""What the user may choose once and for all, in one place."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui import settings
from gui.session.digits import CHOICES, Digits
from gui.widgets.copying import DECIMAL_COMMA
from gui.widgets.plain_dialog import PlainDialog
from gui.widgets.plain_text import PlainLabel

WIDTH = 48
"""Of the sentences, in figures."""


class Preferences(PlainDialog):
    """Each choice takes effect at once, and is remembered."""

    def __init__(self, window: QWidget, scheme: QActionGroup, digits: Digits) -> None:
        title = QCoreApplication.translate("Preferences", "Preferences")
        super().__init__(window, "preferences", title)
        rows = QFormLayout()
        rows.setHorizontalSpacing(24)
        rows.setVerticalSpacing(16)
        rows.addRow(PlainLabel(self.tr("Colours")), self._colours(scheme))
        rows.addRow(PlainLabel(self.tr("Digits in the chain")), self._digits(digits))
        rows.addRow(PlainLabel(self.tr("Copied numbers")), self._comma())
        rows.addRow(PlainLabel(self.tr("Angles")), self._angles())
        self.show_content(rows)

    def _colours(self, scheme: QActionGroup) -> QVBoxLayout:
        """Offer what the menu offers: a choice in one is ticked in the other."""
        column = QVBoxLayout()
        for action in scheme.actions():
            button = QRadioButton(action.text())
            button.setChecked(action.isChecked())
            button.clicked.connect(action.trigger)
            action.toggled.connect(button.setChecked)
            column.addWidget(button)
        return column

    def _digits(self, digits: Digits) -> QWidget:
        row = QWidget()  # so that the buttons are a choice of their own
        row.setObjectName("chainDigits")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for count in CHOICES:
            button = QRadioButton(str(count))
            button.setAccessibleName(self.tr("{0} digits in the chain").format(count))
            button.setChecked(count == digits.count)
            button.clicked.connect(partial(digits.choose, count))
            line.addWidget(button)
        line.addStretch(1)
        return row

    def _comma(self) -> QCheckBox:
        box = QCheckBox(self.tr("With a decimal &comma, for spreadsheets"))
        box.setObjectName("decimalComma")
        box.setChecked(settings.flag(DECIMAL_COMMA, default=False))
        box.toggled.connect(lambda wanted: settings.keep(DECIMAL_COMMA, bool(wanted)))
        return box

    def _angles(self) -> PlainLabel:
        words = PlainLabel(
            self.tr(
                "Always in radians, so that the slope of sin is cos. Degrees are never meant "
                "silently: write them, as in sin(30°)."
            )
        )
        words.setWordWrap(True)
        words.setFixedWidth(WIDTH * self.fontMetrics().horizontalAdvance("8"))
        return words
