"""Print how well sampling draws the listed views: ``python -m tests.bench.bench_sampling``.

With ``--wide`` hundreds of others, in some five minutes; with ``--fast`` coarser references.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from core.sampling import Curve, sample
from core.sampling.evaluate import Evaluator
from tests.bench.score import painted, score
from tests.bench.views import LISTED, OTHERS, SLOPES, STRANGERS, Scene
from tests.bench.wide import wide

Drawn: TypeAlias = tuple[Curve, float]
Method: TypeAlias = Callable[[Scene, tuple[int, ...]], Drawn]


def ours(scene: Scene, orders: tuple[int, ...]) -> Drawn:
    start = time.perf_counter()
    curves = sample(scene.f, scene.x_range, scene.y_range, scene.size, orders)
    taken = time.perf_counter() - start
    curve = next(c for c in curves if c.order == scene.order)
    return curve, taken


def uniform(n: int) -> Method:
    def run(scene: Scene, orders: tuple[int, ...]) -> Drawn:
        low, high = scene.x_range
        x = np.linspace(low, high, n)
        start = time.perf_counter()
        y = Evaluator(scene.f, max(scene.order, 1))(x).orders[scene.order]
        taken = time.perf_counter() - start
        return Curve(x, np.where(np.isfinite(y), y, np.nan), scene.order, n), taken

    return run


def table(
    title: str,
    scenes: list[Scene],
    method: Method,
    details: bool = True,
    points: int = 1_000_000,
) -> None:
    rows = []
    for scene in scenes:
        method(scene, (0, 1, scene.order))
        curve, taken = method(scene, tuple({0, 1, scene.order}))
        s = score(painted(scene, points), curve)
        rows.append((s, taken, scene.lost))
        if details:
            print(
                f"{scene.name:46} {s.evaluations:6} {taken * 1e3:7.2f} ms {s.worst:9.2f} px "
                f"{s.mean:6.3f} {s.missed:5} {s.phantom:5} {s.false_joins:3} / {s.breaks}"
                + ("  (truth lost)" if scene.lost else "")
            )
    sound = [s for s, _, lost in rows if not lost]
    print(
        f"{title:46} {np.median([s.evaluations for s, _, _ in rows]):6.0f} "
        f"{np.median([t for _, t, _ in rows]) * 1e3:7.2f} ms "
        f"{sum(s.off for s in sound)} of {len(sound)} off, {sum(s.missed for s in sound)} missed, "
        f"{sum(s.phantom for s in sound)} phantom, "
        f"{sum(s.false_joins for s in sound)} / {sum(s.breaks for s in sound)} joined\n"
    )


if __name__ == "__main__":
    fast = 100_000 if "--fast" in sys.argv else 1_000_000
    sets = {"listed": LISTED, "others": OTHERS, "slopes": SLOPES, "strangers": STRANGERS}
    if "--wide" in sys.argv:
        sets |= {f"wide: {name}": scenes for name, scenes in wide().items()}
    for name, scenes in sets.items():
        table(name, scenes, ours, details="wide" not in name, points=fast)
    if not fast < 1_000_000:
        for n in (2000, 8000):
            table(f"listed, uniform {n}", LISTED, uniform(n), details=False, points=fast)
