"""What is answered to a request: always something, whatever it was and whatever came of it."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict
from typing import Any, TypeAlias

from core.chain import Chain
from core.chain.serialize import quoted, unpacked
from core.formula import FormulaError, parse
from core.formula.latex import latex
from core.symbolic.forms import SHORT

Answer: TypeAlias = dict[str, Any]

Limit: TypeAlias = Callable[[float | None], AbstractContextManager[None]]

LONGEST_REASON = 300
"""Characters of a reason; what an error quotes may be as long as a formula."""


class LateError(BaseException):
    """The time for a request is over; no Exception, which SymPy may catch and go on."""


def answers(line: str, limit: Limit) -> Iterator[Answer]:
    """Give the answers to one line, as `core.symbolic.worker` tells of them.

    `limit` makes a context in which a LateError ends the work after so many seconds.
    """
    asked: Answer = {"formula": None}
    outlines, seconds = False, None
    try:
        request = _read(line)
        outlines, by = bool(request.get("outlines")), str(request.get("by", "x"))
        order, form = int(request.get("order", 1)), str(request.get("form", SHORT))
        asked = {"formula": request["formula"]} | ({} if by == "x" else {"by": by})
        asked |= {} if order == 1 else {"order": order}
        chain = unpacked(request["chain"]) if "chain" in request else parse(request["formula"])
        if outlines:
            yield {**asked, "outline": _outline("f(x) = ", chain)}
            if "latex" in request:
                yield {**asked, "drawn": [_drawn(str(line)) for line in request["latex"]]}
            yield from _warmed_up()
        seconds = request.get("seconds")
        with limit(seconds):
            derivative, reason = _derivative(chain, by, order, form)
        found = None if derivative is None else parse(derivative)
        outline = _outline(_head(by, order), found) if outlines else None
    except LateError:
        derivative, reason, outline = None, f"not found within {seconds:g} s", None
    except FormulaError as error:
        derivative, reason, outline = None, error.reason, None
    except Exception as error:  # of SymPy or Matplotlib, over what nobody has tried before
        derivative, reason, outline = None, f"no formula: {type(error).__name__}: {error}", None
    answer = {**asked, "derivative": derivative, "reason": _shortened(reason)}
    yield answer | {"outline": outline} if outlines else answer


def _read(line: str) -> Answer:
    request = json.loads(line)
    if not isinstance(request, dict) or not isinstance(request.get("formula"), str):
        raise ValueError(f"a request is an object with a formula, not {quoted(request)}")
    seconds = request.get("seconds")
    if seconds is not None and not (isinstance(seconds, int | float) and 0 < seconds < 1e6):
        raise ValueError(f"the seconds of a request are a positive number, not {quoted(seconds)}")
    return request


def _warmed_up() -> Iterator[Answer]:
    """Load SymPy once, after the first outline is on its way: it takes half a second.

    It loads parts of itself when it first differentiates and adds, which belongs to that.
    """
    if "core.symbolic.derivative" not in sys.modules:
        from core.symbolic.derivative import derivative

        derivative(parse("x^2"))
        yield {"ready": True}


def _head(by: str, order: int) -> str:
    if by == "x":
        primes = r"\prime" * order
        return f"f^{{{primes}}}(x) = "
    return rf"\frac{{\partial f}}{{\partial {latex(Chain(by))}}} = "


def _derivative(chain: Chain, by: str, order: int, form: str) -> tuple[str | None, str]:
    from core.symbolic.derivative import NoFormulaError, derivative

    try:
        return derivative(chain, by, order, form), ""
    except NoFormulaError as error:
        return None, str(error)


def _outline(start: str, chain: Chain | None) -> Answer | None:
    """Draw a formula; None too for what Matplotlib cannot draw, which is no fault of f′."""
    return None if chain is None else _drawn(start + latex(chain))


def _drawn(formula: str) -> Answer | None:
    from core.symbolic.typeset import outline_of

    try:
        drawn = outline_of(formula)
    except (ValueError, RuntimeError, RecursionError, OverflowError):
        return None
    return asdict(drawn) if drawn else None


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_REASON else f"{text[: LONGEST_REASON - 1]}…"
