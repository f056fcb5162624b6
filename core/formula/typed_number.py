"""A number typed as an expression."""

import math
import re

import numpy as np

from core.autodiff.graph import Variable
from core.formula.error import FormulaError
from core.formula.parser import parse


def number(text: str) -> float:
    """Read a number such as ``5e-5`` or ``pi/2``; the decimal point is one in every locale.

    Raises
    ------
    FormulaError
        If it is no formula, contains x or a parameter, or its value is not finite.

    Examples
    --------
    >>> number("pi/2"), number("-1e-3")
    (1.5707963267948966, -0.001)
    """
    if not text.strip():
        raise FormulaError("the value is empty; expected a number such as 2 or pi/2", 0)
    chain = parse(text)
    for letter in ("x" if chain.depends_on_x else "", *chain.parameters):
        if letter:
            raise FormulaError(f"expected a number, found {letter}", _place(text, letter))
    value = float(chain(Variable(np.array(0.0))).data)
    if not math.isfinite(value):
        raise FormulaError("the value is not a finite number", 0, len(text))
    return value


def _place(text: str, letter: str) -> int:
    """Find x or a parameter, not the letter in exp."""
    found = re.search(f"(?<![A-Za-z_]){letter}(?![A-Za-z_0-9])", text)
    return found.start() if found else 0
