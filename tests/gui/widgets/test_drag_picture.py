"""What hangs under the pointer."""

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from gui.chain.block import BlockWidget
from gui.chain.chain_view import ChainView
from gui.widgets.drag_picture import PAINTED, picture, portrait
from gui.widgets.theme import DARK, palette_of
from tests.gui.conftest import OpenSession, Show


@pytest.fixture
def label(show: Show) -> QLabel:
    made = QLabel("x")
    show(made)
    return made


def alpha(shown: QPixmap, x: int, y: int) -> int:
    return shown.toImage().pixelColor(x, y).alpha()


def test_it_names_its_block_and_its_corners_are_clear(label: QLabel) -> None:
    sine, cosine = (picture(label, [name]) for name in ("Sin", "Cos"))
    assert sine.toImage() != cosine.toImage()
    assert alpha(sine, 0, 0) == 0
    assert alpha(sine, sine.width() // 2, sine.height() // 2) == 255


def test_a_range_is_a_row_and_a_long_one_ends_in_a_number(label: QLabel) -> None:
    widths = [picture(label, ["Sin"] * count).width() for count in range(1, PAINTED + 4)]
    assert widths[:PAINTED] == sorted(set(widths[:PAINTED]))
    assert widths[PAINTED] > widths[PAINTED - 1]
    assert widths[PAINTED] == widths[PAINTED + 1]


def test_it_is_as_sharp_as_the_screen(label: QLabel, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = picture(label, ["Sin"])
    monkeypatch.setattr(label, "devicePixelRatioF", lambda: 2.0)
    sharp = picture(label, ["Sin"])
    assert sharp.width() == pytest.approx(2 * plain.width(), abs=1)
    assert sharp.deviceIndependentSize() == plain.deviceIndependentSize()


def test_it_follows_the_theme(label: QLabel) -> None:
    light = picture(label, ["Sin"]).toImage()
    label.setPalette(palette_of(DARK))
    assert picture(label, ["Sin"]).toImage() != light


def test_one_block_looks_as_it_does_in_the_chain(open_session: OpenSession, show: Show) -> None:
    view = ChainView(open_session("exp(x^2)*3"))
    show(view)
    block = next(b for b in view.findChildren(BlockWidget) if b.block_path == (1,))
    shown = portrait(block)
    assert shown.deviceIndependentSize().toSize() == block.size()
    assert alpha(shown, 0, 0) == 0
    middle = block.rect().center()
    assert shown.toImage().pixelColor(middle) == block.grab().toImage().pixelColor(middle)
