"""What a scrolling page shows of itself."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(widget: QWidget) -> None:
    """Scroll as little as shows a widget, if it stands on a page that scrolls."""
    if (area := _area_of(widget)) is not None:
        area.ensureWidgetVisible(widget)


def bring_to_top(widget: QWidget) -> None:
    """Scroll so far that a widget is the first that is seen, or as far as there is."""
    area = _area_of(widget)
    page = None if area is None else area.widget()
    if area is not None and page is not None:
        area.verticalScrollBar().setValue(widget.mapTo(page, QPoint()).y())


def _area_of(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
