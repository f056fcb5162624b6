"""The views the plot has shown, to go back and forth."""

from typing import NamedTuple, TypeAlias

Range: TypeAlias = tuple[float, float]

REMEMBERED = 100


class PastView(NamedTuple):
    """What was shown of x and of y, which axes were logarithmic, and whether somebody chose it."""

    x_range: Range
    y_range: Range
    logs: tuple[bool, bool] = (False, False)
    own: bool = True


class History:
    """Views in the order of their showing, and which of them is shown."""

    def __init__(self) -> None:
        self._views: list[PastView] = []
        self._at = -1

    def remember(self, view: PastView) -> None:
        """Put a view behind the one shown; those that were gone back from are forgotten."""
        if self._views and self._views[self._at][:3] == view[:3]:
            return
        self._views = [*self._views[: self._at + 1], view][-REMEMBERED:]
        self._at = len(self._views) - 1

    def reaches(self, by: int) -> bool:
        """Tell whether there is something to go back (−1) or forth (1) to."""
        return 0 <= self._at + by < len(self._views)

    def step(self, by: int) -> PastView | None:
        """Go back (−1) or forth (1); None where there is nothing."""
        if not self.reaches(by):
            return None
        self._at += by
        return self._views[self._at]
