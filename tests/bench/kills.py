"""Kill the window while it is edited: ``python -m tests.bench.kills [COUNT [SEED]]``.

A script edits in a real window (of an X server of its own, or offscreen where there is none),
which is killed at a random moment. Then the journal is read as the next start reads it, and the
next start itself goes on with what it finds. Nothing may be damaged, and what is missing may not
be older than a second.
"""

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from core.document.journal import read
from tests.bench.edited_window import known_by
from tests.bench.measure import print_table

ROOT = Path(__file__).parent.parent.parent
COUNT = 200
SHORTEST, LONGEST = 0.1, 2.0
"""Seconds of editing before a kill, from when the start has come to its end: one that is killed
sooner has died, and what was open is offered by the next."""


class Ended(NamedTuple):
    """A window that was ended: when, with which status, and each state that it told before."""

    at: float
    status: int
    told: list[tuple[float, str]]


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment of a window on a server of its own, where there is one."""
    if shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    size = ["-screen", "0", "1366x768x24"]
    command = ["Xvfb", "-displayfd", "1", "-noreset", *size, "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True) as server:
        assert server.stdout is not None
        try:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{server.stdout.readline().strip()}"}
        finally:
            server.terminate()


def edit_and_end(
    environ: dict[str, str],
    folder: Path,
    seed: int,
    seconds: float,
    number: signal.Signals = signal.SIGKILL,
) -> Ended:
    """Let a window be edited for some seconds once its start is over, and end it by a signal."""
    ear, mouth = os.pipe()
    folders = {"XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = [sys.executable, "-m", "tests.bench.edited_window", f"{seed}", f"{mouth}"]
    said = folder / "stderr"
    with (
        said.open("w") as errors,
        subprocess.Popen(
            command, cwd=ROOT, pass_fds=[mouth], stderr=errors,
            env={**os.environ, **environ, **folders},
        ) as window,
    ):  # fmt: skip
        os.close(mouth)
        text = b""
        while text.count(b"\n") < 2:  # the session is taken up, and the window there
            text += (part := os.read(ear, 1 << 16))
            assert part, f"no window came up, status {window.wait()}: {said.read_text()[-3000:]}"
        while any(folder.rglob("starting-*")) and window.poll() is None:
            text += _heard(ear, 0.05)
        text += _heard(ear, seconds)
        window.send_signal(number)
        at = time.monotonic()
        status = window.wait()
    text += _heard(ear, 0)
    os.close(ear)
    lines = [line.split() for line in text.decode().rpartition("\n")[0].splitlines()]
    return Ended(at, status, [(float(when), state) for when, state in lines])


def _heard(ear: int, seconds: float) -> bytes:
    """Give what comes within some seconds."""
    text, end = b"", time.monotonic() + seconds
    while select.select([ear], [], [], max(end - time.monotonic(), 0))[0]:
        part = os.read(ear, 1 << 16)
        if not part:
            break
        text += part
    return text


def state_on_disk(folder: Path) -> str:
    """Give what the next start will find, by what it is known; empty for nothing yet."""
    assert not list(folder.rglob("damaged-*"))
    kept = [read(path) for path in folder.rglob("session-*.journal")]
    assert len(kept) <= 1
    return known_by(kept[0]) if kept and kept[0] else ""


def lost(ended: Ended, state: str) -> float:
    """Give how long before the end the first change was made that is missing; 0 for none."""
    states = [told for _, told in ended.told]
    state = state or states[0]
    assert state in states, "what was kept never was"
    last = len(states) - 1 - states[::-1].index(state)
    return 0.0 if last == len(states) - 1 else ended.at - ended.told[last + 1][0]


def run(count: int, seed: int) -> list[float]:
    """Kill so many windows, one after the other, and give the seconds that each lost."""
    dice, losses, before = random.Random(seed), [], ""
    with display() as environ, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            ended = edit_and_end(environ, folder, number, dice.uniform(SHORTEST, LONGEST))
            assert before in ("", ended.told[0][1]), "the next start is another than was kept"
            before = state_on_disk(folder)
            losses.append(lost(ended, before))
            assert losses[-1] < 1, f"{losses[-1]:.2f} s of work are lost"
    return losses


def main(count: int = COUNT, seed: int = 12) -> None:
    losses = sorted(run(count, seed))
    rows = [
        ("median", losses[count // 2]),
        ("95 %", losses[count * 95 // 100]),
        ("most", losses[-1]),
    ]
    print_table(
        f"Seconds of work lost by {count} kills; none damaged, each start whole", ("", "s"), rows
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
