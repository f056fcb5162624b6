"""What a bracket does that is typed: it brings its partner, or steps over the one that is there."""

PAIRS = {"(": ")", "[": "]", "{": "}", "|": "|"}
"""By what opens; a bar opens and closes."""

CLOSERS = frozenset(PAIRS.values())

_BAR = "|"
_GOES_BEFORE = frozenset(" )]}|,:+-−–*×·⋅/÷^!°<>=?")
"""What may stand behind a pair that was not there before; a value would have to go into it."""
_GOES_AFTER = frozenset("([{,:+-−–*×·⋅/÷^<>=?")
"""Behind these a value begins, so that a bar opens."""


def brings_partner(text: str, at: int, mark: str) -> bool:
    """Tell whether what closes comes along with an opening bracket that is typed at a place.

    Examples
    --------
    >>> brings_partner("sin", 3, "("), brings_partner("x+1", 0, "("), brings_partner("x)", 0, "(")
    (True, False, False)
    """
    before, after = text[:at].rstrip(), text[at : at + 1]
    if mark not in PAIRS or (after and after not in _GOES_BEFORE):
        return False
    if mark == _BAR:
        return text.count(_BAR) % 2 == 0 and (not before or before[-1] in _GOES_AFTER)
    return not _unmatched(text)[1]


def steps_over(text: str, at: int, mark: str) -> bool:
    """Tell whether a closing bracket that is typed is the one that stands there already.

    Examples
    --------
    >>> steps_over("sin(x)", 5, ")"), steps_over("((x)", 3, ")")
    (True, False)
    """
    if mark not in CLOSERS or text[at : at + 1] != mark:
        return False
    if mark == _BAR:
        ends_value = text[:at].rstrip()[-1:] not in _GOES_AFTER
        return text.count(_BAR) % 2 == 0 and text[:at].count(_BAR) % 2 == 1 and ends_value
    return not _unmatched(text)[0]


def is_empty_pair(text: str, at: int) -> bool:
    """Tell whether a place lies in brackets with nothing between them.

    Examples
    --------
    >>> is_empty_pair("sin()", 4), is_empty_pair("(()", 2)
    (True, False)
    """
    mark = text[at - 1 : at] if at else ""
    if not mark or text[at : at + 1] != PAIRS.get(mark):
        return False
    if mark == _BAR:
        return text.count(_BAR) % 2 == 0 and text[:at].count(_BAR) % 2 == 1
    return not any(_unmatched(text))


def _unmatched(text: str) -> tuple[int, int]:
    """Count the brackets that nothing closes and those that nothing opened, whatever their kind."""
    unclosed = unopened = 0
    for mark in text:
        if mark == _BAR:
            continue
        if mark in PAIRS:
            unclosed += 1
        elif mark in CLOSERS and unclosed:
            unclosed -= 1
        elif mark in CLOSERS:
            unopened += 1
    return unclosed, unopened
