"""What may be asked for."""

import math
from collections.abc import Sequence


def check(
    x_range: tuple[float, float],
    y_range: tuple[float, float] | None,
    size: tuple[int, int],
    orders: Sequence[int],
) -> None:
    """Refuse what no view can have, by a ValueError that tells which and what was expected."""
    for name, ends in (("x_range", x_range), ("y_range", y_range)):
        if ends is None:
            continue
        lo, hi = float(ends[0]), float(ends[1])
        if not (math.isfinite(lo) and math.isfinite(hi)):
            raise ValueError(f"{name} must be finite, not ({lo}, {hi})")
        if not lo < hi:
            raise ValueError(f"{name} must increase, not go from {lo} to {hi}")
    if any(int(n) != n or n < 1 for n in size):
        raise ValueError(f"size must be two positive whole numbers, not {tuple(size)}")
    if any(int(k) != k or k < 0 for k in orders):
        raise ValueError(f"orders must be whole numbers from 0 on, not {tuple(orders)}")
