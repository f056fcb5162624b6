from typing import Any

from core.document.unknown import put_back, unknown

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
