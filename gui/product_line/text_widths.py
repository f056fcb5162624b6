"""The widths of the texts of the chain rule, which are the same ones again and again."""

from PySide6.QtWidgets import QWidget

MOST_KNOWN = 5000
"""How many of them are remembered."""


class TextWidths:
    """Measures each text once in the font of a widget, until that is another."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._known: dict[str, int] = {}

    def of(self, text: str) -> int:
        """Give the width of a text in pixels."""
        if text not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[text] = self._widget.fontMetrics().horizontalAdvance(text)
        return self._known[text]

    def forget(self) -> None:
        """Measure anew: the font is another."""
        self._known.clear()
