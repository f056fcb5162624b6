"""A figure's look from how it is typed."""

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from core.export.look import AXES, INCH, PRESETS, SCREEN, SMALLEST, Look
from core.shortened import shortened

UNITS = {"cm": 1.0, "mm": 0.1, "in": INCH}
"""How many centimetres they are."""

_LENGTH = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*(cm|mm|in|px)", re.ASCII)

THEMES = ("light", "dark")

NARROW = 11.0
"""Up to so many centimetres a figure is one of a column, whose text is small."""


def typed_look(
    *,
    preset: str | None = None,
    width: str | None = None,
    dpi: str | None = None,
    theme: str | None = None,
    axes: str | None = None,
    title: str | None = None,
    transparent: bool = False,
    grey: bool = False,
    derivative: bool = False,
    proof: bool = False,
) -> Look:
    """Understand what was typed of a look, None where nothing was.

    Height and text follow from the width. A width in pixels, without a dpi, makes the picture finer
    or coarser, and text stays as large beside all else.

    Raises
    ------
    ValueError
        With the option that is wrong, and what was expected.

    Examples
    --------
    >>> typed_look(width="8.4cm").text, round(typed_look(width="1280px").dpi)
    (7.0, 200)
    """
    changes: dict[str, Any] = {"transparent": transparent, "grey": grey, "title": title,
                               "derivative": derivative, "proof": proof}  # fmt: skip
    length = None if width is None else _length(width)
    chosen = _preset(preset, length)
    if dpi is not None:
        changes["dpi"] = _number(dpi)
    if length is not None:
        changes |= _size(*length, chosen, changes.get("dpi"))
    if theme is not None:
        changes["dark"] = _one_of("--theme", theme, THEMES) == THEMES[1]
    if axes is not None:
        changes["axes"] = _one_of("--axes", axes, AXES)
    try:
        return replace(chosen, **changes)
    except ValueError as error:
        # What is left to be wrong is how many dots there are, or how large it is.
        raise ValueError(f"{'--dpi' if width is None else '--width'}: {error}") from error


def _preset(name: str | None, length: tuple[float, str] | None) -> Look:
    if name is not None:
        return PRESETS[_one_of("--preset", name, PRESETS)]
    value, unit = length or (0.0, "px")
    is_narrow = unit != "px" and value * UNITS[unit] <= NARROW
    return PRESETS["half"] if is_narrow else SCREEN


def _size(value: float, unit: str, chosen: Look, dpi: float | None) -> dict[str, float]:
    if unit == "px" and dpi is None:
        return {"dpi": value / chosen.inches[0]}
    width = value / (dpi or 1) * INCH if unit == "px" else value * UNITS[unit]
    share = width / chosen.width
    text = max(chosen.text * share, SMALLEST)
    return {"width": width, "height": chosen.height * share, "text": text}


def _one_of(option: str, text: str, words: Iterable[str]) -> str:
    if text not in words:
        raise ValueError(f"{option} '{shortened(text)}': expected one of {', '.join(words)}")
    return text


def _length(text: str) -> tuple[float, str]:
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        expected = "expected a width such as 8.4cm, 84mm, 5in or 1200px"
        raise ValueError(f"--width '{shortened(text)}': {expected}")
    return float(found[1]), found[2]


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise ValueError(f"--dpi '{shortened(text)}': expected a number such as 300")
    return value
