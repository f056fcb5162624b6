from copy import deepcopy
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from core.chain import Block
from core.chain.edits import Gap
from gui.chain.block import BlockWidget
from gui.chain.canvas import ChainCanvas
from gui.chain.paint.trunk import beside_letter
from gui.chain.paint.wires import number_areas
from gui.session import propose
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import do, remove, scaled

FORMULAS = [
    "exp(x^2)^2",
    "x^2*sin(x) + 3",
    "log(x)/x",
    "1/(1 + exp(-x))",
    "2",
    "x*sin(x+cos(x*exp(x)))",
]


def places(canvas: ChainCanvas) -> list[tuple[str, QRect]]:
    return [(w.objectName(), w.geometry()) for w in canvas.findChildren(QWidget)]


def texts(canvas: ChainCanvas, gap: Gap) -> tuple[str, str]:
    return canvas._numbers.texts(gap)


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_moves_while_x_does(formula: str, open_session: OpenSession, show: Show) -> None:
    session = open_session(formula, x=-9.99)
    canvas = ChainCanvas(session)
    show(canvas)
    before, gaps, size = places(canvas), canvas.gaps(), canvas.size()
    layout = deepcopy(canvas._layout)
    for i in range(-999, 1002, 50):
        session.set_x(i / 100)
        assert (places(canvas), canvas.gaps(), canvas.size()) == (before, gaps, size)
    session.set_x(10.01)
    assert canvas._layout == layout  # the trunk, x, the sum and all wires
    assert (places(canvas), canvas.gaps(), canvas.size()) == (before, gaps, size)


def test_digits_stay_when_a_sign_comes(
    open_session: OpenSession, show: Show, fixed_figures: None
) -> None:
    session = open_session("x^2 + sin(x)", x=0.5)
    canvas = ChainCanvas(session)
    show(canvas)
    metrics = canvas._laid.metrics
    _, gradient = number_areas(
        beside_letter(canvas._layout, canvas._layout.wires[0]), metrics.numbers.height()
    )
    first = canvas._layout.sums["x"].adjusted(metrics.numbers.horizontalAdvance("+ (−"), 0, 0, 0)
    first.setWidth(metrics.numbers.horizontalAdvance("1"))
    second = canvas._layout.sums["x"].adjusted(metrics.term, 0, -metrics.term, 0)

    def painted() -> list[QImage]:
        digits = gradient.adjusted(metrics.numbers.horizontalAdvance("−") + 3, 0, 0, 0)
        return [canvas.grab(area).toImage() for area in (digits, first, second)]

    plus = painted()
    whole = canvas.grab(gradient).toImage()
    session.set_x(-0.5)
    assert canvas.grab(gradient).toImage() != whole
    assert painted() == plus


def test_blocks_are_named_and_know_their_path(open_session: OpenSession, show: Show) -> None:
    canvas = ChainCanvas(open_session("x^2*sin(x)"))
    show(canvas)
    blocks = canvas.findChildren(QWidget, "block")
    # As a test outside of Python's types sees them.
    assert {tuple(block.property("path")) for block in blocks} == {(0,), (1,), (1, 0, 0)}
    assert {tuple(b.property("path")): b.accessibleName() for b in blocks} == {
        (0,): "square, block 1 of 2, value 0.25, gradient 0.4794",
        (1,): "multiply, block 2 of 2, value 0.1199, gradient 1",
        (1, 0, 0): "sin, block 1 of 1, value 0.4794, gradient 0.25",
    }


def test_wires_carry_values_and_gradients(open_session: OpenSession, show: Show) -> None:
    canvas = ChainCanvas(open_session())
    show(canvas)
    assert [texts(canvas, ((), at)) for at in range(4)] == [
        ("0.5", "3.297"),
        ("0.25", "3.297"),
        ("1.284", "2.568"),
        ("1.649", "1"),
    ]


def test_wires_behind_the_first_failure_have_no_number(open_session: OpenSession) -> None:
    canvas = ChainCanvas(open_session("exp(log(x))", x=-1.0))
    values = [texts(canvas, ((), at))[0] for at in range(3)]
    assert values == ["−1", "undef.", "–"]


def test_what_a_choice_leaves_out_gets_no_gradient(open_session: OpenSession) -> None:
    session = open_session("{x < 0: x^2, ln(x)}", x=-1.0)
    canvas = ChainCanvas(session)
    assert [texts(canvas, ((), at)) for at in range(3)] == [("−1", "−2"), ("1", "1"), ("1", "1")]
    lane = (1, 2)
    assert [texts(canvas, (lane, at)) for at in range(2)] == [("−1", "0"), ("–", "0")]
    session.set_x(2.0)
    assert texts(canvas, (lane, 0)) == ("2", "0.5")
    assert texts(canvas, ((), 0)) == ("2", "0")


