"""Kill the window while it is edited, again and again: ``python -m tests.bench.kills [COUNT]``.

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
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from core.document.journal import read
from tests.bench.edited_window import known_by
from tests.bench.measure import print_table

ROOT = Path(__file__).parent.parent.parent
COUNT = 200
LONGEST = 3.0
"""Seconds of editing before a kill, at most."""


class Killed(NamedTuple):
    """What a killed window had told: when it was killed, and each state with its time."""

    at: float
    told: list[tuple[float, str]]


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment of a window on a server of its own, where there is one."""
    if shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    command = [
        "Xvfb",
        "-displayfd",
        "1",
        "-noreset",
        "-screen",
        "0",
        "1366x768x24",
        "-nolisten",
        "tcp",
    ]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True) as server:
        assert server.stdout is not None
        try:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{server.stdout.readline().strip()}"}
        finally:
            server.terminate()


def edit_and_kill(environ: dict[str, str], folder: Path, seed: int, seconds: float) -> Killed:
    """Let a window be edited for some seconds from its first act, and kill it."""
    ear, mouth = os.pipe()
    folders = {"XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = f"exec {sys.executable} -m tests.bench.edited_window {seed} 3>&{mouth}"
    said = folder / "stderr"
    with (
        said.open("w") as errors,
        subprocess.Popen(
            ["sh", "-c", command], cwd=ROOT, pass_fds=[mouth], stderr=errors,
            env={**os.environ, **environ, **folders},
        ) as window,
    ):  # fmt: skip
        os.close(mouth)
        text = os.read(ear, 1 << 16)
        assert text, f"no window came up, status {window.wait()}: {said.read_text()[-3000:]}"
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([ear], [], [], left)[0]:
                text += os.read(ear, 1 << 16)
        window.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        window.wait()
    os.set_blocking(ear, False)
    with suppress(BlockingIOError):
        while more := os.read(ear, 1 << 16):
            text += more
    os.close(ear)
    whole = text.decode().rpartition("\n")[0]
    lines = [line.split() for line in whole.splitlines()]
    return Killed(killed, [(float(when), state) for when, state in lines])


def lost(killed: Killed, state: str) -> float:
    """Give how long before the kill the first change was made that is missing; 0 for none."""
    states = [told for _, told in killed.told]
    assert state in states, "what was kept never was"
    last = len(states) - 1 - states[::-1].index(state)
    if last == len(states) - 1:
        return 0.0
    return killed.at - killed.told[last + 1][0]


def run(count: int, longest: float, seed: int = 12) -> list[float]:
    """Kill so many windows, one after the other, and give the seconds that each lost."""
    dice, losses = random.Random(seed), []
    before = None
    with display() as environ, tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            seconds = dice.uniform(0, longest)
            killed = edit_and_kill(environ, Path(folder), number, seconds)
            assert before in (None, killed.told[0][1]), "the next start is another than was kept"
            (path,) = Path(folder).rglob("session-*.journal")
            kept = read(path)
            assert kept is not None
            assert not list(Path(folder).rglob("damaged-*"))
            before = known_by(kept)
            losses.append(lost(killed, before))
            assert losses[-1] < 1, f"{losses[-1]:.2f} s of work are lost"
    return losses


def main(count: int = COUNT, longest: float = LONGEST) -> None:
    losses = sorted(run(count, longest))
    rows = [
        ("median", losses[count // 2]),
        ("95 %", losses[count * 95 // 100]),
        ("most", losses[-1]),
    ]
    print_table(
        f"Seconds of work lost by {count} kills; none damaged, each start whole", ("", "s"), rows
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
