"""What is another in one value of JSON than in the one before, as JSON itself.

``["=", value]`` puts another value in the place of the old one, ``["-"]`` takes an entry of an
object away, ``["+", start, stop, items]`` puts items in the place of a part of a list, and an
object holds what is another in each of an object's entries.
"""

from typing import Any


def delta(old: Any, new: Any) -> Any:
    """Give what leads from one value to the next; None if nothing does.

    Examples
    --------
    >>> delta({"x": 1, "h": 2, "view": 3}, {"x": 5, "h": 2})
    {'view': ['-'], 'x': ['=', 5]}
    >>> delta({"blocks": ["sin", "exp"]}, {"blocks": ["sin", "cos", "exp"]})
    {'blocks': ['+', 1, 1, ['cos']]}
    """
    if old == new:
        return None
    if isinstance(old, dict) and isinstance(new, dict):
        gone = {key: ["-"] for key in old if key not in new}
        there = {k: delta(old[k], v) if k in old else ["=", v] for k, v in new.items()}
        return gone | {key: change for key, change in there.items() if change is not None}
    if isinstance(old, list) and isinstance(new, list):
        return _splice(old, new)
    return ["=", new]


def applied(old: Any, change: Any) -> Any:
    """Give the value that a change leads to; what stays is the same object in both.

    Raises a ValueError for what is no change, or none of this value.
    """
    match change:
        case None:
            return old
        case ["=", value]:
            return value
        case ["+", int(start), int(stop), list(items)]:
            if isinstance(old, list) and 0 <= start <= stop <= len(old):
                return [*old[:start], *items, *old[stop:]]
        case dict() if isinstance(old, dict):
            gone = [key for key, entry in change.items() if entry == ["-"]]
            there = {key: applied(old.get(key), change[key]) for key in change if key not in gone}
            return {key: value for key, value in old.items() if key not in gone} | there
    raise ValueError("a change does not fit what was there before")


def _splice(old: list[Any], new: list[Any]) -> list[Any]:
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - start
    end = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    return ["+", start, len(old) - end, new[start : len(new) - end]]
