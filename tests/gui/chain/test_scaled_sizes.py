from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.chain.scaled_sizes import ScaledSizes
from tests.gui.conftest import OpenSession


def test_sizes_are_measured_once_and_anew_for_more_digits(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    session, canvas = open_session(), QWidget()
    qtbot.addWidget(canvas)
    sizes = ScaledSizes(canvas, session)
    whole, small = sizes.at(1.0), sizes.at(0.7)
    assert sizes.at(1.0) is whole
    assert small.slot < whole.slot
    assert not sizes.follow()
    session.digits.choose(6)
    assert sizes.follow()
    assert sizes.at(1.0).slot > whole.slot
    session.digits.choose(4)
