"""What people get wrong, each as what one rule makes of its block then."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from core.chain import Chain, Path
from core.expression import Apply, Expression, Number
from core.functions.entry import Entry
from core.rules.algebra import minus, negative, over, plus, times, to_the
from core.rules.board import Part, Ruled, ruled
from core.rules.derivation import MAX_BLOCKS, derivation, with_ruling

Wrong: TypeAlias = Callable[[Ruled, tuple[Part, ...]], Expression | None]
"""What somebody who slips writes in the place of what the rule makes; None if there is no slip."""


class Slip(NamedTuple):
    """A slip at one block, and what f′ is by it.

    Attributes
    ----------
    name : str
        A key of `core.answer.words`.
    path : Path
        The block; empty if it happened at all blocks that it can happen at.
    answer : Expression
        What f′ would be.
    """

    name: str
    path: Path
    answer: Expression


def slips(chain: Chain) -> Iterator[Slip]:
    """Give the answers of people who slip once, and of those who always slip the same way.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.formula import parse
    >>> for slip in slips(parse("sin(x^2)")):
    ...     if slip.name == "inner":
    ...         print(slip.path, text(slip.answer))
    (1,) cos(x²)
    () cos(x²)
    """
    if chain.size > MAX_BLOCKS:
        return
    paths = [step.path for step in derivation(chain).steps if step.path]
    for name, wrong in SLIPS.items():
        for path in (*paths, ()):
            answer = _by(chain, wrong, path)
            if answer is not None:
                yield Slip(name, path, answer)


def _by(chain: Chain, wrong: Wrong, where: Path) -> Expression | None:
    happened = False

    def ruling(path: Path, entry: type[Entry], parts: tuple[Part, ...]) -> Ruled:
        nonlocal happened
        right = ruled(entry, parts)
        answer = wrong(right, parts) if where in (path, ()) else None
        if answer is None:
            return right
        happened = True
        return Ruled(right.rule, answer)

    found = with_ruling(chain, ruling)
    return found if happened else None


def _kind(right: Ruled) -> str:
    return right.rule.partition(", ")[0]


def _inner(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Leave the derivative of what is inside out."""
    if not right.rule.endswith(", chain"):
        return None
    return _without(right.after, [part.prime for part in parts])


def _without(formula: Expression, left_out: list[Expression]) -> Expression:
    """Put 1 in the place of the primes."""
    if any(formula is part for part in left_out):
        return Number(1)
    if isinstance(formula, Apply):
        operands = tuple(_without(o, left_out) for o in formula.operands)
        return Apply(formula.operation, operands)
    return formula


def _product(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Multiply the derivatives."""
    return times(parts[0].prime, parts[1].prime) if _kind(right) == "product" else None


def _quotient(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Divide the derivatives."""
    return over(parts[0].prime, parts[1].prime) if _kind(right) == "quotient" else None


def _half(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Write only the first half of the product rule."""
    return times(parts[0].prime, parts[1].formula) if _kind(right) == "product" else None


def _other_half(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Write only the second half of the product rule."""
    return times(parts[0].formula, parts[1].prime) if _kind(right) == "product" else None


def _sign(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Have one sign the other way round."""
    kind = _kind(right)
    u, v = parts[0], parts[-1]
    if kind == "product":
        return minus(times(u.prime, v.formula), times(u.formula, v.prime))
    if kind == "sum":
        return minus(u.prime, v.prime)
    if kind == "difference":
        return plus(u.prime, v.prime)
    if kind == "quotient":
        above = plus(times(u.prime, v.formula), times(u.formula, v.prime))
        return over(above, v.formula**2)
    return negative(right.after)


def _square(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Forget to square the bottom of a quotient."""
    if _kind(right) != "quotient":
        return None
    u, v = parts
    above = minus(times(u.prime, v.formula), times(u.formula, v.prime))
    return over(above, v.formula)


def _exponent(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Bring the exponent down and leave it above as it was."""
    exponent = _exponent_of(right, parts)
    if exponent is None:
        return None
    u = parts[0]
    return times(times(exponent, to_the(u.formula, exponent)), u.prime)


def _no_factor(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Make the exponent one less, and forget it as a factor."""
    exponent = _exponent_of(right, parts)
    if exponent is None:
        return None
    u = parts[0]
    return times(to_the(u.formula, Number(exponent.value - 1)), u.prime)


def _exponent_of(right: Ruled, parts: tuple[Part, ...]) -> Number | None:
    if _kind(right) != "power":
        return None
    if len(parts) == 2:
        return parts[1].formula if isinstance(parts[1].formula, Number) else None
    # A square or a cube: its rule begins with the exponent.
    after = right.after
    while isinstance(after, Apply) and after.operands:
        after = after.operands[0]
    return after if isinstance(after, Number) else None


def _factor(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Lose a constant factor."""
    if _kind(right) != "factor" or len(parts) == 1:
        return None
    return next(part.prime for part in parts if part.moves)


def _term(right: Ruled, parts: tuple[Part, ...]) -> Expression | None:
    """Keep a constant term, which has the slope 0."""
    if _kind(right) not in ("sum", "difference") or all(part.moves for part in parts):
        return None
    combine = plus if _kind(right) == "sum" else minus
    return combine(*(part.prime if part.moves else part.formula for part in parts))


SLIPS: dict[str, Wrong] = {
    "inner": _inner,
    "product": _product,
    "quotient": _quotient,
    "half": _half,
    "other half": _other_half,
    "square": _square,
    "exponent": _exponent,
    "no factor": _no_factor,
    "factor": _factor,
    "term": _term,
    "sign": _sign,
}
"""By name, the likeliest first."""
