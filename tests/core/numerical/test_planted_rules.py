"""A wrong backward rule is accused wherever nothing else explains it, and a right one never."""

import random

import pytest

from core.numerical import check
from tests.core.numerical.judging.mathematics import Beyond
from tests.core.numerical.judging.rules import (
    RIGHT,
    WRONG,
    Ruled,
    is_guilty,
    random_right_rule,
    random_rule,
)

ACCUSED = "wrong gradient"


def account(ruled: Ruled) -> str:
    truth = ruled.truth
    found = check(ruled.f, truth.x, truth.step)
    return f"{ruled.rule}: {truth.text} at {truth.x!r}, h = {truth.step!r}: {found.headline}"


@pytest.mark.parametrize("count", [8, pytest.param(16, marks=pytest.mark.slow)])
@pytest.mark.parametrize("what", WRONG)
def test_wrong_rules_are_accused(what: str, count: int) -> None:
    rng, guilty, missed = random.Random(what), 0, []
    for _ in range(count):
        ruled = random_rule(rng, {what: WRONG[what]})
        found = check(ruled.f, ruled.truth.x, ruled.truth.step)
        try:
            is_proved = is_guilty(found, ruled.truth)
        except Beyond:
            continue
        guilty += is_proved
        if is_proved and found.verdict != ACCUSED:
            missed.append(account(ruled))
    assert guilty >= count // 4
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("what", RIGHT)
def test_right_rules_are_not_accused(what: str) -> None:
    rng = random.Random(what)
    planted = [random_rule(rng, {what: RIGHT[what]}) for _ in range(40)]
    unjust = [
        account(ruled)
        for ruled in planted
        if check(ruled.f, ruled.truth.x, ruled.truth.step).verdict == ACCUSED
    ]
    assert not unjust, "\n".join(unjust)


def test_right_rules_are_not_accused_beside_breaks_either() -> None:
    rng = random.Random(1)
    unjust = [
        account(ruled)
        for ruled in (random_right_rule(rng) for _ in range(150))
        if check(ruled.f, ruled.truth.x, ruled.truth.step).verdict == ACCUSED
    ]
    assert not unjust, "\n".join(unjust)
