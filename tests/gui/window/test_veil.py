from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from gui.window.veil import Veil
from tests.gui.helpers import find


def veils(window: MainWindow) -> list[Veil]:
    return [veil for veil in window.findChildren(Veil) if veil.isVisible()]


def covers(veil: Veil) -> bool:
    view = veil.parentWidget()
    return view is not None and veil.rect() == view.rect()


def test_plot_check_and_typeset_line_are_dimmed_while_what_they_show_is_outdated(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert veils(window) == []
    plot = find(window, QWidget, "plotView")
    before = plot.grab().toImage()
    window.session.attention.set_outdated(True)
    assert len(veils(window)) == 3
    assert all(covers(veil) for veil in veils(window))
    window.session.attention.set_outdated(False)
    assert veils(window) == []
    assert plot.grab().toImage() == before


def test_a_veil_follows_its_view(window: MainWindow) -> None:
    window.session.attention.set_outdated(True)
    window.resize(window.width() + 60, window.height() + 40)
    window.grab()
    assert all(covers(veil) for veil in veils(window))
