import pytest
from PySide6.QtGui import QIcon

from core.functions import CATALOGUE
from gui.palette.curve_icon import SIDE, blank_icon, curve_icon
from gui.widgets.theme import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("qapp")


def colours(name: str, dark: bool) -> set[int]:
    image = curve_icon(name, dark, 2.0).pixmap(SIDE, SIDE).toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_function_has_its_curve(name: str) -> None:
    assert len(colours(name, False)) > 3


def test_the_curve_has_the_colour_of_f_in_either_theme() -> None:
    assert LIGHT.forward_curve.rgba() in colours("step", False) | colours("square", False)
    assert DARK.forward_curve.rgba() in colours("step", True) | colours("square", True)


def test_an_icon_is_drawn_once() -> None:
    assert curve_icon("sin", False, 1.0) is curve_icon("sin", False, 1.0)


def test_a_blank_icon_keeps_the_room() -> None:
    image = blank_icon().pixmap(SIDE, SIDE).toImage()
    assert (image.width(), image.pixelColor(5, 5).alpha()) == (SIDE, 0)


def test_a_chosen_row_keeps_its_curve() -> None:
    icon = curve_icon("sin", False, 1.0)
    plain, chosen = (icon.pixmap(SIDE, SIDE, mode).toImage()
                     for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected))  # fmt: skip
    assert plain == chosen
