"""Keeping a session: ``python -m tests.bench.bench_keeping``.

What the window waits for is only that the steps are gathered; a thread packs and writes them,
beside a plain line that is written and brought to the disk as a yardstick of the same run.
"""

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.chain import Block, Chain
from core.document import Document
from core.document.journal import Journal, read
from core.document.kept import Kept
from core.document.sessions import begin
from gui.session import Session, propose
from gui.session.keeping import kept, restore
from tests.bench.measure import least_seconds, print_table

SIZES = ((5, 20), (20, 200), (2000, 200))
"""Blocks and steps of undo."""


def edited(blocks: int, steps: int) -> Session:
    """Give a session of so many steps, each of which inserts or replaces a block."""
    row = (Block("sin"), Block("add")) * (blocks // 2)
    session = Session(Document(Chain("x", row)))
    for step in range(steps):
        at = (step * 7) % len(row)
        session.commit(propose.replace(session.chain, (at,), ("cos", "exp")[step % 2]))
    return session


def moved(journal: Journal, last: Kept) -> Callable[[], None]:
    """Give what writes another x each time."""
    xs = iter(range(1, 1 << 30))

    def write() -> None:
        document = replace(last.now.document, x=float(next(xs)))
        journal.write(last._replace(now=last.now._replace(document=document)))

    return write


def plain(path: Path) -> None:
    """Add a short line to a file, and wait for the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(handle, b"x" * 60)
    os.fsync(handle)
    os.close(handle)


def row(blocks: int, steps: int, rounds: int) -> list[float]:
    session = edited(blocks, steps)
    with tempfile.TemporaryDirectory() as folder:
        journal = begin(Path(folder))
        last = kept(session, {})
        journal.write(last)
        taken = least_seconds(
            {
                "plain": partial(plain, Path(folder) / "plain"),
                "gather": partial(kept, session, {}),
                "add": moved(journal, last),
                "anew": partial(journal.finish, last),
                "read": partial(read, journal.path),
                "restore": lambda: restore(Session(Document()), last),
            },
            repeat=1,
            rounds=rounds,
        )
        journal.lock.release()
    return [1000 * seconds for seconds in taken.values()]


def main(sizes: tuple[tuple[int, int], ...] = SIZES, rounds: int = 7) -> None:
    rows = [[f"{blocks}, {steps}", *row(blocks, steps, rounds)] for blocks, steps in sizes]
    heads = ["blocks, steps", "plain line", "gathered", "added", "written anew", "read", "restored"]
    print_table("Keeping a session, ms; the window waits for what is gathered only", heads, rows)


if __name__ == "__main__":
    application = QApplication.instance() or QApplication([])
    main()
