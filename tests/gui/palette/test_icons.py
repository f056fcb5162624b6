import pytest
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem

from core.functions import BASICS
from gui.palette.function_tree import NAME
from gui.palette.icons import Icons
from gui.widgets.theme import DARK, palette_of
from tests.gui.clock import Clock


def listed(qapp: QApplication) -> tuple[QTreeWidget, list[QTreeWidgetItem]]:
    tree = QTreeWidget()
    items = [QTreeWidgetItem(tree, [name]) for name in BASICS]
    for item, name in zip(items, BASICS, strict=True):
        item.setData(0, NAME, name)
    return tree, items


def pictures(items: list[QTreeWidgetItem]) -> list[bytes]:
    images = [item.icon(0).pixmap(18, 18).toImage() for item in items]
    return [bytes(image.constBits()) for image in images]


@pytest.fixture
def one_a_turn(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> list[None]:
    """Give each turn the time for one curve; the turns are counted."""
    monkeypatch.setattr("gui.palette.icons.SLICE", 0.0)
    turns: list[None] = []
    go_on = Icons._go_on
    monkeypatch.setattr(Icons, "_go_on", lambda self: turns.append(go_on(self)))
    return turns


def test_no_turn_draws_more_than_it_has_the_time_for(
    qapp: QApplication, clock: Clock, one_a_turn: list[None]
) -> None:
    tree, items = listed(qapp)
    icons = Icons(tree, NAME)
    icons.draw(items)
    blank = pictures(items)
    clock.advance(0)
    assert len(one_a_turn) == len(items)
    assert not set(blank) & set(pictures(items))


def test_another_theme_has_other_colours_though_the_last_is_not_done(
    qapp: QApplication, clock: Clock
) -> None:
    tree, items = listed(qapp)
    icons = Icons(tree, NAME)
    icons.draw(items)
    clock.advance(0)
    light = pictures(items)
    icons.draw(items)
    tree.setPalette(palette_of(DARK))
    icons.draw(items)
    clock.advance(0)
    assert not set(light) & set(pictures(items))
