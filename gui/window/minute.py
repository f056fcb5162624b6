"""What to try first, in a plain window."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QWidget

from gui.widgets.plain_dialog import PlainDialog
from gui.widgets.plain_text import PlainLabel

WIDTH = 60
"""Of the sentences, in figures."""


class Minute(PlainDialog):
    """A line for each thing worth a try, what it is about on the left."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "minute", QCoreApplication.translate("Minute", "A minute of use"))
        rows = QFormLayout()
        rows.setHorizontalSpacing(24)
        rows.setVerticalSpacing(12)
        width = WIDTH * self.fontMetrics().horizontalAdvance("8")
        for title, sentence in steps():
            head, words = PlainLabel(title), PlainLabel(sentence)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            words.setWordWrap(True)
            words.setFixedWidth(width)
            rows.addRow(head, words)
        self.show_content(rows)


def steps() -> list[tuple[str, str]]:
    """Give what to do and how, in the order of a first try."""
    tr = partial(QCoreApplication.translate, "Minute")
    return [
        (
            tr("Type"),
            tr("Write a formula above, such as x^2 sin(x). It becomes blocks as you type."),
        ),
        (
            tr("Drag"),
            tr(
                "Drag a function from the left into the chain: the plot shows in pale what would "
                "come of it. Ctrl+Z takes every change back."
            ),
        ),
        (
            tr("Move x"),
            tr(
                "Drag x in the plot or on the slider, or type it: pi/2, -0.1, 5e-5. Above each "
                "wire runs the value, below it the gradient."
            ),
        ),
        (
            tr("Read the rule"),
            tr("The line under the chain is its chain rule. Click a factor to select its block."),
        ),
        (
            tr("See why"),
            tr(
                "Press Play under the chain: the bar walks through the pass and says what happens "
                "in every step. Predict asks you for each number first."
            ),
        ),
        (
            tr("Trust it"),
            tr(
                "The check compares two independent ways to the derivative, and says why where "
                "they differ."
            ),
        ),
        (
            tr("Add a slider"),
            tr("Any other letter is a parameter, as in a sin(b x). a = 2 in the formula sets it."),
        ),
        (
            tr("Ask the plot"),
            tr(
                "Turn the wheel to zoom, drag to move, and right-click for more curves, axes and "
                "points."
            ),
        ),
        (
            tr("Look around"),
            tr("Every entry of the Examples menu teaches one thing. F1 lists the keys."),
        ),
    ]
