"""Products in LaTeX as people write them: ``2abx``, and a dot only where needed."""

import re

from core.expression.binding import PRODUCT
from core.expression.piece import Piece

_DIGITS = tuple(".0123456789")
_COMMAND_AT_END = re.compile(r"\\[a-z]+$")
_CLOSE = ("x", "e^", "(", r"\left(")
"""What may follow a parameter without a sign and be read as it is written."""

_TIMES = r" \cdot "
_MOST = 8
"""How many factors are put in order: more are hard to read in any."""


def product(left: Piece, right: Piece) -> Piece:
    """Write numbers, then parameters in the alphabet's order, and then what else there is.

    A sign stands before all of it.
    """
    unsigned = left.negated
    is_plain = unsigned and not unsigned.text.startswith("-")
    if unsigned and is_plain and (unsigned.is_coefficient or right.is_coefficient):
        inner = product(unsigned, right)
        return Piece(f"-{inner.behind(PRODUCT)}", PRODUCT, negated=inner)
    if _order(right) < _order(left):
        left, right = right, left
    first, second = left.at(PRODUCT), right.behind(PRODUCT)
    if left.text == "-1":
        return Piece(f"-{second}", PRODUCT)
    factors = [*(left.factors or (left,)), *(right.factors or (right,))]
    if left.is_coefficient and not right.text.startswith("-") and len(factors) <= _MOST:
        return _ordered(*sorted(factors, key=_place))
    if len(left.factors) > 1 and not right.factors and not left.is_coefficient:
        *coefficients, last = left.factors
        return _ordered(*coefficients, product(last, right)._replace(name=last.name))
    return Piece(first + _between(left, first, right, second) + second, PRODUCT)


def _order(factor: Piece) -> int:
    return 0 if factor.is_number else 1 if factor.is_coefficient else 2


def _place(factor: Piece) -> tuple[int, str]:
    """Give where a factor stands among others, for sorting."""
    if not factor.is_coefficient:
        return 3, ""
    if factor.is_number:
        return int(_is_letter(factor)), ""
    return 2, min(factor.letters)


def _is_letter(factor: Piece) -> bool:
    """Tell a letter or its command from a number."""
    return factor.text[0].isalpha() or factor.text[0] == "\\"


def _ordered(*factors: Piece) -> Piece:
    """Write numbers and parameters, and behind them at most one other factor."""
    before, *others = factors
    text = before.at(PRODUCT)
    letters = int(_is_letter(before))
    for factor in others:
        behind = factor.behind(PRODUCT)
        letters += factor.is_coefficient and _is_letter(factor)
        text += _apart(before, text, factor, behind, letters) + behind
        before = factor
    return Piece(text, PRODUCT, factors=factors)


def _apart(before: Piece, text: str, factor: Piece, behind: str, letters: int) -> str:
    """Give what keeps a factor apart, so that no run of letters may be read as a word."""
    if _is_letter(before) and factor.is_coefficient and _is_letter(factor):
        return " "
    between = _between(before, text, factor, behind)
    is_run = behind[0].isalpha() and (letters > 1 or before.text == behind[0])
    return " " if is_run and not between else between


def _between(left: Piece, first: str, right: Piece, second: str) -> str:
    if second.startswith((*_DIGITS, "{(", r"{\left(")):
        return _TIMES
    is_close = left.is_number or (left.is_parameter and second.startswith(_CLOSE))
    if is_close and "^" not in first and not right.name:
        return " " if _COMMAND_AT_END.search(first) else ""
    if second.startswith(("(", r"\left(")) or (first.endswith(")") and not left.name):
        return ""
    begins_with_letter = second[0].isalpha() and not second.startswith("e^")
    return _TIMES if begins_with_letter else r"\,"
