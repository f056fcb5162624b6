"""How large the chain is drawn: by Ctrl and the wheel, by pinch, by keys and by menu."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QScrollArea

from gui.widgets.guarded import guarded

SMALL, LARGE = 0.5, 2.0

NOTCH = 2**0.25
"""How much one notch of the wheel or one press of a key enlarges."""

_WHEEL = 120
"""What Qt counts for a notch of the wheel."""

_KEYS = QKeySequence.StandardKey


@guarded
class ChainZoom(QObject):
    """Keeps how much the chain is enlarged; the shortcuts work while the view has the focus."""

    changed = Signal(object)
    """The QPointF in the viewport that is to stay where it is; None for no point of its own."""

    def __init__(self, view: QScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self.factor = 1.0
        view.viewport().grabGesture(Qt.GestureType.PinchGesture)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        # Where + needs Shift, the key itself is =.
        larger = [*QKeySequence.keyBindings(_KEYS.ZoomIn), QKeySequence("Ctrl+=")]
        smaller = QKeySequence.keyBindings(_KEYS.ZoomOut)
        self._reset_key = QKeySequence("Ctrl+0")
        self.actions = [
            self._action(self.tr("Zoom chain &in"), larger, lambda: self.by(NOTCH)),
            self._action(self.tr("Zoom chain &out"), smaller, lambda: self.by(1 / NOTCH)),
            self._action(self.tr("&Fit chain"), [self._reset_key], self.reset),
        ]
        self._enable()

    def by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge or make smaller, within SMALL and LARGE, about a point of the viewport."""
        self._set(self.factor * factor, at)

    def reset(self) -> None:
        """Show the chain as large as it fits."""
        self._set(1.0, None)

    def restore(self, factor: float) -> None:
        """Show the chain as large as it was the last time."""
        self._set(factor, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Take what means the zoom, at the pointer or at the fingers."""
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        if isinstance(event, QWheelEvent):
            return self._turn(event)
        if isinstance(event, QNativeGestureEvent):
            return self._spread(event)
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Take the key that lets the chain fit, which is also a shortcut of the whole window."""
        is_ours = QKeySequence(event.keyCombination()) == self._reset_key
        if is_ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif is_ours and event.type() == QEvent.Type.KeyPress:
            self.reset()
        return is_ours

    def _turn(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        event.accept()
        self.by(NOTCH ** (event.angleDelta().y() / _WHEEL), event.position())
        return True

    def _spread(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        event.accept()
        self.by(1 + event.value(), event.position())
        return True

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        self.by(pinch.scaleFactor(), self._view.viewport().mapFromGlobal(pinch.centerPoint()))
        event.accept(pinch)
        return True

    def _set(self, factor: float, at: QPointF | None) -> None:
        # Notches there and back again end at 1 exactly.
        factor = round(min(max(factor, SMALL), LARGE), 6)
        if factor != self.factor:
            self.factor = factor
            self._enable()
            self.changed.emit(at)

    def _enable(self) -> None:
        """Offer what changes the size."""
        offered = self.factor < LARGE, self.factor > SMALL, self.factor != 1
        for action, does_something in zip(self.actions, offered, strict=True):
            action.setEnabled(does_something)

    def _action(self, text: str, keys: list[QKeySequence], act: Callable[[], None]) -> QAction:
        action = QAction(text, self._view)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act())
        self._view.addAction(action)
        return action
