"""The package by itself: built, and installed where there is no checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path
from types import SimpleNamespace

import pytest

from core import __version__

PACKAGES = ("core", "gui")
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "main.py")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-cache-dir", "--quiet")
OFFLINE = ("--no-deps", "--no-index")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, because setuptools leaves a folder beside its source."""
    root, source = Path(__file__).parents[2], tmp_path_factory.mktemp("source")
    for name in SOURCES:
        shutil.copy(root / name, source)
    for name in PACKAGES:
        shutil.copytree(root / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path_factory.mktemp("wheel")
    options = (*OFFLINE, "--no-build-isolation", "--wheel-dir", folder)
    subprocess.run([*PIP, "wheel", *options, source], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """An environment that holds the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    builder = venv.EnvBuilder(symlinks=os.name != "nt")
    builder.create(folder)
    made = builder.ensure_directories(folder)
    subprocess.run([*PIP, "--python", made.env_exe, "install", *OFFLINE, wheel], check=True)
    return made


@pytest.fixture
def chainrule(bare: SimpleNamespace) -> str:
    """The program as `pipx` would put it into the path."""
    return str(Path(bare.bin_path, "chainrule"))


def run(folder: Path, *command: str) -> str:
    """Run a program in a folder and give what it printed.

    The dependencies are those of these tests. The line beside them that leads to the checkout
    counts only in an environment's own folder, not in one of PYTHONPATH.
    """
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")},
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def test_all_that_belongs_to_the_program_is_in_the_wheel_and_nothing_else(
    wheel: Path, root: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    files = {
        path.relative_to(root).as_posix()
        for name in PACKAGES
        for path in (root / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "core/formula/grammar.lark" in files
    assert packed == files | {"main.py"}


def test_the_wheel_tells_its_version_and_its_license(wheel: Path) -> None:
    told = metadata(wheel)
    assert told["Version"] == __version__
    assert told["License-Expression"] == "MIT"
    assert told["License-File"] == "LICENSE"


@pytest.mark.slow
def test_no_checkout_is_in_reach(bare: SimpleNamespace, tmp_path: Path) -> None:
    code = "import core, gui, main; print(core.__file__, gui.__file__, main.__file__, sep='\\n')"
    for line in run(tmp_path, bare.env_exe, "-c", code).splitlines():
        assert Path(line).is_relative_to(bare.env_dir)


@pytest.mark.slow
def test_the_program_says_its_version(
    chainrule: str, bare: SimpleNamespace, tmp_path: Path
) -> None:
    told = f"chainrule {__version__}\n"
    assert run(tmp_path, chainrule, "--version") == told
    assert run(tmp_path, bare.env_exe, "-m", "main", "--version") == told


@pytest.mark.slow
def test_the_program_prints_a_report(chainrule: str, tmp_path: Path) -> None:
    assert "\nbackprop " in run(tmp_path, chainrule, "--formula", "x sin(x)", "--report")


@pytest.mark.slow
def test_the_derivative_is_found_by_another_process(bare: SimpleNamespace, tmp_path: Path) -> None:
    code = "from core.formula import parse; from core.symbolic.worker import ask"
    code += "; print(ask(parse('x sin(x)'), 60).derivative)"
    assert run(tmp_path, bare.env_exe, "-c", code) == "x*cos(x) + sin(x)\n"


@pytest.mark.slow
def test_the_program_exports(chainrule: str, tmp_path: Path) -> None:
    files = [tmp_path / f"f.{suffix}" for suffix in ("csv", "pdf", "png", "svg")]
    run(tmp_path, chainrule, *(word for file in files for word in ("--export", str(file))))
    assert all(file.stat().st_size > 1000 for file in files)


@pytest.mark.slow
def test_the_program_paints_its_window(chainrule: str, tmp_path: Path) -> None:
    run(tmp_path, chainrule, "--screenshot", "window.png")
    assert (tmp_path / "window.png").stat().st_size > 10000
