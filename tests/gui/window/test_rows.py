from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gui.window.rows import MOST, Rows
from tests.gui.conftest import Show
from tests.gui.helpers import settle


class Asking(QWidget):
    """A chain that asks for a height."""

    height_asked = 100

    def sizeHint(self) -> QSize:
        return QSize(200, self.height_asked)

    def ask(self, height: int) -> None:
        self.height_asked = height
        self.updateGeometry()
        settle()


def test_the_chain_has_what_it_asks_for_up_to_a_share(show: Show) -> None:
    chain = Asking()
    rows = Rows(chain, QWidget())
    rows.resize(300, 600)
    show(rows)
    assert rows.sizes()[0] == 100
    chain.ask(150)
    assert rows.sizes()[0] == 150
    chain.ask(1000)
    assert rows.sizes()[0] == int(MOST * sum(rows.sizes()))
    chain.ask(120)
    assert rows.sizes()[0] == 120


def test_the_user_has_the_last_word_until_a_reset(show: Show) -> None:
    chain = Asking()
    rows = Rows(chain, QWidget())
    rows.resize(300, 600)
    show(rows)
    rows.follows_chain = False
    rows.setSizes([222, 300])
    kept = rows.sizes()
    chain.ask(150)
    assert rows.sizes() == kept
    rows.reset()
    assert rows.sizes()[0] == 150


def test_the_chain_knows_its_room_whatever_it_asks_for(show: Show) -> None:
    chain = Asking()
    told: list[int] = []
    rows = Rows(chain, QWidget())
    rows.chain_room_changed.connect(told.append)
    rows.resize(300, 600)
    show(rows)
    most = int(MOST * sum(rows.sizes()))
    assert told[-1] == most
    chain.ask(1000)
    assert told[-1] == most
    rows.setSizes([150, 500])
    rows.splitterMoved.emit(150, 1)
    assert told[-1] == rows.sizes()[0]
    rows.reset()
    assert told[-1] == most


def test_what_is_lent_for_a_while_comes_from_the_plot_down_to_its_least(show: Show) -> None:
    chain, plot, lent = Asking(), QWidget(), [0]
    rows = Rows(chain, plot, lambda: lent[0])
    rows.resize(300, 600)
    show(rows)
    chain.ask(1000)
    most = int(MOST * sum(rows.sizes()))
    lent[0] = 60
    chain.ask(1001)
    assert rows.sizes()[0] == most + 60
    lent[0] = 0
    chain.ask(1002)
    assert rows.sizes()[0] == most
