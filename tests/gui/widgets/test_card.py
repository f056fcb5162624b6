from gui.widgets.card import Card
from gui.widgets.theme import DARK, LIGHT, palette_of
from tests.gui.conftest import Show


def test_its_face_follows_the_theme(show: Show) -> None:
    card = Card()
    card.resize(80, 40)
    show(card)
    assert card.grab().toImage().pixelColor(40, 20) == LIGHT.background
    card.setPalette(palette_of(DARK))
    assert card.grab().toImage().pixelColor(40, 20) == DARK.background
