"""Parts of a file that have parts of their own; a ValueError says what else was found."""

from dataclasses import replace
from typing import Any

from core.chain import Chain
from core.chain.serialize import as_number, entry, quoted, unpacked
from core.document.document import MOST_PINS, Parameter, Pin
from core.document.entries import flag_of, name_of, text_of, typed_number_of
from core.document.shown import DEFAULTS, MOST_TERMS, Shown

MOST_CURVES = 100
"""How many curves may be shown, those of later versions among them."""


def parameters_of(content: Any, chain: Chain) -> tuple[Parameter, ...]:
    """Read the parameters of a chain with their values and ranges."""
    if not isinstance(content, dict):
        raise ValueError(f"the parameters are an object, not {quoted(content)}")
    found = []
    for name, given in content.items():
        known = Parameter(name)
        numbers = (
            as_number(given.get(key, getattr(known, key)), f"{key} of the parameter {name}")
            for key in ("value", "low", "high")
        ) if isinstance(given, dict) else [as_number(given, f"the parameter {name}")]  # fmt: skip
        known = Parameter(name, *numbers)
        typed = given.get("text") if isinstance(given, dict) else None
        found.append(replace(known, text=typed_number_of(typed, known.value)))
    for name in chain.parameters:
        if name not in content:
            raise ValueError(f"the formula has a parameter '{name}', which the file does not set")
    return tuple(found)


def pins_of(content: Any) -> tuple[Pin, ...]:
    """Read the functions that are pinned."""
    if not isinstance(content, list):
        raise ValueError(f"the pins are a list, not {quoted(content)}")
    if len(content) > MOST_PINS:  # before any is read: a file may hold a million
        raise ValueError(f"at most {MOST_PINS} functions are pinned, not {len(content)}")
    return tuple(
        Pin(text_of(entry(pin, "name"), "the name of a pin"), unpacked(entry(pin, "chain")))
        for pin in content
    )


def shown_of(content: Any) -> Shown:
    """Read what is shown of f."""
    if not isinstance(content, dict):
        raise ValueError(f"what is shown is an object, not {quoted(content)}")
    curves = content.get("curves", list(DEFAULTS.curves))
    if not isinstance(curves, list):
        raise ValueError(f"the curves are a list, not {quoted(curves)}")
    if len(curves) > MOST_CURVES:
        raise ValueError(f"at most {MOST_CURVES} curves are shown, not {len(curves)}")
    return Shown(
        tuple(name_of(curve, "a curve") for curve in curves),
        flag_of(content.get("tangent", DEFAULTS.tangent), "tangent"),
        flag_of(content.get("points", DEFAULTS.points), "points"),
        flag_of(content.get("secant", DEFAULTS.secant), "secant"),
        _order(content.get("taylor", DEFAULTS.taylor)),
    )


def _order(content: Any) -> int:
    if not isinstance(content, int) or isinstance(content, bool) or not 0 <= content <= MOST_TERMS:
        raise ValueError(f"taylor is an order from 0 to {MOST_TERMS}, not {quoted(content)}")
    return content
