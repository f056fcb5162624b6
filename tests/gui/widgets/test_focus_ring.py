import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from gui.widgets.focus_ring import FocusRing
from gui.widgets.theme import LIGHT
from tests.gui.conftest import Show
from tests.gui.helpers import settle


@pytest.fixture
def window(show: Show) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for name in ("first", "second"):
        field = QLineEdit()
        field.setObjectName(name)
        column.addWidget(field)
    FocusRing(made)
    show(made)
    return made


def parts(window: QWidget) -> tuple[FocusRing, QLineEdit, QLineEdit]:
    first, second = window.findChildren(QLineEdit)
    return window.findChildren(FocusRing)[0], first, second


def test_it_goes_with_the_keyboard_and_with_what_has_it(window: QWidget) -> None:
    ring, first, second = parts(window)
    first.setFocus()
    assert (ring.isVisible(), ring.geometry()) == (True, first.geometry())
    second.setFocus()
    assert ring.geometry() == second.geometry()
    window.resize(window.width() + 50, window.height() + 50)
    settle()
    assert ring.geometry() == second.geometry()
    second.hide()
    assert not (ring.isVisible() and ring.geometry() == second.geometry())
    first.clearFocus()
    assert not ring.isVisible()


def test_its_line_is_seen_and_what_it_frames_is_not_covered(window: QWidget) -> None:
    ring, first, _ = parts(window)
    first.setFocus()
    picture = window.grab().toImage()
    edge = first.mapTo(window, QPoint(first.width() // 2, 1))
    assert picture.pixelColor(edge).rgb() == LIGHT.forward.rgb()
    assert not ring.mask().contains(ring.rect().center())


def test_it_lies_on_what_is_seen_of_it(show: Show) -> None:
    window, area, field = QWidget(), QScrollArea(), QLineEdit()
    field.resize(2000, 300)
    area.setWidget(field)
    QVBoxLayout(window).addWidget(area)
    ring = FocusRing(window)
    show(window)
    field.setFocus()
    assert area.geometry().contains(ring.geometry())


def test_what_the_end_of_the_window_tells_is_no_error(qapp: QApplication) -> None:
    window = QWidget()
    field, ring = QLineEdit(window), FocusRing(window)
    ring._follow(None, field)
    ring.setParent(None)
    delete(window)
    ring._follow(None, None)
    ring._place()
    delete(ring)
    ring._place()
