"""mpmath is asked for nothing that it would work at for long."""

from contextlib import suppress
from typing import Any

import mpmath  # type: ignore[import-untyped]
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.chain import Block, Chain
from core.formula import parse
from core.functions import CATALOGUE
from core.incremental import whole
from core.numerical.budget import truth_in_slices
from core.numerical.many_digits import (
    MOST_AT_ONCE,
    MOST_WORK,
    Effort,
    OutOfReachError,
    _root,
    as_double,
    context,
)
from core.numerical.twin import Twin

HIDDEN = ("1e300 (x + 1e17 - 1e17)", "exp(1e9 (x + 1e17 - 1e17))")
"""What doubles have for 0 or 1, and is something else with more digits: huge, in the end."""


class Counted(Effort):
    """Knows what was spent."""

    spent = 0.0

    def spend(self, cost: float, digits: float) -> None:
        super().spend(cost, digits)
        self.spent += cost


@no_float_warnings
def worked(chain: Chain, x: float, digits: int = 120) -> Any:
    """Work out f(x) with so many digits, within the usual effort."""
    twin = Twin(chain, x)
    with twin.working(digits):
        return twin.value(context().mpf(x))


def truth(chain: Chain, x: float, effort: Effort) -> None:
    whole(truth_in_slices(Twin(chain, x, effort), 1e-4))


def spent_on(chain: Chain) -> float:
    """Give what was spent, whether it was enough or not."""
    effort = Counted()
    with suppress(OutOfReachError):
        truth(chain, 0.75, effort)
    return effort.spent


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_every_function_is_bounded_at_every_size(name: str, hidden: str) -> None:
    inner = parse(hidden)
    other = Chain("x", inner.blocks)
    operands = tuple(other for _ in CATALOGUE[name].defaults)
    chain = Chain("x", (*inner.blocks, Block("add", (Chain(2.5),)), Block(name, operands)))
    spent = spent_on(chain)
    assert spent <= MOST_WORK
    assert spent == spent_on(chain)  # whatever mpmath remembers of the first time


@pytest.mark.parametrize(
    "text",
    ["sin(exp(1e9 (x + 1e17 - 1e17)))", "(1 + 1e-300 x)^1e300 + (1 + 1e-300 x)^1e299"],
)
def test_what_takes_more_digits_is_out_of_reach(text: str) -> None:
    with pytest.raises(OutOfReachError, match="digits and more"):
        truth(parse(text), 0.5, Effort())


def test_towers_of_powers_are_bounded() -> None:
    tower = parse("x + 1e300")
    for _ in range(6):
        tower = Chain("x", (*tower.blocks, Block("power", (parse("x + 1e-300"),))))
    assert spent_on(tower) <= MOST_WORK


@pytest.mark.parametrize("x", [0.3, 5.25, -2.75, -130.5, 170.0, 1e-30, 1e6, -1e6 - 0.5])
@pytest.mark.parametrize("name", ["gamma", "digamma", "factorial"])
def test_the_gamma_functions_are_those_of_mpmath(name: str, x: float) -> None:
    found = worked(Chain("x", (Block(name),)), x)
    with mpmath.workdps(130):
        wanted = getattr(mpmath, name)(mpmath.mpf(x))
        assert abs(found - wanted) < abs(wanted) * mpmath.mpf(10) ** -110


@pytest.mark.parametrize("x", [0.3, 5.25, -2.75, -130.5, 170.0, 1e6])
def test_the_slope_of_digamma_is_that_of_mpmath(x: float) -> None:
    twin = Twin(Chain("x", (Block("digamma"),)), x)
    with twin.working(120):
        found = twin.slope(twin.values(context().mpf(x)))
    with mpmath.workdps(130):
        wanted = mpmath.psi(1, mpmath.mpf(x))
        assert found is not None
        assert abs(found.slope - wanted) < abs(wanted) * mpmath.mpf(10) ** -110


def test_the_slope_of_digamma_is_found_far_below_0() -> None:
    twin = Twin(Chain("x", (Block("digamma"),)), -1e15 - 0.5)
    with twin.working(120):
        found = twin.slope(twin.values(context().mpf(twin.x)))
    # pi^2 / sin(pi a)^2, less nothing to speak of; a is halfway between two poles.
    assert found is not None
    assert float(found.slope) == pytest.approx(float(mpmath.pi**2), rel=1e-14)


def test_a_pole_is_no_number() -> None:
    assert worked(parse("gamma(x) + 1"), -2.0) is None
    assert worked(parse("exp(ln(x))"), 0.0) is None


def test_an_exponent_that_runs_away_is_out_of_reach() -> None:
    with pytest.raises(OutOfReachError):
        worked(parse("exp(exp(exp(x)))"), 9.0)
    with pytest.raises(OutOfReachError):
        worked(parse("exp(-exp(exp(x)))"), 9.0)


@pytest.mark.parametrize("name", ["tanh", "coth"])
def test_a_large_number_takes_no_longer_than_its_limit(name: str) -> None:
    assert worked(parse(f"{name}(exp(exp(x)))"), 20.0) == 1
    assert worked(parse(f"{name}(-exp(exp(x)))"), 20.0) == -1


@pytest.mark.parametrize(
    ("power", "double"), [(-400, 0.0), (400, float("inf")), (2, 100.0), (-300, 1e-300)]
)
def test_a_number_is_rounded_to_a_double(power: int, double: float) -> None:
    number = context().mpf(10) ** power
    assert as_double(number) == double
    assert as_double(-number) == -double


def test_erf_of_what_is_large_is_1_at_no_cost() -> None:
    assert Effort().cost("erf", 646, 47.0) < 2000 < Effort().cost("erf", 646, 30.0)
    assert worked(parse("erf(x)"), -47.0, 646) == -1
    assert worked(parse("erf(x)"), 30.0, 646) < 1


def test_an_effort_is_shared_until_nothing_is_left() -> None:
    effort = Effort(1000)
    effort.spend(600, 120)
    with pytest.raises(OutOfReachError) as error:
        effort.spend(600, 120)
    assert error.value.digits == 120
    effort.spend(400, 120)


def test_no_call_takes_more_than_others_can_wait_for() -> None:
    with pytest.raises(OutOfReachError):
        Effort(1e9).spend(MOST_AT_ONCE + 1, 50)


def test_a_root_of_a_degree_that_no_memory_holds_is_none() -> None:
    mp = context()
    assert _root(mp.mpf(-8), mp.mpf(3)) == -2
    with pytest.raises(ValueError, match="no real root"):
        _root(mp.mpf(-8), mp.ldexp(mp.mpf(1), 10**15))
