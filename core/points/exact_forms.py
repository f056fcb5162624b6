"""Exact forms of points, such as π/2 or √2: guessed from doubles, and verified with many digits.

A place is what it is called if f, f′ or f″ is 0 there, or a landmark is met, to forty digits.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from core.chain import Chain
from core.incremental import Slices
from core.numerical.many_digits import Effort, Number, OutOfReachError, as_double, context
from core.numerical.named import SURE, is_same, names
from core.numerical.places import landmarks
from core.points.digits import Digits
from core.points.facts import Fact

DIGITS = 200
"""With how many a guess is verified."""

BESIDE = 12
"""By how many powers of ten a place beside one is nearer to it than it is to 0."""

ORDERS = {"root": 0, "minimum": 1, "maximum": 1, "inflection": 2}
"""Which derivative of f is 0 at a point."""

HEIGHTS = ("minimum", "maximum", "inflection", "corner", "cusp", "vertical tangent")
"""At what kinds f has a value that may have a name."""


def exact_forms(f: Chain, facts: Iterable[Fact], effort: Effort) -> Slices[dict[Fact, Fact]]:
    """Give of facts in order of x those that have a verified exact form of x or of f(x)."""
    told: dict[Fact, Fact] = {}
    for x, here in groupby(facts, attrgetter("x")):
        yield
        alike = list(here)
        try:
            told |= _Forms(f, x, effort).of(alike)
        except OutOfReachError:
            return told
    return told


class _Forms:
    """The exact forms of the points at one x."""

    def __init__(self, f: Chain, x: float, effort: Effort) -> None:
        self._x, self._digits = x, Digits(f, x, effort, DIGITS)

    def of(self, facts: Sequence[Fact]) -> dict[Fact, Fact]:
        """Give those of them that have one, with it."""
        guesses = [(name.text, name.value) for name in names(self._x)]
        if not guesses and float(f"{self._x:.6g}") == self._x:
            guesses = [("", lambda: context().mpf(self._x))]
        for form, value in guesses:
            with context().workdps(DIGITS):
                place = value()
                if as_double(place) == self._x and self._is_at(place, facts[0].kind):
                    return {fact: self._told(fact, form, place) for fact in facts}
        return {}

    def _told(self, fact: Fact, form: str, place: Number) -> Fact:
        return fact._replace(x_form=form, y_form=self._height(fact, place))

    def _height(self, fact: Fact, place: Number) -> str:
        guesses = list(names(fact.y)) if fact.kind in HEIGHTS else []
        value = self._digits.value(place) if guesses else None
        if value is None:
            return ""
        return next((name.text for name in guesses if is_same(value, name.value)), "")

    def _is_at(self, place: Number, kind: str) -> bool:
        """Tell whether a place is one at which there is such a point."""
        away = abs(place or 1) * context().mpf(10) ** -BESIDE
        if kind not in ORDERS:
            return self._is_landmark(place, away)
        sizes = [self._size(ORDERS[kind], place + k * away) for k in (0, 1, 10)]
        return _dies_away(*sizes) or self._is_landmark(place, away)

    def _size(self, order: int, x: Number) -> Number | None:
        # Differences are taken 10^-48 of x apart: their own error is out of sight.
        width = abs(x or 1) * context().mpf(10) ** -28
        found = self._digits.derivative(order, x, width)
        return None if found is None else abs(found)

    def _is_landmark(self, place: Number, away: Number) -> bool:
        twin = self._digits.twin
        with twin.working(DIGITS):
            here, near, far = (
                landmarks(twin, twin.inner_values(place + k * away)) for k in (0, 1, 10)
            )
        return any(
            _dies_away(abs(met), abs(near[which]), abs(far[which]))
            for which, met in here.items()
            if which in near and which in far
        )


def _dies_away(here: Number | None, near: Number | None, far: Number | None) -> bool:
    """Tell whether something is 0 at a place to so many digits, whatever its multiplicity."""
    if here is None or not near or not far:
        return False
    times = max(int(context().nint(context().log10(far / near))), 1)
    return bool(here <= near * context().mpf(10) ** (-SURE * times))
