"""The chain rule under the chain: linked with the blocks, quiet while x moves, never too high."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from core.chain_rule.products import Elision, Factor
from core.formula import parse
from gui.chain.block import BlockWidget
from gui.product_line import product_line as module
from gui.product_line.product_layout import (
    LONE_SYMBOL,
    NUMBER,
    RATIO,
    RESULT,
    SIGN,
    SYMBOL,
    Piece,
    placed,
)
from gui.product_line.product_line import ProductLine
from gui.session import Session
from gui.widgets.theme import theme_of
from gui.window.main_window import MainWindow
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, move_mouse, scaled, set_chain

MANY = "x^2*sin(x*exp(x+min(x,cos(x))))"
LONG = "tanh(" * 12 + "x" + ")" * 12


@pytest.fixture
def line(show: Show, open_session: OpenSession) -> Callable[[str], ProductLine]:
    def make(formula: str, width: int = 820, x: float = 0.5) -> ProductLine:
        made = ProductLine(open_session(formula, x=x))
        made.resize(scaled(width), made.sizeHint().height())
        show(made)
        return made

    return make


def session_of(line: ProductLine) -> Session:
    return line._session


def block(window: MainWindow, at: int) -> BlockWidget:
    return next(b for b in window.findChildren(BlockWidget) if b.block_path == (at,))


def place(line: ProductLine, piece: Piece) -> QPoint:
    return piece.area.center() + line.contentsRect().topLeft()


def piece(line: ProductLine, kind: int, path: tuple[int, ...]) -> Piece:
    return next(
        p for p in line.pieces()
        if p.kind == kind and isinstance(p.what, Factor) and p.what.block == path
    )  # fmt: skip


def dots(line: ProductLine) -> Piece:
    return next(p for p in line.pieces() if isinstance(p.what, Elision))


def rows(line: ProductLine) -> int:
    return len({p.area.top() for p in line.pieces()})


def test_it_has_the_digits_that_the_chain_has(line) -> None:
    made = line("exp(x^2)^2")
    session_of(made).digits.choose(6)
    try:
        assert made.numbers() == ["2.56805", "1.28403", "1", "3.29744"]
        assert made.text().endswith("≈ 3.29744")
    finally:
        session_of(made).digits.choose(4)
    assert made.numbers()[-1] == "3.297"


def test_it_is_one_line_where_there_is_room(line: Callable[..., ProductLine]) -> None:
    made = line("exp(x^2)^2")
    assert rows(made) == 1
    assert made.text() == (
        "dy/dx = dy/db · db/da · da/dx = 2b · eᵃ · 2x ≈ 2.568 · 1.284 · 1 ≈ 3.297"
    )
    assert made.accessibleDescription() == made.text()


def test_else_ratio_symbol_and_number_stand_below_each_other(
    line: Callable[..., ProductLine],
) -> None:
    made = line("exp(x^2)^2", width=300)
    assert rows(made) == 3
    for path in ((0,), (1,), (2,)):
        places = {piece(made, kind, path).area.left() for kind in (RATIO, SYMBOL, NUMBER)}
        assert len(places) == 1


@pytest.mark.parametrize("kind", [RATIO, SYMBOL, NUMBER])
def test_a_factor_under_the_pointer_lights_its_block(
    window: MainWindow, qtbot: QtBot, kind: int
) -> None:
    line = find(window, ProductLine, "productLine")
    dark = block(window, 2).grab().toImage()
    move_mouse(line, place(line, piece(line, kind, (2,))))
    qtbot.waitUntil(lambda: window.session.attention.hovered == (2,))
    assert block(window, 2).grab().toImage() != dark
    move_mouse(line, QPoint(2, 2))
    qtbot.waitUntil(lambda: window.session.attention.hovered is None)
    assert block(window, 2).grab().toImage() == dark


def test_a_block_under_the_pointer_lights_its_factor(window: MainWindow) -> None:
    line = find(window, ProductLine, "productLine")
    dark = line.grab().toImage()
    at = QPointF(5, 5)
    QApplication.sendEvent(block(window, 1), QEnterEvent(at, at, at))
    lit = line.grab().toImage()
    assert lit != dark
    changed = [x for x in range(lit.width()) if lit.pixel(x, 8) != dark.pixel(x, 8)]
    for kind in (RATIO, SYMBOL, NUMBER):
        area = piece(line, kind, (1,)).area.translated(line.contentsRect().topLeft())
        assert any(abs(x - area.left()) < 4 for x in changed)
    QApplication.sendEvent(block(window, 1), QEvent(QEvent.Type.Leave))
    assert line.grab().toImage() == dark


def test_a_click_on_a_factor_selects_its_block(window: MainWindow, qtbot: QtBot) -> None:
    line = find(window, ProductLine, "productLine")
    at = place(line, piece(line, SYMBOL, (1,)))
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=at)
    assert window.session.selection == ((1,),)
    marked = theme_of(line.palette()).marked
    image = line.grab().toImage()
    assert marked in [image.pixelColor(x, at.y() - 6) for x in range(image.width())]


def test_the_dots_say_what_they_hide_and_are_lit_for_it(
    line: Callable[..., ProductLine], qtbot: QtBot
) -> None:
    made = line(LONG, x=2.0)
    at = place(made, dots(made))
    dark = made.grab().toImage()
    session_of(made).attention.hover((5,))
    assert made.grab().toImage() != dark
    session_of(made).attention.hover(None)
    QApplication.sendEvent(made, QHelpEvent(QEvent.Type.ToolTip, at, made.mapToGlobal(at)))
    assert QToolTip.text().startswith("5 factors not shown:\ndq/dp = 1/cosh²p ≈ 0.")
    QToolTip.hideText()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=at)
    assert "5 factors not shown" in QToolTip.text()
    QToolTip.hideText()


def test_a_factor_says_its_block_and_every_digit(line: Callable[..., ProductLine]) -> None:
    made = line("exp(x^2)^2")
    at = place(made, piece(made, NUMBER, (1,)))
    QApplication.sendEvent(made, QHelpEvent(QEvent.Type.ToolTip, at, made.mapToGlobal(at)))
    assert QToolTip.text() == "Exp: db/da = eᵃ = 1.2840254166877414"
    QToolTip.hideText()


@pytest.mark.parametrize("formula", [MANY, LONG, MANY + " + " + MANY, "+".join(["sin(x)"] * 40)])
@pytest.mark.parametrize("width", [300, 820, 1500])
def test_it_is_never_higher_than_three_lines_and_fits(
    line: Callable[..., ProductLine], formula: str, width: int
) -> None:
    made = line(formula, width=width)
    assert rows(made) <= 3
    for p in made.pieces():
        assert p.area.right() <= made.contentsRect().width()
    told = [p.what for p in made.pieces() if p.kind != SIGN]
    for path in session_of(made).chain.paths():  # every block is there, or behind the dots
        assert any(
            w.hides(path) if isinstance(w, Elision) else isinstance(w, Factor) and w.block == path
            for w in told
        )


@pytest.mark.parametrize("formula", ["exp(x^2)^2", "x^2 sin(x)", MANY])
def test_dragging_x_moves_no_factor_once_it_has_been_everywhere(
    line: Callable[..., ProductLine], formula: str
) -> None:
    made = line(formula)
    session = session_of(made)
    height = made.sizeHint().height()
    arrangements = set()
    for x in np.linspace(-9.99, 10.01, 101):
        session.set_x(float(x))
        arrangements.add(made.pieces())
        ratios = {(p.text, p.area.topLeft().toTuple()) for p in made.pieces() if p.kind == RATIO}
        assert len(ratios) == len([p for p in made.pieces() if p.kind == RATIO])
    assert len(arrangements) < 25
    last = made.pieces()
    for x in np.linspace(-9.99, 10.01, 101):
        session.set_x(float(x))
        assert made.pieces() == last
    assert made.sizeHint().height() in (height, 3 * made.fontMetrics().lineSpacing() + 8)


def test_changes_of_sign_in_the_plot_move_nothing_once_x_has_moved(
    line: Callable[..., ProductLine],
) -> None:
    made = line("x^2*sin(x) + exp(x)/x")
    session = session_of(made)
    low, high = session.document.x_range
    height = made.sizeHint().height()
    arrangements, written = set(), set()
    for x in np.linspace(low, high, 40):
        session.set_x(float(x))
        arrangements.add(made.pieces())
        written.add(tuple(p.text for p in made.pieces() if p.kind == RATIO))
        assert made.sizeHint().height() == height
    assert len(written) == 1
    assert len(arrangements) <= 3  # beside the pole a number grows beyond what was measured


def test_numbers_are_left_open_until_the_backward_pass_comes_by(
    line: Callable[..., ProductLine],
) -> None:
    made = line("exp(x^2)^2")
    session = session_of(made)
    session.walk.go(1)
    assert made.numbers() == ["2.568", "?", "?", "?"]
    assert made.text().endswith("2b · eᵃ · 2x ≈ ?")
    session.walk.go(None)
    assert made.numbers() == ["2.568", "1.284", "1", "3.297"]


def test_the_whole_of_it_can_be_copied(line: Callable[..., ProductLine], qtbot: QtBot) -> None:
    made = line(LONG, x=2.0)
    for action, begins in ((0, "dy/dx = dy/dt"), (1, r"\frac{dy}{dx} = \frac{dy}{dt} \cdot")):
        at = QPoint(5, 5)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, made.mapToGlobal(at))
        QApplication.sendEvent(made, event)
        menu = find(made, QMenu, "productMenu")
        menu.actions()[action].trigger()
        menu.close()
        copied = QGuiApplication.clipboard().text()
        assert copied.startswith(begins)
        assert "…" not in copied
    assert copied.count(r"\cosh^{2}") == 12


def test_a_chain_without_blocks_has_a_result(line: Callable[..., ProductLine]) -> None:
    made = line("x")
    assert made.text() == "dy/dx = 1"
    assert [p.kind for p in made.pieces()] == [SIGN, SIGN, RESULT]


@pytest.mark.parametrize(("formula", "symbol"), [("cos(x)", "−sin x"), ("tan(x)", "1 + tan²x")])
def test_one_derivative_alone_is_written_as_in_its_block(
    line: Callable[..., ProductLine], formula: str, symbol: str
) -> None:
    made = line(formula)
    assert [p.text for p in made.pieces() if p.kind == LONE_SYMBOL] == [symbol]
    assert made.text().startswith(f"dy/dx = {symbol} ≈ ")


def test_the_keyboard_walks_through_the_factors_and_copies(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    line = ProductLine(session)
    show(line)
    line.setFocus()
    seen: list[tuple[int, ...]] = []
    for _ in range(4):
        qtbot.keyClick(line, Qt.Key.Key_Right)
        seen += session.selection
    assert seen == [(2,), (1,), (0,), (2,)]
    qtbot.keyClick(line, Qt.Key.Key_Left)
    assert session.selection == ((0,),)
    qtbot.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("dy/dx = ")


def test_an_edit_places_the_factors_once(
    line: Callable[[str], ProductLine], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, placings, place_all = line("exp(x^2)^2"), list[object](), placed

    def counted(*given: Any) -> tuple[Piece, ...]:
        placings.append(given)
        return place_all(*given)

    monkeypatch.setattr(module, "placed", counted)
    set_chain(session_of(made), parse(MANY))
    assert len(placings) == 1
    session_of(made).set_x(0.6)  # the first move makes room for what the numbers are elsewhere
    count = len(placings)
    for k in range(5):
        session_of(made).set_x(0.6 + k / 50)
    assert len(placings) == count
