"""What a user's hands do, and what can be seen."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.chain import Block, Chain, Path
from core.functions import CATALOGUE
from gui.session import Proposal, Session, propose

W = TypeVar("W", bound=QWidget)

_BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Drag:
    """A drag over a widget: it enters where it is made, then moves, then drops or leaves.

    Parameters
    ----------
    target : QWidget
        What takes drops.
    data : QMimeData
        What is dragged.
    at : QPoint
        Where it enters, in the target's coordinates.
    """

    def __init__(self, target: QWidget, data: QMimeData, at: QPoint) -> None:
        self._target, self._data, self._at = target, data, at
        self.action = Qt.DropAction.IgnoreAction
        enter = QDragEnterEvent(at, _BOTH, data, _LEFT, _NONE)
        QApplication.sendEvent(target, enter)
        self.is_welcome = self._may_drop = enter.isAccepted()

    def move(self, at: QPoint, action: Qt.DropAction | None = None) -> bool:
        """Move, with what the platform proposes; tell whether a drop would be taken there."""
        self._at = at
        event = QDragMoveEvent(at, _BOTH, self._data, _LEFT, _NONE)
        if action is not None:
            event.setDropAction(action)
        QApplication.sendEvent(self._target, event)
        self.action = event.dropAction()
        self._may_drop = event.isAccepted()
        return self._may_drop

    def drop(self, action: Qt.DropAction = Qt.DropAction.CopyAction) -> bool:
        """Let go, and tell whether it was taken; as in Qt, only what was welcome is dropped."""
        if not self._may_drop:
            self.leave()
            return False
        event = QDropEvent(self._at, _BOTH, self._data, _LEFT, _NONE)
        event.setDropAction(action)
        QApplication.sendEvent(self._target, event)
        self.action = event.dropAction()
        return event.isAccepted()

    def leave(self) -> None:
        """Move out of the widget."""
        QApplication.sendEvent(self._target, QDragLeaveEvent())


def send_mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPoint,
    *,
    button: Qt.MouseButton = Qt.MouseButton.NoButton,
    held: Qt.MouseButton = Qt.MouseButton.NoButton,
    modifier: Qt.KeyboardModifier = _NONE,
) -> None:
    """Send a mouse event straight to a widget.

    QTest moves the screen's pointer instead: nothing comes where it is already, or where another
    window lies; and it complains of a press that pyqtgraph leaves unaccepted.
    """
    where = QPointF(at), QPointF(widget.mapToGlobal(at))
    QApplication.sendEvent(widget, QMouseEvent(kind, *where, button, held, modifier))


def move_mouse(widget: QWidget, at: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer over a widget."""
    send_mouse(widget, QEvent.Type.MouseMove, at, held=held)


def let_go() -> None:
    """Release the buttons that a press left down: else the next test finds them so."""
    widget = QWidget()
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        if QApplication.mouseButtons() & button:
            QTest.mouseRelease(widget, button)


def scaled(pixels: int) -> int:
    """Give the pixels that hold as much text as so many do in the tests' own font."""
    return pixels * QFontMetrics(QApplication.font()).horizontalAdvance("8" * 100) // 763


def settle() -> None:
    """Lay out what waits for it: only then places are final."""
    for _ in range(4):  # what asks for room asks what it lies in, one event later
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def forget_the_dead() -> None:
    """Delete what is to be deleted, as Qt does before it waits for the next event."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def find(parent: QWidget, kind: type[W], name: str) -> W:
    """Give the only visible widget of a name."""
    forget_the_dead()
    found = [w for w in parent.findChildren(kind, name) if not w.isHidden()]
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


def do(session: Session, make: Callable[..., Proposal], *what: Any, **how: Any) -> None:
    """Do what a gesture proposes for the session's chain."""
    session.commit(make(session.chain, *what, **how))


def remove(session: Session, paths: Sequence[Path]) -> None:
    do(session, propose.remove, paths, session.selection)


def set_chain(session: Session, chain: Chain) -> None:
    """Type a chain, as a step of its own."""
    session.end_typing()
    do(session, propose.rewrite, chain)
    session.end_typing()


def constants() -> st.SearchStrategy[float | str]:
    """Give what a lane may start at, beside x."""
    plain = st.floats(-1e6, 1e6, allow_nan=False)
    return plain | st.sampled_from(["pi", "e"])


def chains(lanes: int = 3, length: int = 6) -> st.SearchStrategy[Chain]:
    """Give chains whose operands are constants, parameters or lanes, a few levels deep."""
    letters = st.sampled_from(["x", "x", "x", "a", "k_1"])

    def blocks(operands: st.SearchStrategy[Chain]) -> st.SearchStrategy[Block]:
        def of(name: str) -> st.SearchStrategy[Block]:
            count = len(CATALOGUE[name].defaults)
            return st.tuples(*[operands] * count).map(lambda chosen: Block(name, chosen))

        return st.sampled_from(sorted(CATALOGUE)).flatmap(of)

    operands: st.SearchStrategy[Chain] = constants().map(Chain)
    for _ in range(lanes):
        inner = st.lists(blocks(operands), max_size=2).map(tuple)
        operands = constants().map(Chain) | st.builds(Chain, letters | constants(), inner)
    row = st.lists(blocks(operands), max_size=length).map(tuple)
    return st.builds(Chain, letters | constants(), row)


def action(window: QWidget, text: str) -> QAction:
    """The menu item of a name, whatever its mnemonic."""
    found = [a for a in window.findChildren(QAction) if a.text().replace("&", "") == text]
    (one,) = found
    return one
