import pytest

from gui.palette.letters import Letters

pytestmark = pytest.mark.usefixtures("qapp")


def seen(letters: Letters) -> list[str]:
    return [button.text() for button in letters.buttons if not button.isHidden()]


def test_a_new_parameter_is_offered_beside_x() -> None:
    letters = Letters()
    assert seen(letters) == ["x", "a"]
    assert letters.buttons[-1].accessibleName() == "a new parameter"
    letters.list_parameters(["a", "k_1"])
    assert seen(letters) == ["x", "a", "k₁", "+ b"]


def test_what_has_no_room_is_in_a_menu() -> None:
    letters = Letters()
    letters.list_parameters(["a", "b", "c", "k", "m"])
    assert seen(letters) == ["x", "a", "b", "c", "+ n"]
    taken: list[str] = []
    letters.taken.connect(taken.append)
    for action in letters._more.menu().actions():
        action.trigger()
    assert taken == ["k", "m"]
