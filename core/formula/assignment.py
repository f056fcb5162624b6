"""A parameter's value, typed as in ``a = 2``."""

from typing import NamedTuple

from core.chain.parameters import canonical, is_parameter
from core.formula.error import FormulaError
from core.formula.typed_number import number


class Assignment(NamedTuple):
    """A parameter, by the name that formulas have, and the number that it is to be."""

    name: str
    value: float


def assignment(text: str) -> Assignment | None:
    """Read what gives a parameter a value; None for what does not begin like that.

    Raises
    ------
    FormulaError
        If what stands behind the ``=`` is no number.

    Examples
    --------
    >>> assignment("alpha = pi/2"), assignment("y = x^2")
    (Assignment(name='α', value=1.5707963267948966), None)
    """
    left, equals, right = text.partition("=")
    name = canonical(left.strip())
    if not equals or not is_parameter(name):
        return None
    try:
        return Assignment(name, number(right))
    except FormulaError as error:
        position = len(left) + 1 + error.position
        raise FormulaError(error.reason, position, error.length, error.short) from None
