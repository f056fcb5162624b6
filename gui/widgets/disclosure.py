"""A button that opens what lies below it, and says by its arrow whether that is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain


@guarded
class Disclosure(QToolButton):
    """Begins closed; `toggled` tells when it is opened and closed."""

    def __init__(self, name: str, text: str, tip: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(text)
        self.setToolTip(as_plain(tip))
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self.toggled.connect(self._turn)

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Look no other while it is open: it is no switch that was pressed."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_On
        if not self.isDown():
            option.state |= QStyle.StateFlag.State_Raised
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)

    def _turn(self, is_open: bool) -> None:
        arrow = Qt.ArrowType
        self.setArrowType(arrow.DownArrow if is_open else arrow.RightArrow)
