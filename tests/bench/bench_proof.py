"""Print how much of the listed views is proved: ``python -m tests.bench.bench_proof``.

With ``--wide`` of hundreds of others. A column that is proved and is off all the same is wrong.
"""

import sys
import time

import numpy as np

from core.chain import Chain
from core.sampling import Curve
from core.sampling.curve import Mask
from core.sampling.proof import proved
from core.sampling.viewport import Viewport
from tests.bench.bench_sampling import ours
from tests.bench.score import Painted, curve_ink, distances, painted
from tests.bench.views import LISTED, OTHERS, SLOPES, Scene
from tests.bench.wide import wide

WITHIN = 1.5
"""A pixel across and a pixel up, and a little for the cells of the ink."""


def off(truth: Painted, curve: Curve) -> Mask:
    """Tell in which columns there is truth far from ink, or ink far from the truth."""
    drawn, _ = curve_ink(truth.scene, curve)
    wanted, given = truth.kept(truth.ink), truth.kept(drawn)
    far = np.concatenate(
        (wanted[distances(wanted, drawn) > WITHIN], given[distances(given, truth.ink) > WITHIN])
    )
    columns = np.zeros(truth.scene.size[0], dtype=bool)
    columns[np.clip(far[:, 0], 0, columns.size - 1).astype(int)] = True
    return columns


def view_of(scene: Scene) -> Viewport:
    (lo, hi), (bottom, top) = scene.x_range, scene.y_range
    return Viewport(float(lo), float(hi), float(bottom), float(top), *scene.size)


def table(title: str, scenes: list[Scene], points: int = 100_000) -> None:
    columns, done, took, drawing = 0, 0, [], []
    for scene in scenes:
        if not isinstance(scene.f, Chain):
            continue
        start = time.process_time()
        curve, _ = ours(scene, tuple({0, 1, scene.order}))
        middle = time.process_time()
        sure = proved(scene.f, curve, view_of(scene))
        took.append(time.process_time() - middle)
        drawing.append(middle - start)
        columns, done = columns + sure.size, done + int(sure.sum())
        wrong = np.flatnonzero(sure & off(painted(scene, points), curve))
        if wrong.size:
            print(f"{scene.name:46} {scene.x_range} proved and off: {wrong.tolist()}")
    if columns:
        print(
            f"{title:20} {done} of {columns} columns proved ({done / columns:.1%}), in "
            f"{np.median(took) * 1e3:.1f} ms after {np.median(drawing) * 1e3:.1f} (medians): "
            f"{1 + sum(took) / sum(drawing):.2f} times as long in all",
            flush=True,
        )


def main(sets: dict[str, list[Scene]], points: int = 100_000) -> None:
    for name, scenes in sets.items():
        table(name, scenes, points)


if __name__ == "__main__":
    others = {f"wide: {name}": scenes for name, scenes in wide().items()}
    main(
        {"listed": LISTED, "others": OTHERS, "slopes": SLOPES}
        | (others if "--wide" in sys.argv else {})
    )
