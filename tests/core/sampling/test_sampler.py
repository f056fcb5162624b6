import itertools
from typing import Any, TypeAlias

import numpy as np
import pytest

from core import Function, Variable
from core.formula import parse
from core.sampling import Curve, sample
from core.sampling.evaluate import Evaluator
from tests.bench import views
from tests.bench.score import Score, painted, score
from tests.bench.views import LISTED, OTHERS, SLOPES, STRANGERS, Scene
from tests.sampled import one_in

Rows: TypeAlias = list[tuple[Scene, Score]]

POINTS = 60_000


def scored(scenes: list[Scene]) -> Rows:
    rows = []
    for scene in scenes:
        curves = sample(scene.f, scene.x_range, scene.y_range, orders=(0, 1, scene.order))
        curve = curves[-1] if scene.order else curves[0]
        truth = painted(scene, POINTS)
        rows.append((scene, score(truth, curve)))
    return rows


@pytest.fixture(scope="module")
def listed() -> Rows:
    return scored(LISTED)


def test_nothing_is_joined_that_is_apart(listed: Rows) -> None:
    joined = {scene.name: s.false_joins for scene, s in listed if not scene.lost}
    assert {name: count for name, count in joined.items() if count} == {}


def test_nothing_is_drawn_that_is_not_there(listed: Rows) -> None:
    assert {scene.name: s.phantom for scene, s in listed if s.phantom and not scene.lost} == {}


def test_at_most_two_views_are_off_by_more_than_a_pixel(listed: Rows) -> None:
    assert len([scene.name for scene, s in listed if s.off and not scene.lost]) <= 2


def test_the_median_view_takes_at_most_450_evaluations(listed: Rows) -> None:
    assert np.median([s.evaluations for _, s in listed]) <= 450


@pytest.mark.parametrize(
    "scenes",
    [
        pytest.param(OTHERS, marks=pytest.mark.slow, id="others"),
        pytest.param(OTHERS[1::4], id="some others"),
        pytest.param(SLOPES, marks=pytest.mark.slow, id="slopes"),
        pytest.param(SLOPES[::2], id="some slopes"),
        pytest.param(STRANGERS, id="users"),
    ],
)
def test_views_like_them_are_right_as_well(scenes: list[Scene]) -> None:
    rows = scored(scenes)
    assert {scene.name: s.false_joins for scene, s in rows if s.false_joins} == {}
    assert len([scene.name for scene, s in rows if s.off]) <= len(rows) // 20


@pytest.mark.parametrize("half", one_in(3, [0.5, 1, 2]))
def test_breaks_that_crowd_are_not_joined(half: float) -> None:
    # Where two roots of a landmark lie in one interval, neither is announced.
    text = "min(sin(min(cos(1/x),sin(x)))*2,1/x)"
    crowd = views.scene(text, (-half, half), (-10, 10), order=2)
    curve = sample(crowd.f, crowd.x_range, crowd.y_range, orders=(0, 1, 2))[2]
    s = score(painted(crowd, POINTS), curve)
    assert s.breaks > 40
    assert s.false_joins == 0


FEATURES = [
    ("1/x", 0, [(0, "pole", -np.inf, np.inf)]),
    ("1/(x-1)^2", 0, [(1, "pole", np.inf, np.inf)]),
    ("x/abs(x)", 0, [(0, "jump", -1, 1)]),
    ("(x^2-1)/(x-1)", 0, [(1, "hole", 2, 2)]),
    ("(1-cos(x))/x^2", 0, [(0, "hole", 0.5, 0.5)]),
    ("abs(x-0.5)", 0, [(0.5, "corner", 0, 0)]),
    ("abs(x-0.5)", 1, [(0.5, "jump", -1, 1)]),
    ("sqrt(x-0.3)", 0, [(0.3, "edge", np.nan, 0)]),
    ("sqrt(1-x^2)", 0, [(-1, "edge", np.nan, 0), (1, "edge", 0, np.nan)]),
    ("x^3-x", 0, []),
    ("sin(20x)", 0, []),
    ("tanh(1e6*(x-0.3))", 0, []),
]


@pytest.mark.parametrize(("text", "order", "expected"), FEATURES)
def test_features_are_listed(text: str, order: int, expected: list[Any]) -> None:
    curve = sample(parse(text), (-2, 2), (-4, 4), orders=(order,))[0]
    assert [f.kind for f in curve.features] == [kind for _, kind, _, _ in expected]
    for feature, (x, _, left, right) in zip(curve.features, expected, strict=True):
        assert feature.x == pytest.approx(x, abs=1e-6)
        assert feature.left == pytest.approx(left, abs=1e-3, nan_ok=True)
        assert feature.right == pytest.approx(right, abs=1e-3, nan_ok=True)


def test_panning_uses_the_samples_again() -> None:
    f = parse("tan(x)*exp(-x^2/50)")
    curves = first = sample(f, (-10, 10), (-5, 5))
    for i in range(1, 30):
        shift = 0.05 * i
        curves = sample(f, (-10 + shift, 10 + shift), (-5, 5), cache=curves)
        fresh = sample(f, (-10 + shift, 10 + shift), (-5, 5))
        assert curves[1].evaluations <= 40
        for ours, theirs in zip(curves, fresh, strict=True):
            assert [k.kind for k in ours.features] == [k.kind for k in theirs.features]
    assert first[0].evaluations > 300


