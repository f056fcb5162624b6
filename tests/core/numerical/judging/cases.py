"""Random formulas in which something is known to happen at a known place, and where to look."""

import math
import random
from dataclasses import dataclass

from tests.core.numerical.judging.at_a_place import Nature, Where
from tests.core.numerical.judging.breaks import BREAKS, LOSING, NEAR_MISSES, Break
from tests.core.numerical.judging.mathematics import MP, Number
from tests.core.numerical.judging.reading import Formula
from tests.core.numerical.judging.surroundings import number, number_text, outer, positive, smooth
from tests.core.numerical.judging.truth import Plant, Truth

_GAPS = {Nature.GAP_IN_JUMP, Nature.HOLE, Nature.POLE, Nature.POLE_AT_EDGE, Nature.ESSENTIAL}
_UNBOUNDED = {Nature.POLE, Nature.POLE_AT_EDGE, Nature.ESSENTIAL, Nature.HOLE}
_AT_A_DOUBLE = {Nature.REMOVABLE, Nature.ISOLATED}
"""What only a double can meet; no digits show it at an irrational place."""


@dataclass(frozen=True)
class Case:
    """A formula, a place and a step.

    Attributes
    ----------
    kind : str
        What was planted, and how x lies to it, for a summary.
    planted : Nature or None
        What f is at the first plant; None where nothing was planted.
    """

    kind: str
    truth: Truth
    planted: Nature | None = None


@dataclass(frozen=True)
class _Inner:
    """A formula of x that is 0 at known places, crossing."""

    text: str
    roots: tuple[Where, ...]
    is_linear: bool = False


def random_case(rng: random.Random) -> Case:
    """Make the next case of a generator of numbers; the same for the same seed."""
    chance = rng.random()
    if chance < 0.62:
        return _broken(rng)
    if chance < 0.74:
        return _quick(rng)
    if chance < 0.86:
        return _losing(rng)
    text = smooth(rng, "x", 3)
    return Case("plain", Truth(text, _anywhere(rng), _step(rng)))


def _broken(rng: random.Random) -> Case:
    nature = rng.choice(list(BREAKS))
    chosen = rng.choice(BREAKS[nature])
    is_plain = bool(chosen.period or chosen.others) or nature in _AT_A_DOUBLE
    inner = _inner(rng, is_plain=is_plain or "{u=0" in chosen.text)
    text = _surrounded(rng, nature, filled(rng, chosen.text, inner.text))
    where = inner.roots[0]
    step = _step(rng)
    x, how = _beside(rng, _double(where), step)
    truth = Truth(text, x, step, tuple(_plants(nature, chosen, inner)))
    return Case(f"{nature} {how}", truth, nature)


def _plants(nature: Nature, chosen: Break, inner: _Inner) -> list[Plant]:
    is_gap = nature in _GAPS
    if chosen.period:
        period = Formula(chosen.period)
        return [Plant(inner.roots[0], is_gap, lambda: _value(period))]
    offsets = [_offset(inner.roots[0], other) for other in chosen.others]
    return [Plant(where, is_gap) for where in (*inner.roots, *offsets)]


def _value(formula: Formula) -> Number:
    # The period of a sine is that of mathematics, whatever double stands for π in formulas.
    exact = formula.text.replace("pi", "acos(-1)")
    return Formula(exact)(MP.mpf(0))


def _offset(where: Where, other: float) -> Where:
    return lambda: where() + other


def _surrounded(rng: random.Random, nature: Nature, text: str) -> str:
    """Put a break into smooth surroundings that let it be what it is."""
    if nature not in _UNBOUNDED and rng.random() < 0.3:
        text = outer(rng, text)
    if rng.random() < 0.3:
        text = f"{positive(rng)}*({text})"
    if rng.random() < 0.5:
        scale = number_text(rng)
        text = f"{smooth(rng, 'x', 1)}+{scale}*({text})"
    return text


def filled(rng: random.Random, text: str, inner: str) -> str:
    """Set numbers and the inner formula for the letters of a break."""
    c = rng.choice([0.25, 0.5, 0.7, 1.5, 2.0, 3.0, 4.0])
    k = float(f"{10 ** rng.uniform(3, 12):.2g}")
    letters = {"u": f"({inner})", "c": repr(c), "k": repr(k)}
    parts: list[str] = []
    for n, sign in enumerate(text):
        around = text[n - 1 : n] + text[n + 1 : n + 2]
        is_word = any(a.isalpha() for a in around)
        parts.append(sign if is_word else letters.get(sign, sign))
    return "".join(parts)


