"""f′, f″ and f‴ as formula text, compared with backprop before anyone sees it."""

from collections.abc import Iterator
from typing import Any

from core.chain import Chain
from core.formula import FormulaError, parse
from core.formula.error import MAX_LENGTH
from core.symbolic.confirmed import is_confirmed, is_defined_somewhere
from core.symbolic.forms import FORMS, MARKS, SHORT
from core.symbolic.seams import true_at_seams
from core.symbolic.text import to_text
from core.symbolic.twin import TooHeavyError, symbol, to_sympy
from core.symbolic.ways import differentiated, in_form, shortest


class NoFormulaError(ValueError):
    """There is no formula for f′ that can be shown; the message says why."""


def derivative(chain: Chain, by: str = "x", order: int = 1, form: str = SHORT) -> str:
    """Find f′, or ∂f/∂a of a parameter, as formula text.

    Where both are defined, its value is that of backprop. `order` goes up to 3, and `form` is
    one of FORMS.

    Raises
    ------
    NoFormulaError
        If f′ is defined nowhere, is too long, has no formula in the catalogue's functions,
        or could not be shown to be what backprop computes.

    Examples
    --------
    >>> derivative(parse("exp(x^2)^2"))
    '4*x*exp(2*x^2)'
    >>> derivative(parse("sin(a*x)"), by="a")
    'x*cos(a*x)'
    >>> derivative(parse("sin(2x)"), order=2)
    '-4*sin(2*x)'
    """
    if form not in FORMS or not 1 <= order < len(MARKS):
        raise ValueError(f"there is no form {form!r} of order {order}")
    # With both letters exchanged, the derivative by a is one by x.
    swapped = {"x": by, by: "x"}
    seen, mark = chain.with_starts(swapped), MARKS[order]
    try:
        text = to_text(_written(chain, by, order, form), decimals=_has_decimals(chain))
        if len(text) > MAX_LENGTH:
            raise TooHeavyError(f"more than {MAX_LENGTH} characters")
        found = parse(text)
    except (TooHeavyError, RecursionError, MemoryError) as error:
        raise NoFormulaError(f"{mark} is too long to be written as a formula") from error
    except (KeyError, FormulaError) as error:
        reason = f"{mark} has no formula in real functions of the catalogue"
        raise NoFormulaError(_undefined(seen, order) or reason) from error
    if not is_confirmed(seen, found.with_starts(swapped), order):
        reason = f"{mark} as a formula could not be confirmed by backprop"
        raise NoFormulaError(_undefined(seen, order) or reason)
    return text


def _written(chain: Chain, by: str, order: int, form: str) -> Any:
    letter = symbol(by)
    expression = to_sympy(chain)
    for _ in range(order - 1):
        expression = shortest(differentiated(expression, letter), letter)
    found = in_form(differentiated(expression, letter), letter, form)
    return true_at_seams(found, expression, letter)


def _undefined(chain: Chain, order: int) -> str:
    """Say that there is nothing to confirm a formula by; empty if there is."""
    if is_defined_somewhere(chain, order):
        return ""
    ordinal = ("", "", "second ", "third ")[order]
    return f"f has no {ordinal}derivative at any of the points that were tried"


def _has_decimals(chain: Chain) -> bool:
    return any(value != int(value) for value in _numbers(chain))


def _numbers(chain: Chain) -> Iterator[float]:
    return (lane.start for _, lane in chain.lanes() if isinstance(lane.start, float))
