import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plot.ticks import DIGIT, HALF, ON_PAPER, ticks

ENDS = st.floats(-1e304, 1e304)


@given(ENDS, st.floats(1e-12, 1e3), st.floats(60, 2000))
def test_ticks_lie_in_view_and_labels_tell_them_apart(low, share, length):
    high = low + share * max(abs(low), 1e-290)
    found = ticks((low, high), length)
    width = high - low
    assert all(low - width / 1e3 <= v <= high + width / 1e3 for v in found.major + found.minor)
    assert len(set(found.labels)) == len(found.labels) == len(found.major)
    assert len(found.major) <= length / 20 + 2


@given(st.floats(1e-290, 1), st.floats(1.01, 1e290), st.floats(60, 2000))
def test_logarithmic_ticks_lie_in_view_too(low, ratio, length):
    found = ticks((low, low * ratio), length, log=True)
    assert all(low * 0.999 <= v <= low * ratio * 1.001 for v in found.major + found.minor)
    assert len(set(found.labels)) == len(found.labels)
    assert not set(found.major) & set(found.minor)


@pytest.mark.parametrize(
    ("limits", "length", "log", "labels"),
    [
        ((-1.0, 1.0), 300, False, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
        ((0.0, 1e5), 400, False, ["0", "20000", "40000", "60000", "80000", "100000"]),
        ((1e300, 2e300), 300, False, ["1×10³⁰⁰", "1.5×10³⁰⁰", "2×10³⁰⁰"]),
        ((1e-3, 1e3), 600, True, ["0.001", "0.01", "0.1", "1", "10", "100", "1000"]),
        ((1.0, 20.0), 800, True, ["1", "2", "5", "10", "20"]),
        ((2.0, 3.0), 300, True, ["2.0", "2.5", "3.0"]),
        ((1e-200, 1e200), 200, True, ["10⁻²⁰⁰", "10⁰", "10²⁰⁰"]),
        ((1e-30, 1e30), 400, True, ["10⁻²⁰", "10⁰", "10²⁰"]),
    ],
)
def test_labels_are_what_a_person_would_write(limits, length, log, labels):
    assert ticks(limits, length, log).labels == labels


def test_long_labels_stand_farther_apart():
    found = ticks((1e15, 1e15 + 1000), 600)
    assert max(map(len, found.labels)) * DIGIT * len(found.labels) < 600 * 1.5
    assert len(set(found.labels)) == len(found.labels) >= 2


def test_minor_ticks_divide_decades_in_nine():
    found = ticks((1.0, 1000.0), 600, log=True)
    assert [v for v in found.minor if v < 10] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert math.isclose(found.major[-1], 1000)


def test_multiples_of_pi_are_marked_where_there_are_enough_and_not_too_far_away() -> None:
    assert ticks((-4.0, 4.0), 800, by_pi=True).labels == [
        "−5π/4", "−π", "−3π/4", "−π/2", "−π/4", "0", "π/4", "π/2", "3π/4", "π", "5π/4",
    ]  # fmt: skip
    assert ticks((0.0, 100.0), 400, by_pi=True).labels == ["0", "10π", "20π", "30π"]
    for limits in ((0.0, 1.0), (1e6, 1e6 + 20)):
        assert ticks(limits, 500, by_pi=True) == ticks(limits, 500)
    log = ticks((0.1, 100.0), 500, log=True)
    assert ticks((0.1, 100.0), 500, log=True, by_pi=True) == log


def test_on_paper_labels_are_closer() -> None:
    assert len(ticks((0.0, 10.0), 400, stacked=True, apart=ON_PAPER).labels) > len(
        ticks((0.0, 10.0), 400, stacked=True).labels
    )


def test_large_numbers_that_differ_little_are_written_out() -> None:
    assert ticks((999999.0, 1000001.0), 300).labels == ["999999", "1000000", "1000001"]
    assert ticks((0.0, 3e6), 300).labels == ["0", "1×10⁶", "2×10⁶", "3×10⁶"]


@given(ENDS, st.floats(1e-9, 1e3), st.floats(60, 400))
def test_a_low_axis_has_two_labels_that_have_room(low, share, length):
    high = low + share * max(abs(low), 1e-290)
    found = ticks((low, high), length, stacked=True)
    places = [(v / 2 - low / 2) / (high / 2 - low / 2) * length for v in found.major]
    roomy = [p for p in places if HALF - 1e-3 <= p <= length - HALF + 1e-3]
    assert len(roomy) >= 2
    assert all(b - a >= 13 for a, b in pairwise(places))
    assert len(set(found.labels)) == len(found.labels) == len(found.major)
    assert not set(found.major) & set(found.minor)


@given(st.floats(1e-200, 1), st.floats(8.1, 1e200), st.floats(60, 400))
def test_so_has_a_low_logarithmic_one(low, ratio, length):
    found = ticks((low, low * ratio), length, log=True, stacked=True)
    whole = math.log10(ratio)
    places = [math.log10(v / low) / whole * length for v in found.major]
    assert sum(HALF - 1e-3 <= p <= length - HALF + 1e-3 for p in places) >= 2
    assert all(b - a >= 11 for a, b in pairwise(places))


def test_a_low_axis_is_marked_closer_only_where_little_could_be_read_off():
    assert ticks((-2.1, 2.1), 168, stacked=True).labels == ["−2", "−1", "0", "1", "2"]
    assert ticks((-4.2, 4.2), 168, stacked=True).labels == ["−4", "−2", "0", "2", "4"]
