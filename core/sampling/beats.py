"""Waves of waves: the square of the height that crests have is a wave of its own, much longer.

Where sin x + sin 1.1 x is highest cannot be told from one of its crests. But with ω, a frequency
between theirs, u = (y − c)² + (y′/ω)² is the square of the height of the crest nearby, its slope
follows from y″, and it has crests that are found as those of y are.
"""

from typing import NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.sampling.curve import Floats, Mask
from core.sampling.viewport import Viewport
from core.sampling.waves import AT_REST, SHORT, Waves, fitted

STARTS = 4
"""So many beats of each column are gone to: on one of them a crest of y may stand."""

ALIKE = 8
"""Waves of so many neighbouring columns have one frequency: a few samples would not tell it."""


class Beats(NamedTuple):
    """The beats in the columns of some `waves`: `there` tells in which columns there are any.

    For each sample: its `offset` from the middle of the waves, a frequency `between` theirs, in
    which `phase` of a beat it is, the beat's `frequency`, its `centre` and its `swing` about it.
    """

    waves: Waves
    there: Mask
    offset: Floats
    between: Floats
    phase: Floats
    frequency: Floats
    centre: Floats
    swing: Floats

    @no_float_warnings
    def crests(self, view: Viewport, most: int) -> Floats:
        """Give the crests and troughs that promise most and, if there is room, those of beats."""
        waves, w, there = self.waves, self.between, self.waves.spread(self.there)
        places = []
        for sign in (1, -1):
            step = np.arctan2(sign * waves.s / w, sign * self.offset) / w
            promise = self.centre + self.swing * np.cos(self.phase + self.frequency * step)
            least = np.where(there, AT_REST / w, np.inf)
            places.append(waves.best(view, step, promise, least, 1))
        to_beat = np.where(there, -self.phase / self.frequency, np.inf)
        # A beat that has a sample where its crest is need not be gone to.
        known = np.add.reduceat((np.abs(to_beat) < np.pi / w).astype(np.float64), waves.start)
        least = np.where(there & waves.spread(known < STARTS), 0.0, np.inf)
        beats = waves.best(view, to_beat, -np.abs(to_beat), least, STARTS)
        taken = sum(x.size for x in places)
        return np.concatenate([*places, beats] if taken + beats.size < most else places)


@no_float_warnings
def beats_in(view: Viewport, waves: Waves) -> Beats:
    """Look for beats; those of f′ are found as those of f are, if f″ is the last that is known."""
    start = waves.start[::ALIKE]
    size = np.diff(np.append(start, waves.x.size))
    is_last = not np.isfinite(waves.q).any()
    y, s, q = (waves.below, waves.y, waves.s) if is_last else (waves.y, waves.s, waves.q)

    def mean(v: Floats) -> Floats:
        several: Floats = np.add.reduceat(v, start) / size
        return several

    def each(v: Floats) -> Floats:
        return np.repeat(v, size)

    # Of waves of all phases y″ is −ω² (y − c).
    square = np.maximum((mean(y) * mean(q) - mean(q * y)) / (mean(y * y) - mean(y) ** 2), 0.0)
    y = y - each(mean(y) + mean(q) / square)
    w = each(np.sqrt(square))
    u, slope = y * y + (s / w) ** 2, 2 * s * (y + q / (w * w))
    known = np.isfinite(u) & np.isfinite(slope)
    u, slope = np.where(known, u, 0.0), np.where(known, slope, 0.0)
    low, high = np.minimum.reduceat(u, start), np.maximum.reduceat(u, start)
    centre, own, swing = fitted(u, slope, start, size, low, high)
    most, least = np.sqrt(centre + swing), np.sqrt(np.maximum(centre - swing, 0.0))
    height = (most - least) * (np.sqrt(square) if is_last else 1.0)
    there = (height > SHORT * view.py) & (own > 0) & (2 * own < square)
    there &= np.logical_and.reduceat(known, start)
    beating = np.repeat(there, size)[waves.start] & ~waves.broken
    own, centre = each(np.sqrt(own)), each(centre)
    swing = np.hypot(u - centre, slope / own)
    offset = waves.y - waves.spread(waves.centre) if is_last else y
    return Beats(
        waves, beating, offset, w, np.arctan2(-slope / own, u - centre), own, centre, swing
    )
