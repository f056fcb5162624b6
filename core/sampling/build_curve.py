"""From the refined samples of one order to what is drawn: pieces, strokes, bands, features."""

from typing import NamedTuple

import numpy as np

from core.sampling.aliasing import column_of, dense
from core.sampling.curve import Feature, Floats, Mask
from core.sampling.error_estimate import Geometry, Judgement
from core.sampling.filling import band_outlines, columns_seen, cut, extent, strokes
from core.sampling.polyline import affordable, features, joined, vertices
from core.sampling.samples import Samples
from core.sampling.viewport import Viewport


class BuiltCurve(NamedTuple):
    """Vertices, bands and features, as a `core.sampling.Curve` holds them."""

    x: Floats
    y: Floats
    features: tuple[Feature, ...]
    bands: tuple[Floats, Floats, Floats]


class Look(NamedTuple):
    """One order at the points where it is sound and can be followed.

    `sealed` are the intervals that span a hole.
    """

    samples: Samples
    g: Geometry
    judgement: Judgement
    sealed: Mask


def built_curve(
    view: Viewport,
    order: int,
    look: Look,
    everything: Samples,
    columns: Mask,
    known: bool,
    most: int,
) -> BuiltCurve:
    """Draw one order from its `look`, and fill the pixel columns in which it cannot be followed.

    `everything` holds the points in those columns too. Features cannot be told there and are left
    out; `known` says whether branches tell all jumps of f.
    """
    samples, g, sealed, chords = look.samples, look.g, look.sealed, look.judgement.chords
    join = joined(g, samples.at_root, sealed, known)
    slopes = g.s / view.px * view.py
    found = features(view, g, samples, order, join, sealed)
    followed = ~columns[column_of(view, view.across(np.array([f.x for f in found])))]
    found = tuple(f for f, told in zip(found, followed.tolist(), strict=True) if told)
    x, y = everything.x, everything.orders[order]
    if chords[join].sum() > most:
        # Too much to be stroked.
        busy = dense(view, g) & ~columns
        curved = vertices(samples, order, slopes, join, chords)
        rows = zip((x, y), curved, cut(view, *curved), strict=True)
        x, y = (np.concatenate(parts) for parts in rows)
        columns = columns | busy
    column, low, high = extent(view, x, y, columns & columns_seen(view, everything, order))
    inside = columns[column_of(view, g.x)]
    join = join & ~(inside[:-1] & inside[1:])
    chords = affordable(chords, join, most - 3 * column.size)
    x, y = vertices(samples, order, slopes, join, chords)
    sx, sy = strokes(view, column, low, high)
    x, y = _trimmed(np.concatenate((x, sx)), np.concatenate((y, sy)), most)
    return BuiltCurve(x, y, found, band_outlines(view, column, low, high))


def _trimmed(x: Floats, y: Floats, most: int) -> tuple[Floats, Floats]:
    """Keep to the bound, and end with a vertex."""
    last = np.flatnonzero(np.isfinite(y[:most]))
    end = int(last[-1]) + 1 if last.size else 1
    return x[:end], y[:end]
