import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.chain import Path
from core.formula import format as format_formula
from gui import mime
from gui.chain.block import BlockWidget
from gui.chain.chain_view import ChainView
from gui.session import Session
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, move_mouse, scaled

LEFT = Qt.MouseButton.LeftButton


def block(view: ChainView, path: Path) -> BlockWidget:
    (found,) = [b for b in view.findChildren(BlockWidget) if tuple(b.property("path")) == path]
    return found


def formula(session: Session) -> str:
    return format_formula(session.chain)


@pytest.fixture
def drags(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """What is dragged; the drag itself, which would wait for a real pointer, does not begin."""
    started: list[list[Path]] = []

    def begin(drag: QDrag, *actions: Qt.DropAction) -> Qt.DropAction:
        packed = bytes(drag.mimeData().data(mime.PATHS).data()).decode()
        started.append([tuple(path) for path in json.loads(packed)["paths"]])
        assert not drag.pixmap().isNull()
        assert actions[-1] == Qt.DropAction.MoveAction
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", begin)
    return started


def pull(widget: BlockWidget, pixels: int) -> None:
    at = widget.rect().center()
    QTest.mousePress(widget, LEFT, Qt.KeyboardModifier.NoModifier, at)
    move_mouse(widget, at + QPoint(pixels, 0), LEFT)


def test_a_pull_starts_a_drag(
    open_session: OpenSession, show: Show, drags: list[list[Path]]
) -> None:
    view = ChainView(open_session())
    show(view)
    pull(block(view, (1,)), QApplication.startDragDistance() + 1)
    assert drags == [[(1,)]]


def test_what_is_dragged_away_fades_until_it_is_let_go(
    open_session: OpenSession, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    view = ChainView(session)
    view.resize(scaled(1000), scaled(300))
    show(view)
    session.select([(0,), (1,)])
    faded: list[bool] = []
    before = [block(view, (i,)).grab().toImage() for i in range(3)]

    def begin(*_: object) -> Qt.DropAction:
        faded.extend(block(view, (i,)).grab().toImage() != before[i] for i in range(3))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", begin)
    pull(block(view, (1,)), QApplication.startDragDistance() + 1)
    assert faded == [True, True, False]
    assert [block(view, (i,)).grab().toImage() for i in range(3)] == before


def test_a_shaky_click_is_no_drag(
    open_session: OpenSession, show: Show, drags: list[list[Path]]
) -> None:
    session = open_session()
    view = ChainView(session)
    show(view)
    pull(block(view, (1,)), QApplication.startDragDistance() - 2)
    assert drags == []
    assert session.selection == ((1,),)


def test_a_selected_range_is_dragged_whole(
    open_session: OpenSession, show: Show, qtbot: QtBot, drags: list[list[Path]]
) -> None:
    session = open_session()
    view = ChainView(session)
    view.resize(scaled(1000), scaled(300))
    show(view)
    session.select([(0,), (1,)])
    pull(block(view, (1,)), 30)
    assert [sorted(paths) for paths in drags] == [[(0,), (1,)]]


def test_the_tool_tip_says_what_a_function_needs(open_session: OpenSession, show: Show) -> None:
    view = ChainView(open_session("log(x)"))
    show(view)
    assert "needs a > 0" in block(view, (0,)).toolTip()


def test_what_a_block_does_not_take_has_the_name_of_its_wire(
    open_session: OpenSession, show: Show
) -> None:
    view = ChainView(open_session("ln(x-sqrt(2)-9)"))
    show(view)
    assert block(view, (2,))._rows()[0][0] == "c = −9.914"


def test_a_selected_and_a_failing_block_look_different(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("log(x)")
    view = ChainView(session)
    show(view)
    plain = block(view, (0,)).grab().toImage()
    session.select([(0,)])
    selected = block(view, (0,)).grab().toImage()
    session.select([])
    session.set_x(-1.0)
    failing = block(view, (0,)).grab().toImage()
    session.set_x(0.5)
    assert block(view, (0,)).grab().toImage() == plain
    assert selected != plain
    assert failing != plain


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("7", "7x"),
        ("-0.1", "-0.1x"),
        ("pi", "pi x"),
        ("0.30000000000000004", "0.30000000000000004x"),
        ("sin(x)", "x sin(x)"),
    ],
)
def test_a_number_is_typed_into_a_block(
    typed: str, expected: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x*3")
    view = ChainView(session)
    show(view)
    field = find(view, QLineEdit, "operand")
    assert field.accessibleName() == "Number 3"
    qtbot.mouseDClick(field, LEFT)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    assert formula(session) == "3x"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert formula(session) == expected
    session.undo_stack.undo()
    assert formula(session) == "3x"
    assert find(view, QLineEdit, "operand").text() == "3"


def test_leaving_the_field_commits_too(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    session = open_session("x*3")
    view = ChainView(session)
    show(view)
    field = find(view, QLineEdit, "operand")
    qtbot.mouseClick(field, LEFT)
    field.selectAll()
    qtbot.keyClicks(field, "4")
    view.setFocus()
    assert formula(session) == "4x"


@pytest.mark.parametrize("typed", ["", "4+", "foo(x)", "xx"])
def test_wrong_text_is_kept_and_marked_and_the_chain_stays(
    typed: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x*3")
    view = ChainView(session)
    show(view)
    field = find(view, QLineEdit, "operand")
    qtbot.mouseClick(field, LEFT)
    plain = field.palette().color(field.palette().ColorRole.Text)
    field.clear()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, typed[-1:])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    session.set_x(0.75)
    assert formula(session) == "3x"
    assert field.text() == typed
    assert "expected" in field.toolTip() or "(character" in field.toolTip()
    assert field.palette().color(field.palette().ColorRole.Text) != plain
    field.selectAll()
    qtbot.keyClicks(field, "5")
    assert field.toolTip() == ""
    assert field.palette().color(field.palette().ColorRole.Text) == plain
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert formula(session) == "5x"


def test_a_lane_that_starts_at_a_number_has_a_field_for_it(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("2^x")
    view = ChainView(session)
    show(view)
    field = find(view, QLineEdit, "operand")
    assert field.text() == "2"
    qtbot.mouseClick(field, LEFT)
    field.selectAll()
    qtbot.keyClicks(field, "10")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert formula(session) == "10^x"


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_delete_in_a_field_deletes_text_and_no_block(
    key: Qt.Key, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x*34")
    view = ChainView(session)
    show(view)
    session.select([(0,)])
    field = find(view, QLineEdit, "operand")
    field.setFocus()
    field.setCursorPosition(1)
    qtbot.keyClick(field, key)
    assert field.text() in {"3", "4"}
    assert formula(session) == "34x"
