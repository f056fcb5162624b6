"""Random hard spots: no false verdict and no untrue number in a sentence.

`python -m tests.bench.judged_verdicts` tries as many as one likes.
"""

import random

import pytest

from core.formula import parse
from core.numerical import check
from tests.core.numerical.judging.cases import random_case
from tests.core.numerical.judging.judge import judged
from tests.core.numerical.judging.judge import told as account
from tests.core.numerical.judging.mathematics import Beyond
from tests.sampled import one_in

ROUNDS, A_ROUND = 10, 30


@pytest.mark.parametrize("number", one_in(5, range(ROUNDS)))
def test_nothing_false_is_said_of_random_formulas(number: int) -> None:
    rng, false, known, told = random.Random(number), [], 0, 0
    for _ in range(A_ROUND):
        truth = random_case(rng).truth
        found = check(parse(truth.text), truth.x, truth.step)
        try:
            faults = judged(found, truth).faults
        except Beyond:
            continue
        known += 1
        told += found.verdict != "unknown"
        if faults:
            false.append("\n".join([account(found, truth), *faults]))
    assert known > 0.9 * A_ROUND
    assert told > known - 2
    assert not false, "\n\n".join([f"{len(false)} of {known}", *false])
