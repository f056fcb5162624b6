"""A small pad of symbols that keyboards do not have, typed at the caret."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain

COLUMNS = 4


class Symbol(NamedTuple):
    """What stands on a key, what it types before and behind the caret, and what it is called."""

    key: str
    before: str
    behind: str
    words: str


SYMBOLS = (
    Symbol("π", "π", "", "pi"),
    Symbol("√", "√(", ")", "square root"),
    Symbol("^", "^", "", "to the power of"),
    Symbol("²", "²", "", "squared"),
    Symbol("|x|", "|", "|", "absolute value"),
    Symbol("∛", "∛(", ")", "cube root"),
    Symbol("eˣ", "e^(", ")", "e to the power of"),
    Symbol("!", "!", "", "factorial"),
    Symbol("≤", "≤", "", "at most, in a condition"),
    Symbol("≥", "≥", "", "at least, in a condition"),
    Symbol("{ }", "{x≤0: ", ", x}", "in pieces: a condition, then what f is there, and elsewhere"),
    Symbol("°", "°", "", "degrees, as in sin(30°)"),
)


@guarded
class SymbolPad(QFrame):
    """The keys, in a popup that closes when one is pressed."""

    chosen = Signal(object)
    """A Symbol."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("symbolPad")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setSpacing(4)
        for at, symbol in enumerate(SYMBOLS):
            key = QToolButton()
            key.setText(symbol.key)
            key.setAutoRaise(True)
            key.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            key.setMinimumSize(36, 32)
            key.setToolTip(as_plain(symbol.words))
            key.setAccessibleName(symbol.words)
            key.clicked.connect(partial(self._choose, symbol))
            grid.addWidget(key, *divmod(at, COLUMNS))

    def open_below(self, widget: QWidget) -> None:
        """Appear below a widget, flush with its right edge, the first key having the keyboard."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width(), widget.height() + 2))
        self.move(corner.x() - self.width(), corner.y())
        self.show()
        self.findChildren(QToolButton)[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Press the key that has the keyboard on Enter, too."""
        key = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(key, QToolButton):
            key.click()
        else:
            super().keyPressEvent(event)

    def _choose(self, symbol: Symbol) -> None:
        self.close()
        self.chosen.emit(symbol)


class SymbolButton(QToolButton):
    """Opens the pad."""

    chosen = Signal(object)
    """A Symbol."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("symbols")
        self.setText("√π")
        self.setToolTip(as_plain(self.tr("Symbols to type: π, √, |x|, ≤ …")))
        self.setAccessibleName(self.tr("Symbols to type"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pad: SymbolPad | None = None
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self._pad is None:
            self._pad = SymbolPad(self)
            self._pad.chosen.connect(self.chosen)
        self._pad.open_below(self)
