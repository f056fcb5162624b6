"""What a derivative in branches says where they meet: nothing, unless f has a slope there.

A rule differentiates branch by branch, and says of |x| in two branches that its slope at 0 is 1.
"""

from collections.abc import Iterable
from typing import Any

import sympy

_NEAR = sympy.Rational(1, 10**30)
"""How far from a seam its sides are looked at."""

_DIGITS = 60
_SAME = sympy.Rational(1, 10**20)
"""Up to which share of their size, or of 1, two numbers so near a seam are one."""


def true_at_seams(slope: Any, f: Any, by: Any) -> Any:
    """Leave out of each branch the ends at which f has no derivative by a symbol.

    What cannot be decided is left out. An end at which f has one stays in, also where only a
    branch for that place alone has it: the slope of {x = 1: 1, x^2} is 2x everywhere.

    Examples
    --------
    >>> x = sympy.Symbol("x", real=True)
    >>> true_at_seams(sympy.Piecewise((-1, x < 0), (1, True)), sympy.Abs(x), x)
    Piecewise((-1, x < 0), (1, x > 0))
    >>> square = sympy.Piecewise((1, sympy.Eq(x, 1)), (x**2, True))
    >>> true_at_seams(sympy.Piecewise((0, (x >= 1) & (x <= 1)), (2 * x, True)), square, x)
    2*x
    """
    slope = _in_branches(slope.replace(sympy.Piecewise, _in_one_row))
    return slope.replace(
        lambda part: isinstance(part, sympy.Piecewise),
        lambda part: _mended(part.args, slope, f, by),
    )


def _in_one_row(*branches: Any) -> Any:
    """Take up the branches of what else there is in branches."""
    value, condition = branches[-1]
    if condition == sympy.true and isinstance(value, sympy.Piecewise):
        branches = *branches[:-1], *value.args
    return sympy.Piecewise(*branches)


def _in_branches(slope: Any) -> Any:
    """Write the step of a number and that of its negative as two branches."""
    steps = slope.atoms(sympy.Heaviside)
    numbers = {step.args[0] for step in steps}
    one = min(numbers, key=lambda u: (u.could_extract_minus_sign(), str(u)), default=None)
    if one is None or {sympy.expand(u - one) == 0 for u in numbers} != {True, False}:
        return slope
    if any(sympy.expand(u - one) != 0 and sympy.expand(u + one) != 0 for u in numbers):
        return slope
    below, above = (
        slope.replace(
            sympy.Heaviside,
            lambda u, *_, up=up: sympy.Integer((sympy.expand(u - one) == 0) == up),
        )
        for up in (False, True)
    )
    left, right = _sides(one)
    return sympy.Piecewise((below, left < right), (above, left > right))


def _sides(number: Any) -> tuple[Any, Any]:
    """Bring what is subtracted to the other side of a comparison with 0."""
    terms = sympy.Add.make_args(number)
    away = [term for term in terms if term.could_extract_minus_sign()]
    return sympy.Add(*(term for term in terms if term not in away)), -sympy.Add(*away)


def _mended(branches: tuple[Any, ...], slope: Any, f: Any, by: Any) -> Any:
    sets = _sets([condition for _, condition in branches], by)
    values = [value for value, _ in branches]
    if sets is None:
        return _strict(branches)
    seams = sorted(set().union(*(part.boundary for part in sets)), key=sympy.default_sort_key)
    smooth = [seam for seam in seams if _is_smooth(slope, f, by, seam)]
    rough = sympy.FiniteSet(*seams) - sympy.FiniteSet(*smooth)
    kept = [part - rough - _points(part) for part in sets]
    if kept == sets:
        return sympy.Piecewise(*branches)
    for seam in smooth:
        if not any(seam in part for part in kept):
            at = next(i for i, part in enumerate(kept) if seam in part.boundary)
            kept[at] |= sympy.FiniteSet(seam)
    is_whole = sympy.Union(*kept) == sympy.S.Reals
    left = [(v, part) for v, part in zip(values, kept, strict=True) if part != sympy.S.EmptySet]
    conditions = [_condition(part, by) for _, part in left]
    if is_whole:
        conditions[-1] = sympy.true
    return sympy.Piecewise(*zip((value for value, _ in left), conditions, strict=True))


