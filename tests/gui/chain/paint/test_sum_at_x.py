import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.paint.sum_at_x import chosen_terms, term_places
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import scaled


@pytest.mark.parametrize(
    ("count", "room", "expected"),
    [
        (2, 5, [0, 1]),
        (5, 5, [0, 1, 2, 3, 4]),
        (6, 5, [0, 1, None, 4, 5]),
        (60, 4, [0, 1, None, 59]),
        (3, 2, [0, None]),
        (3, 1, [None]),
    ],
)
def test_the_middle_of_a_long_sum_is_left_out(
    count: int, room: int, expected: list[int | None]
) -> None:
    assert chosen_terms(count, room) == expected


def test_a_click_on_a_term_copies_all_its_digits(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2*sin(x)", x=3.0)
    canvas = ChainCanvas(session)
    canvas.wrap(scaled(900))
    show(canvas)
    trace = session.trace
    terms = term_places(canvas._layout.sums["x"], canvas._laid.metrics, 2)
    for (place, _), number in zip(terms, [*trace.shares.values(), trace.gradient], strict=True):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place.center())
        assert QGuiApplication.clipboard().text() == repr(number)


def test_what_is_not_known_yet_is_not_told(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2*sin(x)", x=3.0)
    canvas = ChainCanvas(session)
    canvas.wrap(scaled(900))
    show(canvas)
    QGuiApplication.clipboard().setText("before")
    session.walk.go(1)
    assert canvas._numbers.contributions("x") == [None, None]
    places_now = term_places(canvas._layout.sums["x"], canvas._laid.metrics, 2)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=places_now[0][0].center())
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=places_now[2][0].center())
    assert QGuiApplication.clipboard().text() == "before"


def test_a_screen_reader_hears_the_sum_where_nothing_is_selected(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("x^2*sin(x)", x=3.0)
    view = ChainView(session)
    show(view)
    assert view.accessibleDescription() == "Σ at x: 0.8467 + (−8.91) ≈ −8.063"
    session.walk.go(3)
    assert view.accessibleDescription() == ""
    session.select([(1,)])
    assert view.accessibleDescription().endswith("gradient 1")
    session.walk.go(0)
    assert view.accessibleDescription().endswith("gradient not known yet")
    session.select([(0,)])
    assert view.accessibleDescription().startswith("square")
