"""What is false about a check: its verdict, or a number in its sentences."""

import math
from dataclasses import dataclass

from core.numerical import Check
from tests.core.numerical.judging.mathematics import written
from tests.core.numerical.judging.right_words import LOST, right_words
from tests.core.numerical.judging.sentences import untrue
from tests.core.numerical.judging.told_numbers import untrue_numbers
from tests.core.numerical.judging.truth import Truth


@dataclass(frozen=True)
class Judgement:
    """What is right, and what a check says that is not; nothing said where all is well."""

    right: frozenset[str]
    faults: tuple[str, ...]


def judged(check: Check, truth: Truth) -> Judgement:
    """Hold a check against the truth; Beyond if that cannot be told.

    A check that owns up says nothing false; how often it does is counted elsewhere.
    """
    right = right_words(truth, check.backprop, check.numerical)
    if truth.value is not None and not math.isfinite(check.value):
        right |= LOST
    faults = [*untrue(check, truth), *untrue_numbers(check, truth)]
    if check.verdict not in right | {"unknown"}:
        faults.insert(0, f"the verdict {check.verdict}, not {' or '.join(sorted(right))}")
    return Judgement(frozenset(right), tuple(faults))


def told(check: Check, truth: Truth) -> str:
    """Write what a check says beside what is true, for a person to read."""
    here, slope = truth.spot, truth.spot.slope
    lines = [
        f"{truth.text}  at x = {truth.x!r}, h = {truth.step!r}",
        f"  said: {check.verdict}. {check.headline} {check.reason}",
        f"  computed: value {check.value!r}, backprop {check.backprop!r}, "
        f"numerical {check.numerical!r}",
        f"  true: {here.nature}, value {written(here.value)}, slope {written(slope)}, "
        f"quotient {written(truth.quotient)}",
    ]
    for name, side in (("left", here.left), ("right", here.right)):
        ends = [written(end.limit) for end in (side.value, side.slope) if end is not None]
        lines.append(f"  {name}: value and slope {', '.join(ends)}")
    return "\n".join(lines)
