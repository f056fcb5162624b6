"""The suite tries something of each kind, and the slow run what the suite leaves out."""

from typing import Any

import hypothesis
import pytest

from tests.sampled import examples, one_in, pairs


def kept(given: list[Any]) -> list[Any]:
    return [one.values for one in given if not one.marks]


def test_one_case_in_so_many_is_kept() -> None:
    given = one_in(3, range(7))
    assert kept(given) == [(0,), (3,), (6,)]
    assert [one.values for one in given] == [(n,) for n in range(7)]
    assert {mark.name for one in given for mark in one.marks} == {"slow"}


def test_the_first_of_each_kind_is_kept() -> None:
    cases = [("a", 1), ("a", 2), ("b", 3), ("b", 4), ("a", 5)]
    assert kept(one_in(2, cases, kind=lambda case: case[0])) == [("a", 1), ("b", 3), ("a", 5)]


def test_of_pairs_each_thing_is_kept() -> None:
    assert kept(pairs("abc", [1, 2])) == [("a", 1), ("b", 2), ("c", 1)]
    assert kept(pairs([1, 2], "abc")) == [(1, "a"), (1, "c"), (2, "b")]
    assert len(pairs("abc", [1, 2])) == 6


def test_some_example_is_always_tried(pytestconfig: pytest.Config) -> None:
    assert examples(1) == 1
    assert examples(100) == hypothesis.settings().max_examples


@hypothesis.given(hypothesis.strategies.integers())
def test_a_property_is_tried_by_the_slow_run_too(pytestconfig: pytest.Config, n: int) -> None:
    is_slow = pytestconfig.getoption("markexpr") == "slow"
    assert (hypothesis.settings().max_examples == 100) is is_slow
