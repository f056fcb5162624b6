from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from core.numerical import check
from gui.check.numbers import NumberRows
from gui.widgets.theme import LIGHT


def test_the_two_derivatives_have_the_digits_that_tell_them_apart(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    rows = NumberRows(owner)
    found = check(parse("exp(x^2)^2"), 0.5)
    rows.show_numbers(found, (True, False), LIGHT, in_full=False)
    assert (rows.backprop.shown, rows.numerical.shown) == ("3.29744254", "3.29744263")
    assert (rows.backprop.colour, rows.numerical.colour) == (LIGHT.backward, LIGHT.muted)
    assert (rows.abs_error.shown, rows.rel_error.shown) == ("8.8×10⁻⁸", "2.7×10⁻⁸")
    rows.show_numbers(found, (True, True), LIGHT, in_full=True)
    assert rows.numerical.shown == "3.2974426293330694"
    for label in (rows.value, rows.backprop, rows.numerical, rows.abs_error, rows.rel_error):
        label.deleteLater()
