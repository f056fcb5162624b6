"""With how many digits the chain's numbers are written: a preference, not part of the document."""

from PySide6.QtCore import QObject, Signal

from gui import settings

CHOICES = (4, 5, 6)
"""Of significant digits; the first is that of the first start."""

_NAME = "chainDigits"


class Digits(QObject):
    """Holds the choice, and remembers it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        least, most = min(CHOICES), max(CHOICES)
        self.count = int(settings.number(_NAME, CHOICES[0], least, most))

    def choose(self, count: int) -> None:
        """Write with so many from now on, one of CHOICES."""
        if count != self.count:
            self.count = count
            settings.keep(_NAME, float(count))
            self.changed.emit()
