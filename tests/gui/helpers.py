"""What a user's hands do, and what can be seen."""

from typing import TypeVar

from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from core.chain import Block, Chain
from core.functions import CATALOGUE

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
        self.is_welcome = enter.isAccepted()

    def move(self, at: QPoint, action: Qt.DropAction | None = None) -> bool:
        """Move, with what the platform proposes; tell whether a drop would be taken there."""
        self._at = at
        event = QDragMoveEvent(at, _BOTH, self._data, _LEFT, _NONE)
        if action is not None:
            event.setDropAction(action)
        QApplication.sendEvent(self._target, event)
        self.action = event.dropAction()
        return event.isAccepted()

    def drop(self, action: Qt.DropAction = Qt.DropAction.CopyAction) -> bool:
        """Let go, and tell whether it was taken."""
        event = QDropEvent(self._at, _BOTH, self._data, _LEFT, _NONE)
        event.setDropAction(action)
        QApplication.sendEvent(self._target, event)
        self.action = event.dropAction()
        return event.isAccepted()

    def leave(self) -> None:
        """Move out of the widget."""
        QApplication.sendEvent(self._target, QDragLeaveEvent())


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


def constants() -> st.SearchStrategy[float | str]:
    """Give what a lane may start at, beside x."""
    plain = st.floats(-1e6, 1e6, allow_nan=False)
    return plain | st.sampled_from(["pi", "e"])


def chains(lanes: int = 3, length: int = 6) -> st.SearchStrategy[Chain]:
    """Give chains whose operands are constants or lanes, a few levels deep."""

    def blocks(operands: st.SearchStrategy[Chain]) -> st.SearchStrategy[Block]:
        def of(name: str) -> st.SearchStrategy[Block]:
            count = len(CATALOGUE[name].defaults)
            return st.tuples(*[operands] * count).map(lambda chosen: Block(name, chosen))

        return st.sampled_from(sorted(CATALOGUE)).flatmap(of)

    operands: st.SearchStrategy[Chain] = constants().map(Chain)
    for _ in range(lanes):
        inner = st.lists(blocks(operands), max_size=2).map(tuple)
        operands = constants().map(Chain) | st.builds(Chain, st.just("x") | constants(), inner)
    row = st.lists(blocks(operands), max_size=length).map(tuple)
    return st.builds(Chain, st.just("x") | constants(), row)
