from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.formula import parse
from core.incremental import whole
from core.numerical.error_against_h import errors_in_slices
from core.plot.error_figure import error_figure
from gui.check.error_plot import ErrorPlot
from tests.gui.conftest import Show


def shown(show: Show) -> ErrorPlot:
    plot = ErrorPlot()
    show(plot)
    plot.resize(260, plot.sizeHint().height())
    found = whole(errors_in_slices(parse("x^2 sin(x)"), 0.5))
    assert found is not None
    plot.show_figure(error_figure(found, 1e-4, found.slope + 6e-9))
    return plot


def test_a_press_asks_for_the_h_there(show: Show, qtbot: QtBot) -> None:
    plot, asked = shown(show), list[float]()
    plot.place_asked.connect(asked.append)
    room = plot._room()
    at = QPoint(round(room.left() + 0.25 * room.width()), round(room.center().y()))
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=at)
    assert len(asked) == 1
    assert abs(asked[0] - 0.25) < 0.01


def test_a_press_on_the_ring_asks_for_the_best(show: Show, qtbot: QtBot) -> None:
    plot = shown(show)
    assert plot._figure is not None
    assert plot._figure.best is not None
    with qtbot.waitSignal(plot.best_asked):
        at = plot._pixel(plot._figure.best).toPoint()
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at)


def test_keys_move_h(show: Show, qtbot: QtBot) -> None:
    plot, moves = shown(show), list[int]()
    plot.moved.connect(moves.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        qtbot.keyClick(plot, key)
    assert moves == [-1, 1, -4]
    with qtbot.waitSignal(plot.best_asked):
        qtbot.keyClick(plot, Qt.Key.Key_Home)


def test_the_best_is_told_beside_its_ring_and_the_dot(show: Show) -> None:
    plot = shown(show)
    figure = plot._figure
    assert figure is not None
    assert figure.best is not None
    assert figure.dot is not None
    ring = plot._pixel(figure.best)
    area = plot._beside_ring(ring, 60)
    assert plot._room().contains(area)
    assert not area.contains(ring)
    assert not area.contains(plot._pixel(figure.dot))


def test_it_is_painted(show: Show) -> None:
    plot = shown(show)
    image = plot.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(40, 120, 2)}
    assert len(colours) > 10


def test_it_turns_pale_once_however_far_x_moves(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot, updates = shown(show), []
    monkeypatch.setattr(ErrorPlot, "update", lambda self: updates.append(self))
    for _ in range(3):
        plot.pale()
    assert len(updates) == 1


def test_its_lines_are_drawn_once_while_h_moves_or_they_turn_pale(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot = shown(show)
    figure = plot._figure
    assert figure is not None
    strong = plot.grab().toImage()
    monkeypatch.setattr("gui.check.error_plot._pen", lambda *_: pytest.fail("drawn again"))
    monkeypatch.setattr(ErrorPlot, "_paint_key", lambda *_: None)
    plot.show_figure(replace(figure, dot=(0.5, 0.5)))
    plot.grab()
    plot.pale()
    assert plot.grab().toImage() != strong
    monkeypatch.undo()
    plot.resize(plot.width() + 20, plot.height())
    assert plot.grab().toImage().width() > strong.width()
