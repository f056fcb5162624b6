"""Whether things on screen may move."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget


def may_move(widget: QWidget) -> bool:
    """Tell whether the system or the style lets things move."""
    # Qt tells the system's wish from 6.12 on.
    hints: object = getattr(QGuiApplication.styleHints(), "accessibility", lambda: None)()
    wish = getattr(hints, "motionPreference", None)
    if wish is not None and wish().name != "NoPreference":
        return False
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(duration, None, widget) > 0
