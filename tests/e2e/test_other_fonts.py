"""The window's geometry once more, in another font and half as large again."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fonts import configure

MEASURED = ("chain/layout", "chain/test_chain_view.py", "product_line", "window/test_columns.py")
"""The tests that measure the most, below tests/gui."""


@pytest.mark.slow
def test_what_is_measured_holds_in_a_larger_font_of_other_widths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in configure(tmp_path, text="DejaVu Serif").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("CHAINRULE_FONT_SCALE", "1.5")
    places = [f"tests/gui/{place}" for place in MEASURED]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *places]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:]
