"""Where f is defined is told to the last digit, and is seen in the range that is offered."""

import math

import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.formula import parse
from core.incremental import at_once, whole
from core.plot.domain import Stretch, is_defined, shows, where_defined


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("sqrt(x-1)", "x ≥ 1"),
        ("1/sqrt(x-1)", "x > 1"),
        ("ln(x-100)", "x > 100"),
        ("ln(-x-7)", "x < −7"),
        ("sqrt(-x-1e20)", "x ≤ −1×10²⁰"),
        ("asin(x-20)", "19 ≤ x ≤ 21"),
        ("sqrt(x^2-400)", "x ≤ −20 and x ≥ 20"),
        ("ln x", "x > 0"),
        ("ln(x-sqrt(2)-3)", "x > 4.41421"),
        ("1/sqrt(x^2-50)", "x < −7.07107 and x > 7.07107"),
        ("sqrt(x^2-50)", "x ≤ −7.07107 and x ≥ 7.07107"),
        ("sqrt(sin(x)-0.99)+sqrt(x-30)", "32.8452 ≤ x ≤ 33.1283 and elsewhere"),
    ],
)
def test_where_f_is_defined_is_said_and_shown(formula, words):
    f = parse(formula)
    found = whole(where_defined(f, 0.5))
    assert found is not None
    assert found.words == words
    assert shows(f, found.x_range)


@pytest.mark.parametrize("formula", ["sqrt(-1-x^2)", "sqrt(-(x-9)^2)", "x", "0/0"])
def test_what_is_defined_nowhere_or_everywhere_is_offered_nowhere(formula):
    assert whole(where_defined(parse(formula), 0.5)) is None


def test_of_many_stretches_the_one_beside_x_is_told():
    found = whole(where_defined(parse("sqrt(sin(x)-0.99)"), 90.0))
    assert found is not None
    assert found.x_range[0] < math.pi / 2 + 28 * math.pi < found.x_range[1]


def test_a_logarithmic_axis_is_offered_what_is_positive():
    found = whole(where_defined(parse("sqrt(x^2-400)"), 0.5, log=True))
    assert found is not None
    assert 0 < found.x_range[0] < 20 < found.x_range[1]
    assert whole(where_defined(parse("ln(-x-7)"), 0.5, log=True)) is None


def test_the_letter_is_that_of_the_axis():
    found = whole(where_defined(parse("sqrt(x-1)"), 0.5, "a"))
    assert found is not None
    assert found.words == "a ≥ 1"
    assert Stretch(2.0, math.inf).words("b") == "b > 2"


def test_a_single_place_shows_nothing_and_an_overflow_is_defined():
    assert not shows(parse("sqrt(x-1)"), (-1.0, 1.0))
    assert not is_defined(parse("sqrt(x-1)"), (-1.0, 1.0))
    assert is_defined(parse("exp(exp(exp(x+9)))"), (-1.0, 1.0))
    assert not shows(parse("exp(exp(exp(x+9)))"), (-1.0, 1.0))
    assert shows(parse("3"), (1.0, 2.0), log=True)


@no_float_warnings
def test_it_is_found_in_slices_of_one_evaluation_and_kept():
    f = parse("sqrt(x-3)")
    assert at_once(where_defined(f, 0.5)) is None
    # All sizes, the halvings of the edge, 17 places beside it and the steps to the very one.
    assert sum(1 for _ in where_defined(f, 0.5)) > 11 + 120 + 17
    found = at_once(where_defined(f, 0.5))
    assert found is not None
    assert found.words == "x ≥ 3"