def _inner(rng: random.Random, *, is_plain: bool) -> _Inner:
    """Make a formula that is 0 at a place: at a double, a fraction, or a root of a function."""
    place = number(rng)
    if is_plain or rng.random() < 0.6:
        text = f"x-{place!r}" if place > 0 else f"x+{-place!r}"
        return _Inner("x" if place == 0 else text, (lambda: MP.mpf(place),), True)
    c = rng.choice([0.1, 0.3, 0.5, 0.7, 2.0, 3.0, 7.0])
    b = rng.choice([0.2, 0.3, 0.7, 1.1, 1.5, 2.0])
    return rng.choice(
        [
            _Inner(f"{c!r}*x-{b!r}", (lambda: MP.mpf(b) / MP.mpf(c),)),
            _Inner(f"exp(x)-{c!r}", (lambda: MP.log(MP.mpf(c)),)),
            _Inner(f"sinh(x)-{b!r}", (lambda: MP.asinh(MP.mpf(b)),)),
            _Inner(f"x**3-{c!r}", (lambda: MP.cbrt(MP.mpf(c)),)),
            _Inner(f"x**3+x-{b!r}", (lambda: _cubic_root(b),)),
            _Inner(f"{b!r}-tanh(x)" if b < 1 else f"{b!r}-asinh(x)", (lambda: _undone(b),)),
            _Inner(f"x**2-{c!r}", (lambda: MP.sqrt(MP.mpf(c)), lambda: -MP.sqrt(MP.mpf(c)))),
        ]
    )


def _undone(b: float) -> Number:
    return MP.atanh(MP.mpf(b)) if b < 1 else MP.sinh(MP.mpf(b))


def _cubic_root(b: float) -> Number:
    """Solve x³ + x = b by Newton's method, from above."""
    x = MP.mpf(b)
    for _ in range(int(MP.mag(MP.dps)) + 12):
        x -= (x**3 + x - b) / (3 * x * x + 1)
    return x


def _quick(rng: random.Random) -> Case:
    place = number(rng)
    text = filled(rng, rng.choice(NEAR_MISSES), f"x-{place!r}" if place > 0 else f"x+{-place!r}")
    if rng.random() < 0.5:
        text = f"{smooth(rng, 'x', 1)}+{number_text(rng)}*({text})"
    step = _step(rng)
    if rng.random() < 0.3:
        x, how = place + rng.choice([-1, 1]) * 10 ** rng.uniform(-13, -2), "near"
    else:
        x, how = _beside(rng, place, step)
    return Case(f"quick {how}", Truth(text, x, step))


def _losing(rng: random.Random) -> Case:
    inner = rng.choice(["x", "x", "x", "x", f"x-{number(rng)!r}".replace("--", "+"), "x/3", "2*x"])
    text = filled(rng, rng.choice(LOSING), inner)
    if rng.random() < 0.2:
        text = f"{smooth(rng, 'x', 1)}+{text}"
    return Case("losing", Truth(text, _anywhere(rng), _step(rng)))


def _step(rng: random.Random) -> float:
    return 1e-4 if rng.random() < 0.5 else float(f"{10 ** rng.uniform(-12, 0):.2g}")


def _anywhere(rng: random.Random) -> float:
    chance = rng.random()
    if chance < 0.4:
        return round(rng.uniform(-5, 5), 2)
    if chance < 0.7:
        return rng.uniform(-5, 5)
    return rng.choice([-1, 1]) * float(f"{10 ** rng.uniform(-9, 11):.3g}")


def _double(where: Where) -> float:
    MP.dps = 60
    return float(where())


def _beside(rng: random.Random, place: float, step: float) -> tuple[float, str]:
    """Choose an x at a place or beside it."""
    up = rng.choice([-1, 1])
    beside = {
        "ulps": place + up * rng.choice([1, 1, 2, 5]) * math.ulp(place or 1e-16),
        "h/2": place + up * step / 2,
        "within h": place + up * step * rng.uniform(0.001, 0.999),
        "h": place + up * step,
        "2h": place + up * 2 * step,
        "1e-9": place * (1 + up * 1e-9) if place else up * 1e-9,
        "near": place + up * 10 ** rng.uniform(-12, -1),
        "far": round(place + rng.uniform(-3, 3), 2),
    }
    if rng.random() < 0.42:
        return place, "there"
    how = rng.choice(list(beside))
    return beside[how], how
