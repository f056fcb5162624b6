"""What a file has beside what is known: kept as JSON, and written back where it was."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

Others: TypeAlias = tuple[tuple[tuple[str, ...], str], ...]
"""By where it stands: the keys on the way to it, in a list of named objects their names."""

_ENCODER = json.JSONEncoder(allow_nan=False)
"""Made once: there may be a million of keys."""


def unknown(content: dict[str, Any], known: dict[str, Any]) -> Others:
    """Give what `content` has and `known` has not; a ValueError names what JSON cannot hold.

    Examples
    --------
    >>> unknown({"x": 1, "pins": [{"name": "g", "hue": 5}]}, {"x": 0, "pins": [{"name": "g"}]})
    ((('pins', 'g', 'hue'), '5'),)
    """
    return tuple((where, _written(where, value)) for where, value in _beside(content, known, ()))


def put_back(content: dict[str, Any], others: Others) -> None:
    """Put what is not known where it was, as far as that is still there and holds nothing else."""
    for (*way, last), value in others:
        place: Any = content
        for key in way:
            place = _children(place).get(key)
        if isinstance(place, dict):
            place.setdefault(last, json.loads(value))


def _written(where: Sequence[str], value: Any) -> str:
    try:
        return _ENCODER.encode(value)
    except ValueError as error:  # Python reads NaN and Infinity where JSON has no such thing
        raise ValueError(f"a number in '{'.'.join(where)}' is not finite") from error


def _beside(
    content: Any, known: Any, where: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    there = _children(known)
    for key, value in _children(content).items():
        if key in there:
            yield from _beside(value, there[key], (*where, key))
        elif isinstance(content, dict):
            yield (*where, key), value


def _children(place: Any) -> dict[str, Any]:
    """Give what lies in an object by key, and in a list of objects by their names."""
    if isinstance(place, dict):
        return place
    named = place if isinstance(place, list) else []
    return {str(item["name"]): item for item in named if isinstance(item, dict) and "name" in item}
