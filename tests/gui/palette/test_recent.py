import pytest

from core.functions import CATALOGUE
from gui.palette.recent import PLACES, Recent, symbol

pytestmark = pytest.mark.usefixtures("qapp")


def test_at_first_all_places_are_there_and_empty() -> None:
    recent = Recent()
    assert len(recent.buttons) == PLACES
    assert not any(button.isEnabled() for button in recent.buttons)


def test_what_was_used_again_is_not_the_oldest() -> None:
    recent = Recent()
    recent.note(["sin", "cos", "tan", "exp", "log", "sin", "abs"])
    assert [button.name for button in recent.buttons] == ["sin", "abs", "tan", "exp", "log"]
    assert recent.used == ["abs", "sin", "log", "exp", "tan"]


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_function_has_a_symbol(name: str) -> None:
    assert symbol(CATALOGUE[name])
