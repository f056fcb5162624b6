from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core.formula import parse
from core.lab import Fault, Kind
from gui.window.main_window import MainWindow
from tests.gui.chain.test_block_menu import choose, open_menu, submenu
from tests.gui.helpers import set_chain


def entry(menu: QMenu, start: str) -> QAction | None:
    texts = {action.text().replace("&", ""): action for action in menu.actions()}
    return next((texts[text] for text in texts if text.startswith(start)), None)


def test_a_rule_is_broken_mended_and_looked_for(window: MainWindow) -> None:
    set_chain(window.session, parse("x sin(x) + exp(2)"))
    lab = window.session.lab
    menu = open_menu(window, (0, 0, 0))
    assert entry(menu, "Mend") is None
    assert entry(menu, "This one") is None
    choose(menu, "Break its backward rule", "It gives twice as much")
    assert [lab.fault] == [Fault((0, 0, 0), Kind.FACTOR)]
    menu.close()
    menu = open_menu(window, (0,))
    choose(menu, "Mend Sin")
    assert [lab.fault] == [None]
    menu.close()
    lab.draw(seed=1)
    assert lab.fault is not None
    menu = open_menu(window, lab.fault.path)
    assert entry(menu, "Break") is None
    choose(menu, "This one is broken")
    assert not lab.is_hidden
    assert lab.answer.startswith("Yes, ")


def test_nothing_is_offered_for_a_constant(window: MainWindow) -> None:
    set_chain(window.session, parse("x + exp(2)"))
    menu = open_menu(window, (0, 0, 0))
    action = entry(menu, "Break")
    assert action is not None
    below = submenu(menu, action)
    assert below is not None
    assert not below.isEnabled()
