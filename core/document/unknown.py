"""What a file has beside what is known: kept as JSON, and written back where it was."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

Others: TypeAlias = tuple[tuple[tuple[str, ...], str], ...]
"""By where it stands: the keys on the way to it, in a list of named objects their names."""

MOST_ENTRIES = 1000
"""How many unknown entries a document may have."""

MOST_CHARACTERS = 1_000_000
"""How many characters of JSON they may have together, with the keys that lead to them.

What is open is written down at each change, with all that a file had beside what is known.
"""

MOST_NESTED = 100
"""How deep they may nest: each reader and writer goes as deep, wherever it is called from."""

_ENCODER = json.JSONEncoder(allow_nan=False)
"""Made once: there may be a million of keys."""


class TooMuchUnknown(ValueError):
    """More is unknown in a document than can be kept beside it."""


def unknown(content: dict[str, Any], known: dict[str, Any]) -> Others:
    """Give what `content` has and `known` has not, within bounds.

    A ValueError names what JSON cannot hold, a TooMuchUnknown what there is too much of.

    Examples
    --------
    >>> unknown({"x": 1, "pins": [{"name": "g", "hue": 5}]}, {"x": 0, "pins": [{"name": "g"}]})
    ((('pins', 'g', 'hue'), '5'),)
    """
    return _bounded(_beside(content, known, ()))


def read_again(stored: Any) -> Others:
    """Read what was kept as lists of keys and JSON; a ValueError says what is wrong."""
    return _bounded(map(_entry, stored if isinstance(stored, list) else [stored]))


def put_back(content: dict[str, Any], others: Others) -> None:
    """Put what is not known where it was, as far as that is still there and holds nothing else."""
    for (*way, last), value in others:
        place: Any = content
        for key in way:
            place = _children(place).get(key)
        if isinstance(place, dict):
            place.setdefault(last, json.loads(value))


def _entry(stored: Any) -> tuple[tuple[str, ...], Any]:
    match stored:
        case [[*keys, str(last)], str(value)] if all(isinstance(key, str) for key in keys):
            return (*keys, last), json.loads(value)
    raise ValueError("what is not known lies at a list of keys, as JSON")


def _bounded(found: Iterable[tuple[tuple[str, ...], Any]]) -> Others:
    others: list[tuple[tuple[str, ...], str]] = []
    characters = 0
    for where, value in found:
        if _nests_deeper(value, MOST_NESTED):
            raise TooMuchUnknown(f"'{'.'.join(where)}' is nested deeper than {MOST_NESTED}")
        others.append((where, _written(where, value)))
        characters += sum(map(len, (*where, others[-1][1])))
        if len(others) > MOST_ENTRIES:
            raise TooMuchUnknown(f"it has more than {MOST_ENTRIES} entries that are not known here")
        if characters > MOST_CHARACTERS:
            reason = f"what is not known here has more than {MOST_CHARACTERS} characters"
            raise TooMuchUnknown(reason)
    return tuple(others)


def _nests_deeper(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_nests_deeper(item, levels - 1) for item in inner)


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
