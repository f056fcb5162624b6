"""Every call that a save makes of the system fails in turn, and kills the writer in turn.

Run ``python -m tests.bench.failing_saves``; it needs strace, which injects the faults outside of
Python. After each the old file or the new one is whole, what failed is told in a line, and the
next save leaves nothing else in the folder.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from core.document import Document, load, save
from tests.bench.measure import print_table

CALLS = (
    *("openat", "newfstatat,stat,lstat", "fstat", "access,faccessat,faccessat2", "getdents64"),
    *("flock", "write", "fchown", "listxattr,llistxattr", "fchmod", "fsync", "rename", "unlink"),
    *("close", "readlink", "lseek", "ioctl"),
)
"""Calls that only some systems have stand with those in whose place they do."""

FAULTS = ("error=EIO", "error=ENOSPC", "error=EACCES", "signal=KILL")
OLD, NEW = Document(x=1.0), Document(x=2.0)

WRITER = """
import os, sys
from pathlib import Path
from core.document import Document, save
from core.document.files import in_words
os.write(1, b"ready\\n")
os.read(0, 1)
try:
    save(Document(x=2.0), Path(sys.argv[1]))
except OSError as error:
    told = in_words(error)
    os._exit(1 if told.startswith(sys.argv[1] + ": ") and "None" not in told else 3)
except BaseException:
    os._exit(3)
os._exit(0)
"""


def attempt(path: Path, call: str, fault: str, number: int) -> tuple[int, bool]:
    """Save in another process; give its exit status, and whether there was a fault."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdout.readline()
        log = path.parent.parent / "strace"
        what = ("-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}")
        options = ("-p", str(writer.pid), "-o", str(log), *what)
        with subprocess.Popen(["strace", *options], stderr=subprocess.PIPE) as tracer:
            assert tracer.stderr is not None
            attached = tracer.stderr.readline()
            assert b"attached" in attached, attached
            writer.stdin.write(b"!")
            writer.stdin.close()
            status = writer.wait()
        told = log.read_text()
    return status, "INJECTED" in told or status < 0


def after(path: Path, status: int, where: tuple[str, str, int]) -> str:
    """Hold what is there against what may be; give what it is."""
    left = load(path)
    assert left in (OLD, NEW), where
    assert status in (0, 1) or "KILL" in where[1], (where, status)
    assert status != 0 or left == NEW, where
    litter = [p.name for p in path.parent.iterdir() if p != path]
    assert not litter or status < 0 or where[0] == "unlink", (where, litter)
    save(OLD, path)
    assert [p.name for p in path.parent.iterdir()] == [path.name], where
    how = "killed" if status < 0 else "told" if status else "saved"
    return f"{how}, {'new' if left == NEW else 'old'}"


def faults(path: Path, call: str, fault: str) -> Iterator[str]:
    number = 1
    while True:
        save(OLD, path)
        status, is_hit = attempt(path, call, fault, number)
        found = after(path, status, (call, fault, number))
        if not is_hit:
            return
        yield found
        number += 1


def main(calls: tuple[str, ...] = CALLS, kinds: tuple[str, ...] = FAULTS) -> None:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "saves" / "a.chainrule"
        path.parent.mkdir()
        for fault in kinds:
            counted: Counter[str] = Counter()
            for call in calls:
                counted.update(faults(path, call, fault))
            told = "; ".join(f"{count} × {what}" for what, count in sorted(counted.items()))
            rows.append((fault, counted.total(), told))
    print_table("one save, each call failing in turn", ("fault", "calls", "left"), rows)


if __name__ == "__main__":
    main()
