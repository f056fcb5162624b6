"""How many wrong rules go unaccused, and right ones do not: `python -m tests.bench.planted_rules`.

COUNT and SEED follow, as far as wanted: 500 and 1 otherwise.
"""

import random
import sys
from collections import Counter

from core.numerical import Check, check
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


def checked(ruled: Ruled) -> Check:
    return check(ruled.f, ruled.truth.x, ruled.truth.step)


def show(what: str, ruled: Ruled, found: Check) -> None:
    truth = ruled.truth
    print(f"{what} {ruled.rule}: {truth.text} at {truth.x!r}, h = {truth.step!r}")
    print(f"    {found.verdict}. {found.headline} {found.reason}")
    print(f"    backprop {found.backprop!r}, numerical {found.numerical!r}")


def try_wrong(rng: random.Random, counts: Counter[str]) -> None:
    ruled = random_rule(rng, WRONG)
    found = checked(ruled)
    try:
        is_proved = is_guilty(found, ruled.truth)
    except Beyond:
        return
    counts["wrong"] += is_proved
    if is_proved and found.verdict != ACCUSED:
        counts["missed"] += 1
        show("MISSED", ruled, found)


def try_right(ruled: Ruled, counts: Counter[str]) -> None:
    found = checked(ruled)
    counts["right"] += 1
    if found.verdict == ACCUSED:
        counts["unjust"] += 1
        show("UNJUST", ruled, found)


def main(count: int, seed: str) -> None:
    counts = Counter[str]()
    for k in range(count):
        rng = random.Random(f"{seed}:{k}")
        try_wrong(rng, counts)
        try_right(random_rule(rng, RIGHT), counts)
        try_right(random_right_rule(rng), counts)
    print(f"\n{counts['wrong']} wrong rules, {counts['missed']} missed;", end=" ")
    print(f"{counts['right']} right ones, {counts['unjust']} accused")


if __name__ == "__main__":
    count, seed = [*sys.argv[1:], *("500", "1")[len(sys.argv) - 1 :]]
    main(int(count), seed)
