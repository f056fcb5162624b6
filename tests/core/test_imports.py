import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import core

QT = ("PySide6", "shiboken6", "pyqtgraph", "gui")


def loaded(root: Path, code: str) -> set[str]:
    """Run code in a fresh interpreter and give the packages it loaded."""
    code += "\nimport json; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-c", "import sys\n" + code],
        cwd=root, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_core_loads_no_qt_no_sympy_and_no_matplotlib(root: Path) -> None:
    modules = loaded(root, "import core")
    assert "numpy" in modules
    assert not modules & {*QT, "sympy", "mpmath", "matplotlib"}


@pytest.mark.parametrize("arguments", [["--report"], ["--json", "--formula", "x"]])
def test_a_report_loads_no_qt_and_no_matplotlib(root: Path, arguments: list[str]) -> None:
    # f′ is looked for by another process, which is no matter here, and slow.
    none = "worker._answered = lambda lines, *_: (worker.Found(None),) * len(lines)"
    code = f"from core.symbolic import worker\n{none}\nimport main\n"
    modules = loaded(root, code + f"assert main.main({arguments!r}) == 0")
    assert "core" in modules
    # Its check works f out with many digits, which mpmath does.
    assert not modules & {*QT, "sympy", "matplotlib"}


def test_a_table_loads_no_qt_and_no_matplotlib(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    modules = loaded(root, f"import main\nassert main.main(['--export', {str(path)!r}]) == 0")
    assert path.stat().st_size > 1000
    assert not modules & {*QT, "sympy", "mpmath", "matplotlib"}


def test_a_picture_loads_no_qt(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    modules = loaded(root, f"import main\nassert main.main(['--export', {str(path)!r}]) == 0")
    assert "matplotlib" in modules
    assert not modules & {*QT, "sympy"}


def test_a_refusal_loads_no_qt(root: Path) -> None:
    modules = loaded(
        root, "import main\nsys.stderr = sys.stdout\nassert main.main(['--formula', 'sin(']) == 2"
    )
    assert not modules & {*QT, "sympy", "mpmath", "matplotlib"}


def test_the_public_names_exist_and_hold_the_notes() -> None:
    assert len(core.__all__) == len(set(core.__all__))
    assert all(hasattr(core, name) for name in core.__all__)
    notes = {"Variable", "Function", "Square", "Exp", "square", "exp", "as_array"}
    assert notes | {"numerical_diff"} <= set(core.__all__)
