"""Formula text to Chain and Chain to formula text, a canonical pair.

``parse(format(chain)) == chain`` for every chain that formula text can hold. Blocks with
a notation of their own are written in it (``x^2`` is a square, ``1/x`` a reciprocal,
``-2`` a constant); parentheses around the literal name the general block (``x^(2)`` is a
power, ``(1)/x`` a division, ``-(2)`` a negation). A bare constant before + or × goes
behind what follows it, so that ``2x`` and ``1 + x`` are chains without lanes;
``(2)*x`` starts at 2.
"""

from core.formula.assignment import Assignment, assignment
from core.formula.error import FormulaError
from core.formula.notations import constant_text
from core.formula.parser import parse
from core.formula.typed_number import number
from core.formula.writer import format

__all__ = [
    "Assignment",
    "FormulaError",
    "assignment",
    "constant_text",
    "format",
    "number",
    "parse",
]
