import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.formula.callout import PADDING, Callout
from tests.gui.conftest import Show


@pytest.fixture
def callout(show: Show) -> Callout:
    """One in a wide window."""
    window = QWidget()
    window.resize(600, 100)
    field = QLineEdit(window)
    made = Callout(window, field)
    made.setText("a ) is missing")
    show(window)
    return made


@pytest.mark.parametrize("x", [10, 40, 300, 580, 590])
def test_it_stands_below_a_place_and_within_its_bounds(callout: Callout, x: int) -> None:
    callout.point_at(x, 30, 10, 590)
    box = callout.geometry()
    assert box.top() == 30
    assert 10 <= box.left() <= x <= box.right() + 1 <= 590
    assert box.width() > callout.fontMetrics().horizontalAdvance(callout.text()) + 2 * PADDING


def test_long_words_are_cut_and_told_in_full(callout: Callout) -> None:
    callout.setText("a ) is missing, " * 20)
    callout.point_at(10, 30, 10, 590)
    callout.show()
    callout.grab()
    assert callout.width() == 580
    assert callout.toolTip() == callout.text()


def test_what_is_told_for_the_field_comes_and_goes_with_the_keyboard(callout: Callout) -> None:
    field = callout.window().findChildren(QLineEdit)[0]
    field.clearFocus()
    callout.tell(for_field=True)
    assert not callout.isVisible()
    for _ in range(2):
        field.setFocus()
        assert callout.isVisible()
        field.clearFocus()
        assert not callout.isVisible()
    callout.clear()
    field.setFocus()
    assert not callout.isVisible()
    field.clearFocus()
    callout.tell(for_field=False)
    assert callout.isVisible()


def test_it_tells_what_it_covers(callout: Callout) -> None:
    covered = [QRect()]
    callout.covers.connect(covered.append)
    callout.point_at(40, 30, 10, 590)
    assert len(covered) == 1
    callout.tell(for_field=False)
    callout.point_at(300, 30, 10, 590)
    assert covered[1].left() < covered[-1].left()
    assert covered[-1] == callout.geometry()
    callout.clear()
    assert covered[-1].isEmpty()
