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
    return [f for f in curve.features if not any(low <= f.x <= high for low, high in blurred)]
