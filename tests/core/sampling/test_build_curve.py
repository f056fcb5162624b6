import numpy as np

from core.sampling.build_curve import BuiltCurve, Look, built_curve
from core.sampling.error_estimate import geometry, judged
from tests.core.sampling.scenes import VIEW, sampled


def drawing(
    text: str, count: int = 400, wild: slice | None = None, most: int = 24_000
) -> BuiltCurve:
    around_jump = 1 / 3 + np.array([-1e-7, 1e-7])
    samples = sampled(text, np.append(np.linspace(-0.9999, 0.9999, count), around_jump))
    g = geometry(VIEW, samples, 0)
    look = Look(samples, g, judged(VIEW, g), np.zeros(g.w.size, dtype=bool))
    columns = np.zeros(VIEW.width, dtype=bool)
    if wild is not None:
        columns[wild] = True
    return built_curve(VIEW, 0, look, samples, columns, True, most)


def test_a_curve_that_can_be_followed_has_no_bands() -> None:
    found = drawing("sin(5x)")
    assert all(part.size == 0 for part in found.bands)
    inside = np.isfinite(found.y)
    assert np.abs(found.y[inside] - np.sin(5 * found.x[inside])).max() < VIEW.py / 4


def test_columns_that_cannot_be_followed_are_bands_and_strokes() -> None:
    found = drawing("sin(900x)", 3000, slice(50, 150))
    x, low, high = found.bands
    assert np.nanmin(x) == VIEW.lo + 50 * VIEW.px
    assert np.nanmax(x) == VIEW.lo + 150 * VIEW.px
    assert np.nanmin(low) < -0.9
    assert np.nanmax(high) > 0.9


def test_what_happens_where_the_curve_cannot_be_followed_is_not_told() -> None:
    assert "jump" in {feature.kind for feature in drawing("floor(3x)").features}
    assert drawing("floor(3x)", wild=slice(0, 200)).features == ()


def test_there_are_never_more_vertices_than_there_may_be() -> None:
    found = drawing("sin(60x)", 400, most=300)
    assert found.x.size <= 300
    assert np.isfinite(found.y[-1])
