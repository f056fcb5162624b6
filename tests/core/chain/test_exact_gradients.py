"""Derivatives by x and by every parameter, to the third, against mpmath at 60 digits."""

import inspect
from typing import Any

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest
import sympy

from core import compile, derivative
from core.chain import Chain
from core.formula import parse
from core.symbolic.twin import symbol, to_sympy
from tests.core.chain.parametric import PARAMETRIC, VALUES
from tests.sampled import one_in

DIGITS = 60
LIMIT = 4.0
"""In ulp of the largest term, for cancelled digits are nobody's fault."""

ORDERS = (0, 1, 2, 3)
EPS = 2.0**-52


def places(text: str) -> list[dict[str, float]]:
    """Give two values of x, each with those of the parameters."""
    _, *names = inspect.signature(PARAMETRIC[text]).parameters
    values = dict(zip(names, VALUES, strict=False))
    return [{"x": x, **values} for x in (0.375, 1.125)]


def exact(text: str, at: dict[str, float], name: str, order: int) -> Any:
    numbers = {letter: mp.mpf(value) for letter, value in at.items()}
    found = mp.diff(lambda t: PARAMETRIC[text](**{**numbers, name: t}), numbers[name], order)
    return mp.mpf(0) if abs(found) < mp.mpf(10) ** -35 else found


def largest_term(chain: Chain, at: dict[str, float], name: str, order: int) -> Any:
    whole = sympy.diff(to_sympy(chain), symbol(name), order).expand()
    values = {symbol(letter): sympy.Float(value, DIGITS) for letter, value in at.items()}
    terms = [abs(mp.mpf(str(sympy.N(t.subs(values), 30)))) for t in sympy.Add.make_args(whole)]
    return max(terms)


@pytest.mark.parametrize("text", one_in(4, PARAMETRIC))
def test_every_derivative_is_that_of_mpmath(text: str) -> None:
    chain = parse(text)
    with mp.workdps(DIGITS):
        for at in places(text):
            f = chain.with_values(**{letter: at[letter] for letter in chain.parameters})
            trace = f.trace(at["x"])
            passed = {"x": trace.gradient, **trace.parameters}
            for name, value in at.items():
                along = f.along(name, at["x"])
                replayed = compile(along, ORDERS)(value)
                for order in ORDERS:
                    wanted = exact(text, at, name, order)
                    scale = max(largest_term(chain, at, name, order), abs(wanted))
                    got = [derivative(along, value, order), replayed[order]]
                    got += [np.asarray(passed[name])] if order == 1 else []
                    errors = [abs(mp.mpf(number.item()) - wanted) for number in got]
                    assert max(errors) <= LIMIT * EPS * scale, (at, name, order)


def test_there_are_forty_formulas() -> None:
    assert len(PARAMETRIC) == 40
