"""The judge is judged first: it sees what a formula was written to do, and hears what is false."""

import random
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.autodiff.graph import Variable
from core.formula import parse
from core.functions import CATALOGUE
from core.numerical import Check, Outcome, Reason, Verdict, check
from tests.core.numerical.judging.at_a_place import Nature
from tests.core.numerical.judging.breaks import BREAKS, NEAR_MISSES
from tests.core.numerical.judging.cases import filled, random_case
from tests.core.numerical.judging.judge import judged
from tests.core.numerical.judging.mathematics import FUNCTIONS, MP
from tests.core.numerical.judging.reading import Formula
from tests.core.numerical.judging.sentences import untrue_agreement
from tests.core.numerical.judging.told_numbers import untrue_numbers
from tests.core.numerical.judging.truth import Truth
from tests.sampled import one_in

PLACES = (-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.5, 3.0)
EACH = [(nature, b.text) for nature, breaks in BREAKS.items() for b in breaks]


def test_every_function_of_the_catalogue_is_known() -> None:
    choices = {name for name in CATALOGUE if "if_" in name}
    assert set(FUNCTIONS) == set(CATALOGUE) - choices


@pytest.mark.parametrize("name", FUNCTIONS)
@np.errstate(all="ignore")
def test_functions_are_those_of_the_app(name: str) -> None:
    rng, others = random.Random(name), len(CATALOGUE[name].defaults)
    for x in (*PLACES, *(rng.uniform(-3, 3) for _ in range(20))):
        operands = [repr(rng.choice([rng.uniform(-3, 3), 1.0, 2.0, 3.0])) for _ in range(others)]
        text = f"{name}({','.join(['x', *operands])})"
        seen = float(parse(text)(Variable(np.array(x))).data)
        MP.dps = 40
        true = Formula(text)(MP.mpf(x))
        if true is None:
            assert not np.isfinite(seen), (text, x)
        else:
            assert seen == pytest.approx(float(true), rel=1e-12, abs=1e-14), (text, x)


@pytest.mark.parametrize(
    ("nature", "text"),
    one_in(4, EACH, kind=lambda case: case[0]),
    ids=[f"{n}: {text}" for n, text in EACH],
)
def test_each_break_is_seen_where_it_was_planted(nature: Nature, text: str) -> None:
    rng = random.Random(text)
    assert Truth(filled(rng, text, "x"), 0.0, 1e-4).spot.nature is nature
    assert Truth(filled(rng, text, "x-0.7"), 0.7, 1e-4).spot.nature is nature


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_is_only_quick_is_seen_to_be_smooth(text: str) -> None:
    assert Truth(filled(random.Random(text), text, "x"), 0.0, 1e-4).spot.nature is Nature.SMOOTH


def told(text: str, x: float, **finding: Any) -> tuple[str, ...]:
    """Give the faults of a check of which something is changed."""
    found = check(parse(text), x)
    changed: Check = replace(found, finding=replace(found.finding, **finding))
    return judged(changed, Truth(text, x, 1e-4)).faults


def test_what_is_true_has_no_faults() -> None:
    assert not told("sin(x)", 0.7)
    assert not told("abs(x)", 0.0)


@pytest.mark.parametrize("verdict", sorted(set(Verdict) - {Verdict.AGREE, Verdict.UNKNOWN}))
def test_every_other_verdict_of_a_smooth_formula_is_false(verdict: Verdict) -> None:
    faults = told("sin(x)", 0.7, verdict=verdict)
    assert faults[0].startswith(f"the verdict {verdict}, not agree")


@pytest.mark.parametrize(
    ("slope", "is_true"),
    [(-1.0, True), (-1.00001, True), (-1.001, False), (1.0, False), (0.0, False), (-1e-9, False)],
)
def test_a_slope_is_true_to_the_digits_shown(slope: float, is_true: bool) -> None:
    numbers = MappingProxyType({"left": slope, "right": 1.0})
    assert bool(told("abs(x)", 0.0, numbers=numbers)) != is_true


def test_a_number_is_looked_for_in_the_headline_and_in_the_reason() -> None:
    off = MappingProxyType({"value": 0.6442, "slope": 0.7658, "digits": 120})
    changes = {"verdict": Verdict.CANCELLATION, "reason": Reason.TRUTH, "numbers": off}
    faults = told("sin(x)", 0.7, outcome=Outcome.DIFFER, **changes)
    assert [fault.split()[0] for fault in faults[1:]] == ["0.77", "0.7658", "slope"]


@pytest.mark.parametrize("name", ["truncation", "rounding", "own"])
def test_each_part_of_the_budget_has_its_sign(name: str) -> None:
    found = check(parse("sin(x)"), 0.7, 0.01)
    with mpmath.workdps(40):
        slope, quotient = mpmath.cos(0.7), mpmath.cos(0.7) * mpmath.sin(0.01) / 0.01
        parts = {
            "truncation": float(quotient - slope),
            "rounding": float(found.numerical - quotient),
            "own": float(found.backprop - slope),
        }
    truth = Truth("sin(x)", 0.7, 0.01)
    said = replace(found, finding=replace(found.finding, numbers=MappingProxyType(parts)))
    assert not list(untrue_numbers(said, truth))
    parts[name] *= -1
    assert [fault.split()[0] for fault in untrue_numbers(said, truth)] == [name]


def test_the_digits_of_agreement_are_counted() -> None:
    found = check(parse("exp(x)"), 1.0)
    truth = Truth("exp(x)", 1.0, 1e-4)
    assert judged(found, truth).faults == ()
    off = replace(found, numerical=found.backprop * (1 + 1e-6))
    assert not untrue_agreement(found)
    assert untrue_agreement(off, "They agree to 8 digits.")
    assert not untrue_agreement(off, "They agree to 6 digits.")
    assert untrue_agreement(off, "They agree in every digit.")


def test_cases_are_the_same_for_the_same_seed_and_of_every_kind() -> None:
    cases = [random_case(random.Random(k)) for k in range(300)]
    again = [random_case(random.Random(k)) for k in range(300)]
    assert [c.truth.text for c in cases] == [c.truth.text for c in again]
    assert {c.planted for c in cases} == {*Nature, None} - {Nature.UNDEFINED, Nature.NO_SLOPE}


def test_the_place_of_a_break_that_nobody_planted_is_looked_at() -> None:
    assert not told("x/x^2", 1.35e-7)
    assert "x = 1" in told("x/x^2", 1.35e-7, exact="1")[0]


def test_numbers_of_an_endless_exponent_are_no_hindrance() -> None:
    assert Truth("sqrt(1+(elu(exp(exp2(x))))**2)", 1510.0, 2e-11).nearness > 100
