import json
from typing import Any

import pytest

from core.document.unknown import MOST_CHARACTERS, put_back, read_again, unknown

CONTENT: dict[str, Any] = {
    "x": 1,
    "hue": "red",
    "shown": {"points": True, "grid": {"fine": [1, 2]}},
    "pins": [{"name": "g", "width": 2}, {"name": "h"}],
}
KNOWN: dict[str, Any] = {
    "x": 0, "shown": {"points": False}, "pins": [{"name": "g"}, {"name": "h"}]
}  # fmt: skip


def test_what_is_not_known_goes_back_where_it_was() -> None:
    written = {
        "x": 0, "shown": {"points": False}, "pins": [{"name": "h"}, {"name": "g"}]
    }  # fmt: skip
    put_back(written, unknown(CONTENT, KNOWN))
    assert written == {
        "x": 0,
        "hue": "red",
        "shown": {"points": False, "grid": {"fine": [1, 2]}},
        "pins": [{"name": "h"}, {"name": "g", "width": 2}],
    }


def test_it_goes_nowhere_where_its_place_is_gone() -> None:
    written: dict[str, Any] = {"x": 0, "pins": [], "shown": 5}
    put_back(written, unknown(CONTENT, KNOWN))
    assert written == {"x": 0, "pins": [], "shown": 5, "hue": "red"}


def test_it_takes_nobody_s_place() -> None:
    written: dict[str, Any] = {"hue": "blue"}
    put_back(written, unknown(CONTENT, KNOWN))
    assert written["hue"] == "blue"


def test_what_was_kept_as_lists_is_the_same_again() -> None:
    found = unknown(CONTENT, KNOWN)
    assert read_again(json.loads(json.dumps(found))) == found


@pytest.mark.parametrize(
    "stored",
    [5, [5], [[[], "5"]], [[["a"], 5]], [[["a", 5], "5"]], [[["a"], "no JSON"]],
     [[["a"], "[" * 101 + "]" * 101]], [[["a"], json.dumps("q" * MOST_CHARACTERS)]]],
)  # fmt: skip
def test_what_is_stored_is_not_trusted(stored: Any) -> None:
    with pytest.raises(ValueError, match=r"known|Expecting|nested"):
        read_again(stored)
