"""Where a sampled curve breaks, and where it cannot be followed."""

import numpy as np

from core.sampling import Curve, Feature


def aliased(curve: Curve) -> list[tuple[float, float]]:
    """Give the ranges of x in which a curve swings faster than pixels can show."""
    x = curve.bands[0]
    parts = np.split(x, np.flatnonzero(np.isnan(x)))
    return [(float(np.nanmin(p)), float(np.nanmax(p))) for p in parts if np.isfinite(p).any()]


def clear_breaks(curve: Curve) -> list[Feature]:
    """Give the breaks of a curve where it can be followed; elsewhere they cannot be told."""
    blurred = aliased(curve) if curve.features else []
    if not blurred:
        return [*curve.features]
    low, high = np.array(blurred).T
    x = np.array([f.x for f in curve.features])
    # They follow each other from left to right: none but the last that begins before x may hold it.
    last = np.searchsorted(low, x, "right") - 1
    told = (last < 0) | (x > high[last])
    return [f for f, is_told in zip(curve.features, told.tolist(), strict=True) if is_told]
