"""The formulas that were typed before, from start to start."""

from gui import settings

MOST = 50
"""How many are remembered."""

LONGEST = 1000
"""Characters of one that is remembered."""

_NAME = "typedFormulas"


class TypedBefore:
    """Walks back and forth through what was typed, beginning at what is typed now."""

    def __init__(self) -> None:
        self._texts = settings.words(_NAME, MOST, LONGEST)
        self._way: list[str] = []  # what is walked through, the text it began with last
        self._at = 0

    @property
    def is_walking(self) -> bool:
        """Whether one of the texts before is shown."""
        return bool(self._way)

    def note(self, text: str) -> None:
        """Remember a formula as the newest."""
        self._way = []
        text = text.strip()
        if text and len(text) <= LONGEST and text != next(reversed(self._texts), None):
            self._texts = [*(known for known in self._texts if known != text), text][-MOST:]
            settings.keep(_NAME, self._texts)

    def walk(self, text: str, steps: int) -> str | None:
        """Give the text some steps on, -1 being the one before; None at either end.

        `text` is what stands in the field: another than was given last begins a new walk.
        """
        if not self._way or self._way[self._at] != text:
            self._way = [*(known for known in self._texts if known != text.strip()), text]
            self._at = len(self._way) - 1
        if not 0 <= self._at + steps < len(self._way):
            return None
        self._at += steps
        return self._way[self._at]
