"""Whether an answer is f′, however it is written."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.answer.slips import Slip, slips
from core.autodiff.derivatives import derivative as backprop
from core.chain import Chain
from core.incremental import Slices, whole
from core.rules.derivation import NoRulesError
from core.rules.flat import is_flat
from core.rules.trees import chain_of
from core.symbolic.confirmed import is_confirmed

SAME = 1e-9
"""Up to which share of their size two numbers are the same."""

_NO_VALUES: Mapping[str, float] = MappingProxyType({})

_ROUND = np.array([0.5, 1, 2, -0.5, -1, -2, 1.5, 3, -1.5, -3, 0.25, 0.1, 4, 5, 10, -4, -5, -10])
"""Where somebody would look first."""

_MORE = np.concatenate([np.linspace(-6.1, 6.3, 83), np.geomspace(12.7, 1130.0, 12)])


class Judgement(NamedTuple):
    """What an answer is.

    Attributes
    ----------
    equal : bool
        Whether it is f′.
    x, own, right : float or None
        Where it first differs, what it is there and what f′ is; nan where it has no value.
    slip : str
        What it looks like, a key of `core.answer.words`; empty if like nothing that is known.
    part : Chain or None
        What the slip happened at, as a function of x.
    factor : float or None
        By which constant it is too large, or how much too much, if that is the slip.
    letters : tuple of str
        Those of the answer that f does not have.
    at : tuple
        The parameters with the values that `own` and `right` are for, where they are not f's own.
    """

    equal: bool
    x: float | None = None
    own: float | None = None
    right: float | None = None
    slip: str = ""
    part: Chain | None = None
    factor: float | None = None
    letters: tuple[str, ...] = ()
    at: tuple[tuple[str, float], ...] = ()


def judged(
    chain: Chain, answer: Chain, order: int = 1, values: Mapping[str, float] = _NO_VALUES
) -> Judgement:
    """Compare an answer with f′, and say what kind of slip it looks like.

    It is right if it is so for all values of the parameters; where it differs is told at `values`,
    1 if left out, unless it is the same there.

    Examples
    --------
    >>> from core.formula import parse
    >>> judged(parse("sin(x^2)"), parse("cos(x^2)*x*2")).equal
    True
    >>> judged(parse("sin(x^2)"), parse("cos(x^2)")).slip
    'inner'
    """
    return whole(judged_in_slices(chain, answer, order, values))


def judged_in_slices(
    chain: Chain, answer: Chain, order: int = 1, values: Mapping[str, float] = _NO_VALUES
) -> Slices[Judgement]:
    """Do as `judged` does, a slip at a time: of a long formula there are many."""
    if is_confirmed(chain, answer, order) or (order == 1 and is_flat(chain, answer)):
        return Judgement(equal=True)
    xs = np.concatenate([_ROUND, _MORE])
    right, own = _values(chain, xs, order), _values(answer, xs, 0)
    at = _first_difference(right, own)
    if at is None:  # what bounds could not confirm, numbers may
        return Judgement(equal=bool(np.isfinite(right).any()))
    letters = tuple(name for name in answer.parameters if name not in chain.parameters)
    if letters:
        return Judgement(False, letters=letters)
    known = {name: values.get(name, 1.0) for name in chain.parameters}
    there = _values(chain, xs, order, known), _values(answer, xs, 0, known)
    told = _where(xs, *there)
    if told is None:  # only with other values
        told = _differs(xs, at, right, own)._replace(at=tuple(sorted(_unlike_any(chain).items())))
    if order == 1:
        yield
        by_rules = yield from _by_rules(told, chain, xs, own)
        found = by_rules or _whole(told, chain, xs, right, own)
    else:
        found = _by_numbers(told, right, own)
    if found.factor is None or found.at:
        return found
    # What hangs on a parameter is another number with these values.
    same = _by_numbers(found._replace(slip="", factor=None), *there)
    is_same = same.factor is not None and np.isclose(same.factor, found.factor, rtol=SAME, atol=0)
    return found if is_same else found._replace(slip="", factor=None)


def _values(
    chain: Chain, xs: NDArray[np.float64], order: int, at: Mapping[str, float] | None = None
) -> NDArray[np.float64]:
    """Work a chain out, its parameters at values that are not special if none are given."""
    letters = _unlike_any(chain) if at is None else {name: at[name] for name in chain.parameters}
    values: NDArray[np.float64] = backprop(chain.with_values(**letters), xs, order)
    return values


def _unlike_any(chain: Chain) -> dict[str, float]:
    names = chain.parameters
    return {name: round(1.37 + 0.1 * (sum(map(ord, name)) % 17), 2) for name in names}


def _where(
    xs: NDArray[np.float64], right: NDArray[np.float64], own: NDArray[np.float64]
) -> Judgement | None:
    at = _first_difference(right, own)
    return None if at is None else _differs(xs, at, right, own)


def _differs(
    xs: NDArray[np.float64], at: int, right: NDArray[np.float64], own: NDArray[np.float64]
) -> Judgement:
    return Judgement(False, float(xs[at]), float(own[at]), float(right[at]))


def _first_difference(right: NDArray[np.float64], own: NDArray[np.float64]) -> int | None:
    apart = np.isfinite(right) & ~_same(right, own)
    return int(np.argmax(apart)) if apart.any() else None


def _same(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.bool_]:
    size = np.maximum(np.absolute(one), np.absolute(other))
    found: NDArray[np.bool_] = np.absolute(one - other) <= SAME * size
    return found


def _is_same(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """Tell whether two are the same wherever both are defined, and at enough places."""
    both = np.isfinite(one) & np.isfinite(other)
    return bool(both.sum() >= min(8, np.isfinite(one).sum()) and _same(one, other)[both].all())


def _by_rules(
    told: Judgement, chain: Chain, xs: NDArray[np.float64], own: NDArray[np.float64]
) -> Slices[Judgement | None]:
    try:
        for slip in slips(chain):
            yield
            if _is_same(own, _values(chain_of(slip.answer), xs, 0)):
                return told._replace(slip=slip.name, part=_part(chain, slip))
    except (KeyError, NoRulesError):
        return None
    return None


def _part(chain: Chain, slip: Slip) -> Chain | None:
    if not slip.path:
        return None
    lane = chain.lane(slip.path[:-1])
    return Chain(lane.start, lane.blocks[: slip.path[-1] + 1])


def _whole(
    told: Judgement,
    chain: Chain,
    xs: NDArray[np.float64],
    right: NDArray[np.float64],
    own: NDArray[np.float64],
) -> Judgement:
    if _is_same(own, _values(chain, xs, 0)):
        return told._replace(slip="itself")
    return _by_numbers(told, right, own)


def _by_numbers(told: Judgement, right: NDArray[np.float64], own: NDArray[np.float64]) -> Judgement:
    """Tell a sign, a constant factor or a constant too much from the numbers alone."""
    if _is_same(own, -right):
        return told._replace(slip="sign")
    for slip, number in (("times", own / right), ("plus", own - right)):
        known = number[np.isfinite(number)]
        if known.size >= 8 and _same(known, np.full_like(known, known[0])).all():
            return told._replace(slip=slip, factor=float(known[0]))
    return told