def test_gradients_appear_as_the_backward_pass_reaches_them(open_session: OpenSession) -> None:
    session = open_session()
    canvas = ChainCanvas(session)
    seen = []
    for progress in (0, 1, 2, 3):
        session.walk.go(progress)
        seen.append([texts(canvas, ((), at))[1] for at in range(4)])
    assert seen == [
        ["?", "?", "?", "1"],
        ["?", "?", "2.568", "1"],
        ["?", "3.297", "2.568", "1"],
        ["3.297", "3.297", "2.568", "1"],
    ]


@pytest.mark.parametrize("edit", ["remove", "insert", "x", "undo"])
def test_a_change_in_the_middle_of_a_backward_pass(
    edit: str, open_session: OpenSession, show: Show
) -> None:
    session = open_session()
    remove(session, [(2,)])
    canvas = ChainCanvas(session)
    show(canvas)
    session.walk.go(1)
    if edit == "remove":
        remove(session, [(0,)])
    elif edit == "insert":
        do(session, propose.insert, ((), 0), [session.chain.block((0,))])
    elif edit == "undo":
        session.undo_stack.undo()
    else:
        session.set_x(2.0)
    shown = [tuple(b.property("path")) for b in canvas.findChildren(QWidget, "block")]
    assert set(session.chain.paths()) <= set(shown)
    assert texts(canvas, ((), 0))[1] != "–"


def test_a_click_on_a_number_copies_all_its_digits(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    canvas = ChainCanvas(open_session())
    show(canvas)
    canvas.wrap(scaled(2000))
    value, gradient = number_areas(canvas._layout.wires[2], canvas._laid.metrics.numbers.height())
    for area, digits in ((value, "1.2840254166877414"), (gradient, "2.568050833375483")):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=area.center())
        assert QGuiApplication.clipboard().text() == digits
        assert f"Copied {digits}" in QToolTip.text()


def test_the_canvas_wraps_at_the_width_it_is_told(open_session: OpenSession, show: Show) -> None:
    canvas = ChainCanvas(open_session("sin(cos(sin(cos(x))))"))
    show(canvas)
    canvas.wrap(scaled(2000))
    assert len({canvas.block_rect((i,)).y() for i in range(4)}) == 1
    canvas.wrap(scaled(400))
    assert len({canvas.block_rect((i,)).y() for i in range(4)}) > 1


def test_the_lit_gap_is_painted(open_session: OpenSession, show: Show) -> None:
    canvas = ChainCanvas(open_session())
    show(canvas)
    corner = canvas.gaps()[((), 1)].topLeft() + QPoint(5, 5)
    dark = canvas.grab().toImage().pixelColor(corner)
    canvas.light(((), 1))
    lit = canvas.grab().toImage().pixelColor(corner)
    canvas.light(None)
    again = canvas.grab().toImage().pixelColor(corner)
    assert lit != dark
    assert again == dark


def test_widgets_are_reused(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    session = open_session()
    canvas = ChainCanvas(session)
    show(canvas)
    for _ in range(20):
        remove(session, [(0,)])
        session.undo_stack.undo()
    qtbot.waitUntil(lambda: len(canvas.findChildren(BlockWidget)) == 3)


def test_all_numbers_of_the_chain_have_the_digits_preferred_in_places_that_grow(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("exp(x^2)^2")
    canvas = ChainCanvas(session)
    show(canvas)
    four = canvas._laid.metrics
    session.digits.choose(6)
    try:
        assert texts(canvas, ((), 2)) == ("1.28403", "2.56805")
        assert canvas._laid.metrics.length > four.length
    finally:
        session.digits.choose(4)
    assert texts(canvas, ((), 2)) == ("1.284", "2.568")


def test_another_room_shows_no_block_anew(
    open_session: OpenSession, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session("x^2*sin(x) + 3", x=0.5)
    canvas = ChainCanvas(session)
    canvas.wrap(2000)
    show(canvas)
    shown, show_block = [], BlockWidget.show_block

    def counted(self: BlockWidget, *given: Any) -> None:
        shown.append(self)
        show_block(self, *given)

    monkeypatch.setattr(BlockWidget, "show_block", counted)
    arranged = []
    canvas.arranged.connect(lambda: arranged.append(1))
    canvas.fit_height(4000)
    assert not arranged  # it has all it asks for as before
    canvas.wrap(1990)
    assert not shown
    do(session, propose.insert, ((), 0), [Block("sin")])
    assert len(shown) == len(canvas.blocks())
