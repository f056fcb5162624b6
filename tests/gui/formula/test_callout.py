import pytest
from PySide6.QtWidgets import QWidget

from gui.formula.callout import PADDING, Callout
from tests.gui.conftest import Show


@pytest.fixture
def callout(show: Show) -> Callout:
    """One in a wide window."""
    window = QWidget()
    window.resize(600, 100)
    made = Callout(window)
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
