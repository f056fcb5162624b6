from typing import Any

import pytest

from core.document import Document
from core.formula import parse
from gui.check.error_card import ErrorCard
from gui.plot.block_plot import BlockPlot
from gui.rules.steps import Steps
from gui.slope_strip import SlopeStrip
from gui.value_table import ValueTable
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import Show
from tests.gui.helpers import action, set_chain


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Rules step by step", "rules", "Ctrl+5"),
        ("Table of values", "table", "Ctrl+4"),
        ("Selected block", "block", "Ctrl+3"),
        ("Points of interest", "points", "Ctrl+2"),
        ("Check of the derivative", "check", "Ctrl+1"),
    ],
)
def test_the_menu_opens_every_page(window: MainWindow, text: str, name: str, key: str) -> None:
    item = action(window, text)
    item.trigger()
    assert window._inspector.opened == name
    assert item.shortcut().toString() == key
    window._inspector.open("check")  # as the next window finds it


@pytest.mark.parametrize(
    ("page", "owner", "works"),
    [
        ("block", BlockPlot, "_show"),
        ("table", ValueTable, "_show"),
        ("block", SlopeStrip, "_show"),
        ("rules", Steps, "_write"),
        ("check", ErrorCard, "_working"),
    ],
)
def test_a_page_that_nobody_sees_does_no_work(
    page: str, owner: type, works: str, clock: Clock, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = list[str]()
    work = getattr(owner, works)

    def counted(self: Any, *given: Any) -> Any:
        calls.append(works)
        return work(self, *given)

    monkeypatch.setattr(owner, works, counted)
    window = MainWindow(Document(parse("sin(x)*x")), remembers=False)
    show(window)
    window.session.select([(0,)])
    window._inspector.open("points")
    clock.advance(2000)
    calls.clear()
    for k in range(5):
        window.session.set_x(k / 10)
        clock.advance(200)
    set_chain(window.session, parse("exp(x)"))
    clock.advance(2000)
    assert not calls
    window._inspector.open(page)
    clock.advance(2000)
    assert calls
    window.close()
