from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.palette.remove_place import RemovePlace
from gui.widgets.theme import LIGHT
from tests.gui.conftest import Show


def test_it_covers_with_words_and_lets_the_pointer_through(show: Show) -> None:
    parent = QWidget()
    parent.resize(200, 300)
    place = RemovePlace(parent)
    place.resize(parent.size())
    assert place.isHidden()
    show(parent)
    place.cover("Remove Exp", "f(x) = x^2")
    assert place.isVisible()
    assert place.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    image = place.grab().toImage()
    inside = {image.pixel(x, y) for x in range(20, 180) for y in range(20, 280)}
    assert LIGHT.marked.rgb() in inside
    assert len(inside) > 10
