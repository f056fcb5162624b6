import importlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.serving import FOLDER
from core.symbolic import bounds
from core.symbolic.answers import LateError
from core.symbolic.worker import COMMAND

SLOW_MODULE = """
import time
start = time.process_time()
while time.process_time() < start + 0.1:
    pass
whole = True
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system bounds little there")

PARENT = f"""
import subprocess, sys
child = subprocess.Popen({COMMAND!r}, stdin=-1, stdout=-1, cwd={str(FOLDER)!r})
child.stdin.write(b'{{"formula": "x"}}\\n')
child.stdin.flush()
child.stdout.readline()
print(child.pid, flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a look a second finds out")
def test_it_ends_with_the_program_that_asked_however_that_ends() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", PARENT], stdin=pipe, stdout=pipe) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        lowered = os.getpriority(os.PRIO_PROCESS, 0) + bounds.NICE
        assert os.getpriority(os.PRIO_PROCESS, child) == min(lowered, 19)
        parent.kill()
        # Its stdout, of which the child holds no end, is closed; a dead child is nobody's for long.
        parent.wait(60)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and is_alive(child):
        os.sched_yield()
    assert not is_alive(child)


def is_alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat", encoding="ascii") as told:  # noqa: PTH123
            return told.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_look_tells_when_the_parent_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    parents, ends, looks = iter([7, 7, 1]), list[int](), list[float]()
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(os, "_exit", ends.append)
    monkeypatch.setattr(time, "sleep", looks.append)
    bounds._look_after(7)
    assert (ends, len(looks)) == ([0], 2)


def test_an_import_is_never_cut_in_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow_to_load.py").write_text(SLOW_MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def work() -> None:
        importlib.import_module("slow_to_load")
        while True:
            pass

    with pytest.raises(LateError), bounds.limit(0.01):
        work()
    assert sys.modules.pop("slow_to_load").whole


def test_work_is_ended_after_its_seconds() -> None:
    def work() -> None:
        while True:
            pass

    with pytest.raises(LateError), bounds.limit(0.02):
        work()
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_what_is_done_in_time_is_not_ended() -> None:
    with bounds.limit(60):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    with bounds.limit(None):
        assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
