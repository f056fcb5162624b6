"""How much of what is alike the suite tries: some of each kind; `pytest -m slow` tries the rest."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import hypothesis
import pytest


def one_in(
    count: int, cases: Iterable[Any], kind: Callable[[Any], object] = lambda _: None
) -> list[Any]:
    """Leave all but every so-manieth case to the slow run, the first of each kind to none.

    Parameters
    ----------
    cases : iterable
        What a test is parametrised by; tuples are several arguments.
    kind : callable, optional
        What of a case the suite may not do without: every kind is counted by itself.
    """
    met = Counter[object]()
    given = []
    for case in cases:
        marks = [pytest.mark.slow] if met[kind(case)] % count else []
        met[kind(case)] += 1
        given.append(pytest.param(*(case if type(case) is tuple else (case,)), marks=marks))
    return given


def pairs(one: Iterable[Any], other: Iterable[Any]) -> list[Any]:
    """Give all pairs; the suite meets each thing of both once, or as seldom as it can."""
    ones, others = list(one), list(other)
    count = min(len(ones), len(others))
    return [
        pytest.param(a, b, marks=[] if i % count == j % count else [pytest.mark.slow])
        for i, a in enumerate(ones)
        for j, b in enumerate(others)
    ]


def examples(count: int) -> int:
    """Give how many examples hypothesis is to try, if so many are enough for the slow run."""
    share: int = hypothesis.settings().max_examples  # of a hundred
    return max(count * share // 100, 1)
