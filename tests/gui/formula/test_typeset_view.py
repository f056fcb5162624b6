from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.formula.typeset_view import TypesetView
from gui.widgets.derivative_process import Outline
from gui.widgets.drawing import drawing
from gui.widgets.theme import DARK, LIGHT, palette_of
from tests.gui.conftest import Show

BAR: Outline = {
    "curves": [["M", 0, 0], ["L", 3, 0], ["L", 3, -1], ["L", 0, -1], ["Z"]],
    "width": 3.0,
    "ascent": 1.0,
    "descent": 0.2,
}
WIDE: Outline = {**BAR, "width": 500.0}


def shown(show: Show) -> TypesetView:
    parent = QWidget()
    parent.resize(400, 120)
    view = TypesetView(parent)
    view.resize(parent.size())
    show(parent)
    return view


def colours(view: TypesetView) -> set[int]:
    image = view.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_an_outline_becomes_a_path() -> None:
    made = drawing(BAR)
    assert made is not None
    assert made.path.boundingRect().getRect() == (0.0, -1.0, 3.0, 1.0)
    assert (made.width, made.ascent, made.descent) == (3.0, 1.0, 0.2)
    assert drawing(None) is None


def test_f_and_its_slope_are_painted_in_the_colours_of_their_meaning(show: Show) -> None:
    view = shown(show)
    view.show_formulas(drawing(BAR), drawing(BAR))
    assert {LIGHT.forward.rgb(), LIGHT.backward.rgb()} <= colours(view)
    view.setPalette(palette_of(DARK))
    assert {DARK.forward.rgb(), DARK.backward.rgb()} <= colours(view)


def test_another_f_is_painted_at_once_and_what_is_no_longer_its_slope_pales(show: Show) -> None:
    view = shown(show)
    view.show_formulas(drawing(BAR), drawing(BAR))
    view.show_f(drawing(BAR))
    seen = colours(view)
    assert {LIGHT.forward.rgb(), LIGHT.line.rgb()} <= seen
    assert LIGHT.backward.rgb() not in seen
    view.show_formulas(drawing(BAR), drawing(BAR))
    assert LIGHT.backward.rgb() in colours(view)


def test_what_does_not_fit_is_told_and_not_painted(qtbot: QtBot, show: Show) -> None:
    view = shown(show)
    view.show_formulas(drawing(BAR), drawing(BAR))
    with qtbot.waitSignal(view.fit_changed) as told:
        view.show_formulas(drawing(BAR), drawing(WIDE))
    assert told.args == [False]
    assert not view.fits
    assert LIGHT.backward.rgb() not in colours(view)
    assert 0 < view.end <= view.width()


def test_nothing_has_no_width(show: Show) -> None:
    view = shown(show)
    view.show_formulas(None, None)
    assert view.end == 0
    assert view.sizeHint().height() > 0


def test_no_formula_is_seen_around_what_lies_over_it(show: Show) -> None:
    view = shown(show)
    view.show_formulas(drawing(BAR), drawing(BAR))
    view.make_way(QRectF(view.end - 5, 0, 100, 30))
    seen = colours(view)
    assert LIGHT.forward.rgb() in seen
    assert LIGHT.backward.rgb() not in seen
    view.make_way(QRectF())
    assert LIGHT.backward.rgb() in colours(view)