def test_a_cache_of_another_function_or_width_is_not_used() -> None:
    curves = sample(parse("sin(x)"), (-10, 10), (-2, 2))
    assert sample(parse("cos(x)"), (-10, 10), (-2, 2), cache=curves)[0].evaluations > 200
    assert sample(parse("sin(x)"), (-9, 9), (-2, 2), cache=curves)[0].evaluations > 200


def test_a_cached_curve_is_as_right_as_a_fresh_one() -> None:
    scene = next(s for s in LISTED if s.name == "tan(x)")
    lo, hi = scene.x_range
    cache = sample(scene.f, (lo - 7, hi - 7), scene.y_range)
    curve = sample(scene.f, scene.x_range, scene.y_range, cache=cache)[0]
    s = score(painted(scene, POINTS), curve)
    assert s.false_joins == 0
    assert s.worst < 1


def test_a_budget_gives_the_coarse_curve_first_and_goes_on_from_it() -> None:
    f = parse("sin(x^2)")
    coarse = sample(f, (-20, 20), (-2, 2), orders=(0,), budget=0)[0]
    assert not coarse.complete
    assert np.isfinite(coarse.y).sum() > 200
    rest = sample(f, (-20, 20), (-2, 2), orders=(0,), cache=[coarse])[0]
    whole = sample(f, (-20, 20), (-2, 2), orders=(0,))[0]
    assert rest.complete
    assert rest.evaluations < whole.evaluations
    assert rest.x.size == pytest.approx(whole.x.size, rel=0.01)


@pytest.mark.parametrize("ticks", [0, 1, 2])
def test_a_budget_ends_the_search_for_roots_too(
    monkeypatch: pytest.MonkeyPatch, ticks: int
) -> None:
    """Each look at the clock takes a second here, and each pass comes with a look."""
    scene = next(s for s in LISTED if s.name == "tan(x)")
    clock, given = itertools.count(), (scene.f, scene.x_range, scene.y_range)
    calls, call = itertools.count(), Evaluator.__call__
    with monkeypatch.context() as patch:
        patch.setattr("time.perf_counter", lambda: next(clock))
        patch.setattr(Evaluator, "__call__", lambda self, x: (next(calls), call(self, x))[1])
        coarse = sample(*given, budget=ticks)[0]
    assert not coarse.complete
    assert next(calls) == 1 + ticks
    fine = sample(*given, cache=[coarse])[0]
    assert fine.complete
    s = score(painted(scene, POINTS), fine)
    assert (s.false_joins, s.missed) == (0, 0)


def test_compiling_is_left_off_when_a_budget_is_spent_and_gone_on_with_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    f, clock = parse("sin(cos(x))"), itertools.count()
    first = sample(f, (-5, 5), (-2, 2))
    with monkeypatch.context() as patch:
        patch.setattr("time.perf_counter", lambda: next(clock))
        second = sample(f, (-6, 6), (-2, 2), cache=first, budget=1)
    assert second[0].record is not None
    assert second[0].record.evaluator._compiled is None
    asked: list[object] = []
    monkeypatch.setattr("core.sampling.evaluate.compile_in_slices", asked.append)
    third = sample(f, (-6, 6), (-2, 2), cache=second)[0]
    assert third.complete
    assert not asked


def test_aliased_columns_are_bands() -> None:
    curve = sample(parse("sin(1000x)"), (-5, 5), (-1.5, 1.5), orders=(0,))[0]
    x, low, high = curve.bands
    assert (x[0], x[-1]) == pytest.approx((-5, 5))
    assert np.nanmax(low) < -0.98
    assert np.nanmin(high) > 0.98
    ends = np.flatnonzero(np.diff(curve.x) == 0)
    assert ends.size > 700


def test_bands_are_kept_apart() -> None:
    curve = sample(parse("sin(1000x)*exp(-(20*(x-1))^2)"), (-5, 5), (-1.5, 1.5), orders=(0,))[0]
    x = curve.bands[0]
    assert 0.7 < np.nanmin(x) < np.nanmax(x) < 1.3
    assert sample(parse("sin(x)"), (-5, 5), (-1.5, 1.5))[0].bands[0].size == 0


def test_a_range_of_y_is_found_if_none_is_given() -> None:
    curve = sample(parse("1/x"), (-5, 5), orders=(0,))[0]
    inside = np.abs(curve.x) > 0.5
    assert np.allclose(curve.y[inside], 1 / curve.x[inside], rtol=1e-2)
    assert [f.kind for f in curve.features] == ["pole"]


def test_any_callable_on_a_variable_brings_its_landmarks() -> None:
    def cosecant(x: Any) -> Any:
        return 1 / np.sin(x)

    curve = sample(cosecant, (-5, 5), (-5, 5), orders=(0,))[0]
    assert [f.kind for f in curve.features] == ["pole"] * 3


