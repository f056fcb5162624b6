"""What scripts/run and scripts/test do where they cannot install, with a Python that plays it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for sh")

TOOLS = ("cat", "cksum", "cp", "dirname", "env", "find", "grep", "mkdir", "rm", "sh", "tail")

PYTHON = """#!/bin/sh
for last; do :; done
packages=${0%/bin/*}/lib/python3.11/site-packages
change_packages() {
    until [ -n "$(find "$packages" -prune -newer "$packages/../../../unfinished/start")" ]; do
        : >"$packages/changed" && rm "$packages/changed"
    done
}
case $* in
-V) echo "Python 3.11.2" ;;
*version_info*) [ "$PLAYED" != old ] ;;
*ensurepip,*) [ "$PLAYED" != "no venv" ] ;;
*flock*) exec "$REAL_PYTHON" "$@" ;;
*"-m venv"*)
    rm -rf "$last" && mkdir -p "$last/bin" "$last/lib/python3.11/site-packages"
    cp "$0" "$last/bin/python" ;;
*"-m pip"*) echo pip >>"$PIP_CALLS"; eval "$PLAYED" ;;
*gui.platform_check*) printf '%s' "$MISSING_LIBRARIES" ;;
*main.py*)
    if true 2>/dev/null <&9; then echo "the lock is held for as long as the app runs"; fi
    echo "the app: $last" ;;
esac
"""
"""Stands in for Python and for pip, which does what $PLAYED says."""

NO_NETWORK = """
for left in 4 3 2 1 0; do
    echo "WARNING: Retrying ($left) after connection broken by 'NewConnectionError(…)': /simple/x/"
done
echo 'ERROR: No matching distribution found for setuptools>=69'; exit 1
"""
NO_ROOM = 'echo "ERROR: Could not install: [Errno 28] Kein Platz mehr"; exit 1'
NOT_MINE = "echo \"error: [Errno 13] Permission denied: 'chainrule.egg-info'\"; exit 1"
NO_NAME = "echo \"Error: 'euc_jp' codec can't encode character '\\\\xfc'\"; exit 1"
ANOTHER = 'for i in 1 2 3 4 5 6 7; do echo "ERROR: no. $i"; done; echo; exit 1'


class Fresh:
    """A fresh copy of the scripts, on a machine that has the tools that they use and no others."""

    def __init__(self, root: Path, home: Path) -> None:
        self.folder = home / "Größe's neuer Ordner"
        self.bin = home / "bin"
        self.bin.mkdir()
        shutil.copytree(root / "scripts", self.folder / "scripts")
        for name in ("pyproject.toml", "constraints.txt"):
            (self.folder / name).touch()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or f"/no/{tool}")
        self.add("python3", PYTHON)
        self.add("id", "#!/bin/sh\necho 0\n")
        self._pip_calls = home / "pip"

    def add(self, program: str, text: str) -> None:
        """Put a program on the machine."""
        path = self.bin / program
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def environ(self, played: str = "", missing: str = "") -> dict[str, str]:
        return {
            "PATH": str(self.bin), "LC_ALL": "C", "PLAYED": played, "MISSING_LIBRARIES": missing,
            "PIP_CALLS": str(self._pip_calls), "REAL_PYTHON": sys.executable,
        }  # fmt: skip

    def call(
        self, script: str = "run", played: str = "", missing: str = "", user: int | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run a script to its end, in a process group of its own that `played` may kill."""
        return subprocess.run(
            [self.folder / "scripts" / script, "words"], check=False, capture_output=True,
            encoding="utf-8", cwd=self.folder, env=self.environ(played, missing), user=user,
            start_new_session=True, timeout=60,
        )  # fmt: skip

    def pip_calls(self) -> int:
        return self._pip_calls.read_text().count("pip") if self._pip_calls.exists() else 0


@pytest.fixture
def fresh(tmp_path: Path, root: Path) -> Iterator[Fresh]:
    # A shell lets what it starts in the background ignore the signal, and all that this starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield Fresh(root, tmp_path)
    signal.signal(signal.SIGINT, before)


def starts(call: "subprocess.CompletedProcess[str]") -> bool:
    return (call.returncode, call.stdout) == (0, "the app: words\n")


def test_pip_is_called_once(fresh: Fresh) -> None:
    assert starts(fresh.call())
    again = fresh.call(played="exit 1")
    assert starts(again)
    assert again.stderr == ""
    assert fresh.pip_calls() == 1
    assert [path.name for path in (fresh.folder / ".venv").glob("unfinished*")] == []


@pytest.mark.parametrize("script", ["run", "test"])
@pytest.mark.parametrize(
    ("played", "line", "shown"),
    [
        ("old", "Python 3.11 or newer is needed", 0),
        ("no venv", "python3 lacks venv; on Debian and Ubuntu, type: apt-get install", 0),
        (NO_NETWORK, "pip cannot reach its package index: start this again when", 1),
        (NO_ROOM, "the disk is full: make room for 2 GB in", 1),
        (NOT_MINE, "cannot write to", 1),
        (NO_NAME, "Python cannot read", 1),
        (ANOTHER, "setting up .venv failed, as told above", 5),
    ],
    ids=["old", "venv", "network", "disk", "permission", "name", "another"],
)
def test_one_line_says_what_to_do(
    script: str, played: str, line: str, shown: int, fresh: Fresh
) -> None:
    failed = fresh.call(script, played)
    assert failed.returncode == 2
    assert failed.stdout == ""
    *above, last = failed.stderr.splitlines()
    assert last.startswith(f"chainrule: {line}")
    assert len([words for words in above if not words.startswith("chainrule: setting up")]) == shown
    assert list((fresh.folder / ".venv").glob("*")) == []
    assert starts(fresh.call())


def test_where_there_is_no_python_it_says_what_to_install(fresh: Fresh) -> None:
    (fresh.bin / "python3").unlink()
    failed = fresh.call()
    assert failed.returncode == 2
    assert failed.stderr == (
        "chainrule: Python 3.11 or newer is needed; on Debian and Ubuntu, "
        "type: apt-get install python3-venv\n"
    )


def test_a_folder_that_cannot_be_written_is_named(root: Path) -> None:
    nobody = 65534 if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory() as home:  # pytest's own are closed to other users
        Path(home).chmod(0o755)
        fresh = Fresh(root, Path(home))
        fresh.folder.chmod(0o555)
        failed = fresh.call(user=nobody)
        fresh.folder.chmod(0o755)
    assert failed.returncode == 2
    assert failed.stderr.startswith(f"chainrule: cannot write to {fresh.folder}: ")
    assert failed.stderr.count("\n") == 1


@pytest.mark.parametrize("sign", '"$,:;\\{')
def test_a_path_that_qt_or_python_cannot_stand_is_named(sign: str, fresh: Fresh) -> None:
    fresh.folder = fresh.folder.rename(fresh.folder.with_name(f"a {sign} b"))
    failed = fresh.call()
    assert failed.returncode == 2
    assert failed.stderr.startswith("chainrule: Python and Qt need a folder without")
    assert str(fresh.folder) in failed.stderr
    assert failed.stderr.count("\n") == 1


@pytest.mark.parametrize("end", [NO_NETWORK, "kill -INT 0", "kill -TERM 0", "kill -KILL 0"])
def test_scripts_test_that_changed_nothing_leaves_scripts_run_as_it_was(
    end: str, fresh: Fresh
) -> None:
    assert starts(fresh.call())
    assert fresh.call("test", end).returncode != 0
    assert starts(fresh.call(played=NO_NETWORK))
    assert fresh.pip_calls() == 2


@pytest.mark.parametrize("end", ["exit 1", "kill -INT 0", "kill -TERM 0", "kill -KILL 0"])
def test_what_is_half_made_is_made_anew(end: str, fresh: Fresh) -> None:
    assert starts(fresh.call())
    half = fresh.folder / ".venv" / "half"
    assert fresh.call("test", f'change_packages; : >"{half}"; {end}').returncode != 0
    assert starts(fresh.call())
    assert fresh.pip_calls() == 3
    assert not half.exists()


@contextmanager
def under_way(fresh: Fresh, played: str) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [fresh.folder / "scripts" / "run", "words"], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, encoding="utf-8", env=fresh.environ(played), start_new_session=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def test_of_two_calls_at_once_one_installs_and_both_start(fresh: Fresh, tmp_path: Path) -> None:
    go = tmp_path / "go"
    os.mkfifo(go)
    with under_way(fresh, f'read -r _ <"{go}"') as first:
        assert first.stderr is not None
        assert "setting up .venv" in first.stderr.readline()
        with under_way(fresh, "exit 1") as second:
            assert second.stderr is not None
            assert "another call is setting up .venv; waiting" in second.stderr.readline()
            go.write_text("\n")
            for call in (first, second):
                assert call.communicate(timeout=60) == ("the app: words\n", "")
    assert fresh.pip_calls() == 1


def test_a_lock_ends_with_the_call_that_held_it(fresh: Fresh) -> None:
    assert fresh.call(played="kill -KILL 0").returncode == -signal.SIGKILL
    after = fresh.call()
    assert starts(after)
    assert "waiting" not in after.stderr


@pytest.mark.skipif(not Path("/etc/debian_version").exists(), reason="only Debian's are installed")
@pytest.mark.parametrize(
    ("who", "has_sudo", "line"),
    [
        ("1000", False, "a window needs system libraries; type as root: apt-get install libx0"),
        ("1000", True, "a window needs system libraries; type: sudo apt-get install libx0"),
        ("0", False, "that failed, and a window needs them; type: apt-get install libx0"),
    ],
)
def test_missing_libraries_hold_up_nothing(
    who: str, has_sudo: bool, line: str, fresh: Fresh
) -> None:
    fresh.add("id", f"#!/bin/sh\necho {who}\n")
    fresh.add("apt-get", "#!/bin/sh\nexit 1\n")
    if has_sudo:
        fresh.add("sudo", "#!/bin/sh\nexit 1\n")  # as where it asks for a password
    called = fresh.call(missing="libx0")
    assert starts(called)
    assert called.stderr.splitlines()[-1] == f"chainrule: {line}"
