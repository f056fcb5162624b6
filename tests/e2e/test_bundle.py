"""The archive that `scripts/bundle` makes, unpacked and run as where there is no Python."""

import json
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from core.serving import SYMBOLIC as OPTION

pytestmark = pytest.mark.bundle

Environ: TypeAlias = dict[str, str]

ROOT = Path(__file__).parents[2]
EXPORTS = ("f.png", "f.svg", "f.pdf", "f.csv")
F_PRIME = "f'(x) = x*(x*cos(x) + 2*sin(x))\n"
TRIES = 5
"""How often f′ may come too late for a report, on a busy machine."""

C_LIBRARY = re.compile(r"(ld-linux.*|lib(c|dl|m|pthread|resolv|rt|util)|linux-vdso)\.so")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archives = list((ROOT / "dist").glob("chainrule-*.tar.xz"))
    assert len(archives) == 1, f"expected one archive in {ROOT / 'dist'}: scripts/bundle makes it"
    place = tmp_path_factory.mktemp("größer als sonst")
    with tarfile.open(archives[0]) as archive:
        archive.extractall(place, filter="data")
    return place / "chainrule"


@pytest.fixture
def bare(tmp_path: Path) -> Environ:
    """What is set for a user who has just logged in; nothing of this run's environment."""
    return {"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}


@pytest.fixture
def display() -> Iterator[str]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


def run(folder: Path, environ: Environ, *arguments: str, told: str = "") -> str:
    """Run the program in the user's folder and give what it prints."""
    done = subprocess.run(
        [folder / "chainrule", *arguments], check=False, capture_output=True, text=True,
        cwd=environ["HOME"], env=environ, input=told, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_source(place: Path, *arguments: str) -> str:
    """Give what the same program prints where there is a Python."""
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=place, timeout=120
    )
    return done.stdout


def check_picture(path: Path) -> None:
    assert path.read_bytes()[:4] == b"\x89PNG"
    assert path.stat().st_size > 50_000


def test_it_brings_every_library_but_the_c_library(folder: Path, bare: Environ) -> None:
    libraries = [*folder.rglob("*.so"), *folder.rglob("*.so.*")]
    assert any(library.name == "libqxcb.so" for library in libraries)
    told = subprocess.run(
        ["ldd", *libraries], check=True, capture_output=True, text=True,
        env=bare | {"LD_LIBRARY_PATH": str(folder / "_internal")},
    ).stdout  # fmt: skip
    found = {line.strip() for line in told.splitlines() if "=>" in line}
    strange = {line for line in found if str(folder) not in line and not C_LIBRARY.match(line)}
    assert strange == set()


def test_it_brings_the_licenses_of_what_it_hands_on(folder: Path) -> None:
    texts = folder / "_internal" / "licenses"
    assert {path.name for path in (texts / "Qt").iterdir()} == {"LGPL-3", "GPL-3"}
    packages = {path.name for path in texts.iterdir()}
    assert {"matplotlib", "mpmath", "numpy", "pyqtgraph", "sympy"} <= packages


def test_a_report_has_f_prime_and_all_else_as_from_source(
    folder: Path, bare: Environ, tmp_path: Path
) -> None:
    arguments = ("--formula", "x^2 sin(x)", "--at", "pi/2", "--report")
    for _ in range(TRIES):
        if F_PRIME in (told := run(folder, bare, *arguments)):
            break
    assert F_PRIME in told
    assert told.replace(F_PRIME, "") == run_source(tmp_path, *arguments).replace(F_PRIME, "")


def test_exports_are_those_from_source(folder: Path, bare: Environ, tmp_path: Path) -> None:
    places = [tmp_path / "bundle", tmp_path / "source"]
    for place in places:
        place.mkdir()
    arguments = ["--formula", "exp(-x^2)"]
    for name in EXPORTS:
        arguments += ["--export", name]
    run(folder, bare | {"HOME": str(places[0])}, *arguments)
    run_source(places[1], *arguments)
    for name in EXPORTS:
        first, second = ((place / name).read_bytes() for place in places)
        assert len(first) > 1000, name
        assert first == second, name


def test_f_prime_is_typeset_by_the_program_itself(folder: Path, bare: Environ) -> None:
    asked = json.dumps({"formula": "x^2", "outlines": True}) + "\n"
    outline, ready, found = map(json.loads, run(folder, bare, OPTION, told=asked).splitlines())
    assert ready == {"ready": True}
    assert found["derivative"] == "2*x"
    assert outline["outline"]["width"] > 1
    assert found["outline"]["width"] > 1


def test_a_mistake_is_told_in_one_line(folder: Path, bare: Environ) -> None:
    done = subprocess.run(
        [folder / "chainrule", "--formula", "sin("],
        check=False, capture_output=True, text=True, env=bare, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_window_is_painted_without_a_display(folder: Path, bare: Environ, tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    run(folder, bare | {"QT_QPA_PLATFORM": "offscreen"}, "--screenshot", str(path))
    check_picture(path)


def test_a_window_opens_on_x(folder: Path, bare: Environ, display: str, tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    run(folder, bare | {"DISPLAY": display}, "--screenshot", str(path))
    check_picture(path)
