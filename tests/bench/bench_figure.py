"""A PNG of a plot of 20 blocks, against bare Matplotlib: ``python -m tests.bench.bench_figure``.

Each is drawn by a process of its own, start-up included, and once more in the same process as
another export would be. The two take turns, and time is what the processor spent.
"""

import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.measure import print_table

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 7

FORMULA = "ln(1 + sqrt(1 + (x sin(3x) + exp(-x^2) cos(2x))^2)) + atan(x/2 + tanh(x)) / (2 + cos(x))"

BARE = """
import io
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

def draw():
    x = np.linspace(-2, 2, 1500)
    figure, axes = plt.subplots(figsize=(6.4, 4.2), layout="constrained")
    axes.plot(x, np.sin(x), label="f")
    axes.plot(x, np.cos(x), "--", label="f′")
    axes.set_title("f(x) = sin(x)")
    axes.legend()
    axes.grid()
    figure.savefig(io.BytesIO(), format="png", dpi=200)
    plt.close(figure)
"""

OURS = f"""
from core.document import Document
from core.export.drawing import draw as drawn
from core.formula import parse

def draw():
    drawn(Document(parse({FORMULA!r}), x_range=(-2.0, 2.0), y_range=None), "png")
"""

TELL = """
import time
draw()
first = time.process_time()
draw()
print(first, time.process_time() - first)
"""


def seconds(program: str) -> tuple[float, float]:
    """Give what the first and the second figure of a process take, the first with its start."""
    command = [sys.executable, "-c", program + TELL]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    first, second = map(float, done.stdout.split())
    return first, second


def main(rounds: int = ROUNDS) -> None:
    for program in (BARE, OURS):  # fills the caches of modules and fonts
        seconds(program)
    taken = [(seconds(BARE), seconds(OURS)) for _ in range(rounds)]
    rows = []
    for which, name in enumerate(("first, start-up included", "second")):
        bare, ours = ([pair[own][which] for pair in taken] for own in (0, 1))
        ratio = statistics.median(b / a for a, b in zip(bare, ours, strict=True))
        rows.append((name, statistics.median(bare), statistics.median(ours), ratio))
    print_table("A PNG of a plot, medians", ("", "bare, s", "ours, s", "× bare"), rows)


if __name__ == "__main__":
    main()
