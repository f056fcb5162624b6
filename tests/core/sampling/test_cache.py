import numpy as np
import pytest

from core.formula import parse
from core.sampling import sample
from core.sampling.cache import NOWHERE, border, columns_in, inner, kept, ranges_of, record_of
from core.sampling.samples import END, GRID
from core.sampling.viewport import View
from tests.core.sampling.scenes import VIEW, sampled

F = parse("sin(x)")
CURVES = sample(F, (-1.0, 1.0), (-2.0, 2.0), (200, 100))


def test_the_record_of_the_same_function_is_found() -> None:
    record = record_of(CURVES, F, 2)
    assert record is not None
    assert record.px == VIEW.px
    assert record_of(CURVES, parse("cos(x)"), 2) is None
    assert record_of(CURVES, F, 3) is None
    assert record_of(None, F, 1) is record_of((), F, 1) is None


def test_samples_of_the_same_scale_are_kept_without_the_old_ends() -> None:
    record = record_of(CURVES, F, 2)
    assert record is not None
    there = kept(record, record.f, VIEW._replace(lo=-0.5, hi=1.5), 10_000)
    assert there is not None
    assert there.x.min() > -0.5
    assert END not in there.role
    assert kept(record, record.f, View(-2.0, 2.0, -2.0, 2.0, 200, 100), 10_000) is None
    assert kept(record, record.f, VIEW, 3) is None


def test_columns_and_ranges_are_told_by_each_other() -> None:
    columns = np.zeros(VIEW.width, dtype=bool)
    columns[3:7] = columns[199:] = True
    ranges = ranges_of(VIEW, columns)
    assert ranges.shape == (2, 2)
    assert ranges[:, 0] == pytest.approx([-0.97, -0.93])
    np.testing.assert_array_equal(columns_in(VIEW, ranges), columns)
    assert not columns_in(VIEW, NOWHERE).any()


def test_only_points_deep_within_a_set_of_columns_are_inner() -> None:
    columns = np.zeros(VIEW.width, dtype=bool)
    columns[100:103] = True
    x = VIEW.lo + (np.array([99, 100, 101, 102]) + 0.5) * VIEW.px
    assert inner(VIEW, x, columns).tolist() == [False, False, True, False]


def test_grid_points_next_to_new_ones_are_given() -> None:
    old = sampled("x", [0.0, 0.1, 0.2, 0.3, 0.4], GRID)
    assert border(np.array([0.45]), old).tolist() == [0.3, 0.4]
    assert border(np.array([0.45]), None).size == 0


def test_other_values_of_the_parameters_keep_the_recording_and_no_samples() -> None:
    f, g = (parse("a*x").with_values(a=value) for value in (1.0, 2.0))
    first = sample(f, (-1, 1), (-2, 2), (200, 100))
    second = sample(g, (-1, 1), (-2, 2), (200, 100), cache=first)
    assert (first[0].y[-1], second[0].y[-1]) == (1.0, 2.0)
    record = record_of(second, f, 2)
    assert record is not None
    assert kept(record, f, VIEW, 10_000) is None
    assert record.evaluator._compiled is not None
