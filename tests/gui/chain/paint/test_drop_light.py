from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from gui.chain.paint.drop_light import CARRIED, MARGIN, Caption, Light
from gui.widgets.theme import LIGHT
from tests.gui.conftest import Show

ROOM = QRect(0, 0, 400, 300)


def canvas(show: Show) -> QWidget:
    made = QWidget()
    made.resize(ROOM.size())
    show(made)
    return made


def test_the_light_frames_its_place_and_lets_the_pointer_through(show: Show) -> None:
    light = Light(canvas(show))
    assert light.isHidden()
    light.show_at(QRect(50, 60, 100, 40))
    assert light.geometry() == QRect(49, 59, 102, 42)
    assert light.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    image = light.grab().toImage()
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert LIGHT.forward.rgb() in colours


def test_the_caption_stands_below_what_is_carried(show: Show) -> None:
    caption = Caption(canvas(show))
    caption.show_below(QRect(50, 60, 100, 40), ROOM, "f(x) = sin(x)")
    assert caption.text() == "f(x) = sin(x)"
    assert caption.y() >= 80 + CARRIED - 1


def test_the_caption_goes_above_where_there_is_no_room_below(show: Show) -> None:
    caption = Caption(canvas(show))
    caption.show_below(QRect(50, 270, 100, 24), ROOM, "f(x) = sin(x)")
    assert caption.geometry().bottom() < 270


def test_the_caption_stays_in_sight_and_is_cut_in_the_middle(show: Show) -> None:
    caption = Caption(canvas(show))
    caption.show_below(QRect(390, 60, 10, 40), ROOM, "f(x) = " + "sin(" * 60)
    assert caption.geometry().right() <= ROOM.right() - MARGIN + 1
    assert "…" in caption.text()
