"""Release does exactly what is lit, whatever is carried, and wherever it is let go."""

from collections.abc import Iterator

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.chain import MAX_DEPTH, Block, Chain
from core.document import Document
from core.functions import CATALOGUE
from gui import mime
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.drag import drop_aim
from gui.chain.drag.click_overlay import ClickOverlay
from gui.session import Session
from tests.gui.helpers import Drag, chains, find, set_chain
from tests.sampled import examples

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ACTIONS = [Qt.DropAction.CopyAction, Qt.DropAction.MoveAction]
NAMES = st.sampled_from(["x", *sorted(CATALOGUE)])

Spot = tuple[float, int, int, bool]

SPOTS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(-60, 60), st.integers(-60, 60), st.booleans()),
    min_size=1,
    max_size=4,
)
"""Where the pointer goes: to which of the gaps, numbers and blocks, how far from its middle, and
whether it rests there."""


@pytest.fixture(scope="module")
def view(qapp: QApplication) -> Iterator[ChainView]:
    """A chain on which a block is to be replaced as soon as the pointer rests on it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drop_aim, "DWELL", 0)
        made = ChainView(Session(Document(Chain())))
    made.resize(900, 400)
    made.show()
    yield made
    made.close()


def session_of(view: ChainView) -> Session:
    return view._session


def lit(view: ChainView) -> Chain:
    """Give the chain that the plot shows: the ghost, or that at hand where it would be the same."""
    session = session_of(view)
    label = view.findChild(QLabel, "dropCaption")
    ghost = session.attention.ghost
    if ghost is not None:
        assert label is not None
        assert label.isVisible()
        assert "f(x) = " in label.text()
    return ghost or session.chain


def place(view: ChainView, spot: Spot) -> QPoint:
    """Give a point of the viewport, on a block or near something else of the chain."""
    (canvas,) = view.findChildren(ChainCanvas)
    share, across, down, _ = spot
    others = [*canvas.gaps().values(), *canvas.numbers().values()]
    rects = [(rect, 1.0) for rect in others] + [(rect, 0.2) for rect in canvas.blocks().values()]
    rect, near = rects[min(int(share * len(rects)), len(rects) - 1)]
    offset = QPoint(round(across * near), round(down * near))
    return canvas.mapTo(view.viewport(), rect.center() + offset)


def rest() -> None:
    """Let the timers run out that have run out; the pointer is where it was."""
    QApplication.processEvents()


def dragged(session: Session, data: st.DataObject) -> QMimeData:
    """Choose a function, x, blocks of the chain or blocks of another window."""
    kinds = [*(["own"] if session.chain.blocks else []), "function", "others"]
    kind = data.draw(st.sampled_from(kinds))
    event(kind)
    if kind == "function":
        return mime.of_function(data.draw(NAMES))
    if kind == "others":
        return mime.of_blocks([(0,)], "another", [Block("sin"), Block("add", (Chain(7.0),))])
    first = data.draw(st.sampled_from(list(session.chain.paths())))
    count = len(session.chain.lane(first[:-1]).blocks)
    last = data.draw(st.integers(first[-1], min(first[-1] + 2, count - 1)))
    paths = [(*first[:-1], i) for i in range(first[-1], last + 1)]
    return mime.of_blocks(paths, session.token, [session.chain.block(path) for path in paths])


@settings(max_examples=examples(60))
@given(chain=chains(), spots=SPOTS, action=st.sampled_from(ACTIONS), data=st.data())
def test_a_drop_makes_the_chain_that_was_lit(
    view: ChainView, chain: Chain, spots: list[Spot], action: Qt.DropAction, data: st.DataObject
) -> None:
    session = session_of(view)
    set_chain(session, chain)
    rest()  # so that the view is as wide and as high as this chain, not the one before
    drag = Drag(view.viewport(), dragged(session, data), place(view, spots[0]))
    for spot in spots:
        welcome = drag.move(place(view, spot), action)
        if spot[-1]:
            rest()
    wanted, steps = lit(view), session.undo_stack.count()
    taken = drag.drop(action)
    assert session.chain == wanted
    assert session.attention.ghost is None
    assert session.undo_stack.count() == steps + (wanted != chain)
    assert taken or wanted == chain
    # Where a rest would still change something it is welcome, too.
    assert welcome or not taken or spots[-1][-1]
    event(session.undo_stack.undoText().partition(" ")[0] if wanted != chain else "the same")


@settings(max_examples=examples(40))
@given(chain=chains(), spots=SPOTS, name=NAMES)
def test_a_click_makes_the_chain_that_was_lit(
    view: ChainView, chain: Chain, spots: list[Spot], name: str
) -> None:
    session = session_of(view)
    set_chain(session, chain)
    session.attention.carry(name)
    glass = find(view, ClickOverlay, "chainCatcher")
    for spot in spots:
        send(glass, QEvent.Type.MouseMove, place(view, spot))
        if spot[-1]:
            rest()
    wanted = lit(view)
    send(glass, QEvent.Type.MouseButtonPress, place(view, spots[-1]))
    assert session.chain == wanted
    assert (session.attention.ghost, session.attention.carried) == (None, "")


def send(glass: ClickOverlay, kind: QEvent.Type, at: QPoint) -> None:
    button = LEFT if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    there = QPointF(glass.mapToGlobal(at))
    QApplication.sendEvent(glass, QMouseEvent(kind, QPointF(at), there, button, button, NONE))


def test_what_is_too_deep_is_not_welcome_and_says_so(view: ChainView, qtbot: QtBot) -> None:
    session = session_of(view)
    deep = Chain("x", (Block("sin"),))
    while deep.depth < MAX_DEPTH:
        deep = Chain("x", (Block("add", (deep,)),))
    set_chain(session, deep)
    gap = (0, 0) * (MAX_DEPTH - 1), 0
    (canvas,) = view.findChildren(ChainCanvas)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > canvas.height() // 2)
    there = canvas.gaps()[gap].center()
    view.ensureVisible(there.x(), there.y(), 50, 100)
    at = canvas.mapTo(view.viewport(), there)
    drag = Drag(view.viewport(), mime.of_function("add"), at)
    assert not drag.move(at)
    assert lit(view) == deep
    drag.leave()
    session.attention.carry("add")
    with qtbot.waitSignal(session.told) as told:
        send(find(view, ClickOverlay, "chainCatcher"), QEvent.Type.MouseButtonPress, at)
    assert told.args == ["The chain stays as it is: branches nest deeper than 100 levels."]
    assert session.chain == deep