def _sets(conditions: Iterable[Any], by: Any) -> list[Any] | None:
    """Give where each branch counts, as sets of real numbers; None where that is not tried."""
    before, sets = sympy.S.EmptySet, []
    for condition in conditions:
        if not all(_is_solved(part, by) for part in condition.atoms(sympy.Rel)):
            return None
        found = condition.as_set() & sympy.S.Reals
        sets.append(found - before)
        before |= found
    return sets if all(_is_of_intervals(part) for part in sets) else None


def _is_solved(relation: Any, by: Any) -> bool:
    difference = relation.lhs - relation.rhs
    if difference.free_symbols != {by} or not difference.is_polynomial(by):
        return False
    return bool(sympy.degree(difference, by) <= 2)


def _is_of_intervals(part: Any) -> bool:
    parts = part.args if isinstance(part, sympy.Union) else (part,)
    known = sympy.Interval, sympy.FiniteSet, sympy.sets.sets.EmptySet
    return all(isinstance(one, known) or one == sympy.S.Reals for one in parts)


def _points(part: Any) -> Any:
    """Give the single places of a set."""
    parts = part.args if isinstance(part, sympy.Union) else (part,)
    return sympy.Union(*(one for one in parts if isinstance(one, sympy.FiniteSet)))


def _is_smooth(slope: Any, f: Any, by: Any, seam: Any) -> bool:
    """Tell whether f has no jump at a place, and one slope on both sides of it."""
    letters = sorted((slope.free_symbols | f.free_symbols) - {by}, key=str)
    known = {letter: sympy.Rational(63 + 37 * i, 100) for i, letter in enumerate(letters)}
    places = seam - _NEAR, seam, seam + _NEAR
    heights = [_number(f, {by: place, **known}) for place in places]
    slopes = [_number(slope, {by: place, **known}) for place in places[::2]]
    return _are_one(heights) and _are_one(slopes)


def _number(part: Any, known: dict[Any, Any]) -> Any:
    return part.subs(known).evalf(_DIGITS)


def _are_one(numbers: list[Any]) -> bool:
    if not all(number.is_Float or number.is_Rational for number in numbers):
        return False
    size = max(1, *map(abs, numbers))
    return bool(max(numbers) - min(numbers) <= _SAME * size)


def _condition(part: Any, by: Any) -> Any:
    missing = sympy.S.Reals - part
    if isinstance(missing, sympy.FiniteSet):
        return sympy.And(*(sympy.Ne(by, place) for place in missing))
    parts = part.args if isinstance(part, sympy.Union) else (part,)
    return sympy.Or(*(_between(one, by) for one in parts))


def _between(part: Any, by: Any) -> Any:
    if part == sympy.S.Reals:
        return sympy.true
    low, high = part.start, part.end
    ends = []
    if low.is_finite:
        ends.append(by > low if part.left_open else by >= low)
    if high.is_finite:
        ends.append(by < high if part.right_open else by <= high)
    return sympy.And(*ends)


def _strict(branches: tuple[Any, ...]) -> Any:
    """Have no branch count where its condition, or one before it, is about to change."""
    left, outside = [], sympy.true
    for value, condition in branches:
        inside = sympy.And(outside, _open(condition)).simplify()
        outside = sympy.And(outside, _open(sympy.Not(condition)))
        if inside != sympy.false:
            left.append((value, inside))
    return sympy.Piecewise(*left)


def _open(condition: Any) -> Any:
    """Take the ends away from where a condition holds."""
    strict = {sympy.Le: sympy.Lt, sympy.Ge: sympy.Gt}
    return sympy.to_nnf(condition).replace(
        lambda part: type(part) in strict, lambda part: strict[type(part)](*part.args)
    )
