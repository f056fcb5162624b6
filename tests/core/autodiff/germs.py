"""Formulas of pieces, and what they are just beside a place: polynomials of an infinitesimal.

All is exact, in fractions, and shares nothing with the engine: of two such polynomials the one is
greater whose difference has a positive first coefficient.
"""

import math
import random
from collections.abc import Callable
from fractions import Fraction
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

Germ: TypeAlias = tuple[Fraction, ...]

PLACES = [Fraction(n, 2) for n in range(-4, 5)]
"""Where the polynomials meet, and where they mostly do not."""

_NOTHING = (Fraction(0),)


class Formula(NamedTuple):
    """A polynomial by its roots or coefficients, or something done to other formulas."""

    text: str
    germ: Callable[[Germ], Germ]


def _added(u: Germ, v: Germ, sign: int = 1) -> Germ:
    return tuple(a + sign * b for a, b in zip_longest(u, v, fillvalue=Fraction(0)))


def _times(u: Germ, v: Germ) -> Germ:
    found = [Fraction(0)] * (len(u) + len(v) - 1)
    for i, a in enumerate(u):
        for j, b in enumerate(v):
            found[i + j] += a * b
    return tuple(found)


def _is_positive(u: Germ) -> bool:
    return next((a > 0 for a in u if a), False)


def _greater(u: Germ, v: Germ) -> Germ:
    return u if _is_positive(_added(u, v, -1)) else v


def _smaller(u: Germ, v: Germ) -> Germ:
    return v if _is_positive(_added(u, v, -1)) else u


def _negative(u: Germ) -> Germ:
    return tuple(-a for a in u)


def _sign(u: Germ) -> int:
    return _is_positive(u) - _is_positive(_negative(u))


def _floor(u: Germ) -> Germ:
    whole = math.floor(u[0])
    return (Fraction(whole - (u[0] == whole and _sign(u[1:]) < 0)),)


def _clipped(u: Germ) -> Germ:
    return _smaller(_greater(u, (Fraction(-1),)), (Fraction(1),))


_OF_ONE: dict[str, Callable[[Germ], Germ]] = {
    "abs({})": lambda u: _greater(u, _negative(u)),
    "relu({})": lambda u: _greater(u, _NOTHING),
    "min(max({}, -1), 1)": _clipped,
    "max({0}, {0})": lambda u: u,
    "max({0}, -({0}))": lambda u: _greater(u, _negative(u)),
}

_OF_TWO: dict[str, Callable[[Germ, Germ], Germ]] = {
    "max({}, {})": _greater,
    "min({}, {})": _smaller,
    "({} + {})": _added,
    "({} - {})": lambda u, v: _added(u, v, -1),
    "({}*{})": _times,
}


_THAT_JUMP: dict[str, Callable[[Germ], Germ]] = {
    "floor({})": _floor,
    "sign({})": lambda u: (Fraction(_sign(u)),),
    "step({})": lambda u: (Fraction(_sign(u) >= 0),),
}


def formula(chance: random.Random, depth: int, jumps: bool = False) -> Formula:
    """Make a formula whose pieces are nested so deep and often meet at whole numbers."""
    if depth == 0:
        return _polynomial(chance)
    u = formula(chance, depth - 1, jumps)
    kind = chance.random()
    if kind < 0.4:
        name, of_one = chance.choice([*(_THAT_JUMP if jumps and kind < 0.2 else _OF_ONE).items()])
        return Formula(name.format(u.text), lambda x: of_one(u.germ(x)))
    v = formula(chance, chance.randint(0, depth - 1), jumps)
    if jumps and kind < 0.6:
        return _choice(u, v, formula(chance, chance.randint(0, depth - 1), jumps))
    name, of_two = chance.choice([*_OF_TWO.items()])
    return Formula(name.format(u.text, v.text), lambda x: of_two(u.germ(x), v.germ(x)))