def test_a_function_of_the_users_own_is_broken_where_it_jumps() -> None:
    class Stairs(Function):
        def forward(self, x: Any) -> Any:
            return np.floor(x)

        def backward(self, gy: Any) -> Any:
            return 0 * gy

    curve = sample(Stairs(), (-2.5, 2.5), (-4, 4), orders=(0,))[0]
    assert [round(f.x) for f in curve.features] == [-2, -1, 0, 1, 2]
    assert {f.kind for f in curve.features} == {"jump"}


def test_an_instance_of_a_function_that_remembers_its_call_can_be_sampled() -> None:
    class Double(Function):
        def forward(self, x: Any) -> Any:
            return 2 * x

        def rule(self, gy: Any, y: Any, x: Any) -> Any:
            return 2 * gy

    curves = sample(Double(), (-1, 1), (-2, 2), orders=(0, 1, 2))
    assert [np.nanmax(c.y) for c in curves] == pytest.approx([2, 2, 0])


def test_panning_over_waves_shorter_than_a_pixel_computes_only_what_is_new() -> None:
    scene = next(s for s in LISTED if s.name == "sin(1000x)")
    lo, hi = scene.x_range
    curves = sample(scene.f, (lo - 0.1, hi - 0.1), scene.y_range)
    for shift in (0.08, 0.05, 0.02, 0.0):
        curves = sample(scene.f, (lo - shift, hi - shift), scene.y_range, cache=curves)
        assert curves[0].evaluations < 1000
    s = score(painted(scene, POINTS), curves[0])
    assert s.worst < 1


def test_a_jump_at_the_edge_of_the_view_is_no_steep_rise() -> None:
    f = sample(parse("sin(1000x)+floor(x)"), (-1, 1), (-3, 3), (1920, 1080), orders=(0,))[0]
    near = f.y[f.x > 1 - 1e-4]
    assert near.size > 2
    assert np.nanmax(near) < 1


def test_a_pole_is_one_even_if_only_its_tip_reaches_the_view() -> None:
    f = sample(parse("exp(-x)/x^4"), (-100, 100), (-1, 1e30), orders=(0,))[0]
    assert [feature.kind for feature in f.features] == ["pole"]
    assert f.y[np.abs(f.x) < 1e-6].max() > 1e30


def test_nothing_is_painted_where_a_curve_only_leaps_past_the_view() -> None:
    f = sample(parse("floor(1/x)"), (-2, 2), (-10, 10), orders=(0,))[0]
    ends = np.isfinite(f.y) & (np.abs(f.x) < 0.05)
    assert not (ends[:-1] & ends[1:] & (np.abs(np.diff(f.y)) > 1)).any()


def test_bars_meet_at_the_borders_of_their_columns() -> None:
    f = sample(parse("sin(x^2)"), (-50, 50), (-1.5, 1.5), (1920, 1080), orders=(0,))[0]
    _, low, high = f.bands
    gap = np.maximum(low[1:] - high[:-1], low[:-1] - high[1:]) * 360
    assert f.bands[0].size > 500
    assert np.nanmax(gap) < 1


def test_what_crosses_the_view_from_edge_to_edge_is_a_band() -> None:
    slope = sample(parse("sin(1000x)"), (-5, 5), (-1.5, 1.5), (1000, 600))[1]
    x, low, high = slope.bands
    assert (x[0], x[-1]) == pytest.approx((-5, 5))
    assert low.max() < -1.5
    assert high.min() > 1.5
    assert slope.x.size < 4000


@pytest.mark.parametrize("ticks", [4, pytest.param(5, marks=pytest.mark.slow)])
def test_what_a_budget_cut_short_is_made_up_for(
    monkeypatch: pytest.MonkeyPatch, ticks: int
) -> None:
    one = Scene("waves", parse("sin(300x)+sin(471.3x)"), (-5, 5), (-2.5, 2.5))

    def sampled(**given: Any) -> Curve:
        return sample(one.f, one.x_range, one.y_range, **given)[0]

    clock = itertools.count()
    with monkeypatch.context() as patch:
        patch.setattr("time.perf_counter", lambda: next(clock))
        coarse = sampled(budget=ticks)
        moved = sampled(cache=[coarse], budget=1000)
    rest = sampled(cache=[moved])
    assert not coarse.complete
    assert score(painted(one, POINTS), rest).worst < 1


@pytest.mark.parametrize("text", ["gelu(e - x)", "1/sin(x)", "sqrt(x)/x", "silu(3 - x)"])
def test_nothing_beyond_the_edges_is_computed_or_drawn(text: str) -> None:
    """With few columns what lies beside a root or an extreme lies beyond an edge."""
    asked: list[float] = []

    def f(x: Variable) -> Variable:
        asked.extend(x.data.ravel()[[0, -1]] if x.data.size else ())
        return chain(x)

    chain = parse(text)
    for width in (1, 3, 20):
        for curve in sample(f, (0.0, 9144.0), None, (width, 200), orders=(0, 1)):
            assert np.nanmin(curve.x, initial=0.0) == 0.0
            assert np.nanmax(curve.x, initial=0.0) <= 9144.0
    assert min(asked) >= 0.0
    assert max(asked) <= 9144.0
