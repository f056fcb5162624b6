import pytest
from PySide6.QtCore import Qt

from core.chain import Chain, Path
from core.formula import parse
from gui.chain.keyboard_selection import WAYS, extended, walked

KEY = Qt.Key
CHAIN = parse("exp(x^2) * sin(x) + 1")
"""Its blocks in the order of the flow: (0,), (1,), (2, 0, 0), (2,), (3,)."""


def below(path: Path, rows: int) -> Path:
    return (2, 0, 0) if rows > 0 else (2,)


@pytest.mark.parametrize(
    ("chosen", "key", "wanted"),
    [
        ([], KEY.Key_Right, (0,)),
        ([], KEY.Key_End, (3,)),
        ([(1,)], KEY.Key_Right, (2, 0, 0)),
        ([(2, 0, 0)], KEY.Key_Right, (2,)),
        ([(2, 0, 0)], KEY.Key_Left, (1,)),
        ([(0,)], KEY.Key_Left, (0,)),
        ([(3,)], KEY.Key_Right, (3,)),
        ([(1,)], KEY.Key_End, (3,)),
        ([(2, 0, 0)], KEY.Key_End, (2, 0, 0)),
        ([(2,)], KEY.Key_Home, (0,)),
        ([(2,)], KEY.Key_Down, (2, 0, 0)),
        ([(2, 0, 0)], KEY.Key_Up, (2,)),
    ],
)
def test_walk(chosen: list[Path], key: Qt.Key, wanted: Path) -> None:
    assert walked(CHAIN, chosen, key, below) == [wanted]


@pytest.mark.parametrize("key", WAYS)
def test_nothing_is_selected_in_an_empty_chain(key: Qt.Key) -> None:
    assert walked(Chain(), [], key, below) == []
    assert extended(Chain(), [], key) == []


@pytest.mark.parametrize(
    ("chosen", "key", "wanted"),
    [
        ([], KEY.Key_Right, [0]),
        ([(1,)], KEY.Key_Right, [1, 2]),
        ([(1,), (2,)], KEY.Key_Left, [1]),
        ([(1,)], KEY.Key_Left, [1, 0]),
        ([(1,), (0,)], KEY.Key_Left, [1, 0]),
        ([(1,)], KEY.Key_End, [1, 2, 3]),
        ([(2,)], KEY.Key_Home, [2, 1, 0]),
    ],
)
def test_extend(chosen: list[Path], key: Qt.Key, wanted: list[int]) -> None:
    assert extended(CHAIN, chosen, key) == [(at,) for at in wanted]


def test_extending_from_another_lane_begins_anew() -> None:
    assert extended(CHAIN, [(2, 0, 0), (1,)], KEY.Key_Right) == [(1,), (2,)]