def _choice(u: Formula, v: Formula, w: Formula) -> Formula:
    def germ(x: Germ) -> Germ:
        return u.germ(x) if _is_positive(_added(w.germ(x), v.germ(x), -1)) else v.germ(x)

    return Formula(f"{{{v.text} < {w.text}: {u.text}, {v.text}}}", germ)


def with_seams(chance: random.Random, depth: int) -> Formula:
    """Make a formula of choices whose sides often have one value and one slope at a seam."""
    if depth == 0:
        return _polynomial(chance)
    u, v = with_seams(chance, depth - 1), with_seams(chance, chance.randint(0, depth - 1))
    kind = chance.random()
    if kind < 0.25:
        name, of_two = chance.choice([*_OF_TWO.items()])
        return Formula(name.format(u.text, v.text), lambda x: of_two(u.germ(x), v.germ(x)))
    a = Fraction(chance.randint(-3, 3), 2)
    b = a + Fraction(chance.randint(0, 4), 2)
    written, holds = chance.choice(_CONDITIONS)
    # What is added on one side has a root at both ends, often a double one.
    text = f"(x - ({float(a)}))*(x - ({float(b)}))"
    power = chance.choice([0, 1, 2, 2, 3]) if kind < 0.9 else 0

    def germ(x: Germ) -> Germ:
        s, t = _added(x, (a,), -1), _added(x, (b,), -1)
        if holds(s, t):
            return u.germ(x)
        other = v.germ(x)
        for _ in range(power):
            other = _times(other, _times(s, t))
        return _added(u.germ(x), other) if power else other

    other = f"{u.text} + {v.text}" + f"*{text}" * power if power else v.text
    return Formula(f"{{{written.format(float(a), float(b))}: {u.text}, {other}}}", germ)


_CONDITIONS: list[tuple[str, Callable[[Germ, Germ], bool]]] = [
    ("x < {0}", lambda s, t: _sign(s) < 0),
    ("x <= {1}", lambda s, t: _sign(t) <= 0),
    ("x > {0}", lambda s, t: _sign(s) > 0),
    ("x >= {1}", lambda s, t: _sign(t) >= 0),
    ("x = {0}", lambda s, t: _sign(s) == 0),
    ("x != {1}", lambda s, t: _sign(t) != 0),
    ("{0} <= x < {1}", lambda s, t: _sign(s) >= 0 > _sign(t)),
    ("{0} < x <= {1}", lambda s, t: _sign(s) > 0 >= _sign(t)),
    ("x < {0} or x > {1}", lambda s, t: _sign(s) < 0 or _sign(t) > 0),
    ("x <= {0} or x >= {1}", lambda s, t: _sign(s) <= 0 or _sign(t) >= 0),
    ("(x - ({0}))*(x - ({1})) < 0", lambda s, t: _sign(_times(s, t)) < 0),
    ("0 <= abs(2*x - ({0}) - ({1})) - ({1} - ({0}))", lambda s, t: _sign(s) <= 0 or _sign(t) >= 0),
]


def _polynomial(chance: random.Random) -> Formula:
    a = chance.choice([-2, -1, 1, 1, 1, 2])
    roots = [chance.randint(-2, 2) for _ in range(chance.randint(0, 3))]
    factors = "".join(f"*(x - ({root}))" for root in roots)

    def germ(x: Germ) -> Germ:
        found: Germ = (Fraction(a),)
        for root in roots:
            found = _times(found, _added(x, (Fraction(-root),)))
        return found

    return Formula(f"({a}){factors}", germ)


def derivatives(f: Formula, x: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """Give f′ and f″ at x; None where the two sides do not agree."""
    right, here, left = ((*f.germ((x, Fraction(way))), *_NOTHING * 3) for way in (1, 0, -1))
    if not right[0] == here[0] == left[0] or right[1] != -left[1]:
        return None, None
    return right[1], 2 * right[2] if right[2] == left[2] else None
