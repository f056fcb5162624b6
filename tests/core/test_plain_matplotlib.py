"""Nothing that others have set up for Matplotlib reaches a figure, or stderr."""

import os
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import matplotlib.font_manager
import pytest
from matplotlib.font_manager import FontManager

from core.document import Document
from core.export.drawing import draw
from core.plain_matplotlib import SETTINGS, _no_settings_but_its_own, own_fonts

EXPORT = """
import sys
from core.ending import prepare
prepare()
from core.document import Document
from core.export.drawing import FORMATS, draw
from core.export.look import Look
from core.symbolic.typeset import outline_of
for suffix in FORMATS:
    sys.stdout.write(draw(Document(), suffix, Look(6, 4, text=7, dpi=50)).hex() + "\\n")
print(outline_of(r"\\frac{x}{2}"))
"""

STEERING = b"""text.usetex: True
font.size: 40
path.sketch: 5, 50, 9
figure.facecolor: red
svg.fonttype: path
mathtext.default: bf
no.such.thing: 1
"""
BINARY = bytes(range(256)) * 4

ROOT = Path(__file__).parents[2]


def drawn(folder: Path, **environ: str) -> str:
    """Draw in a fresh process, as one that was started in a folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("M")}
    done = subprocess.run(
        [sys.executable, "-c", EXPORT], cwd=folder, check=False, capture_output=True, text=True,
        env={**kept, "PYTHONPATH": str(ROOT), **environ}, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> str:
    return drawn(tmp_path_factory.mktemp("clean"))


@pytest.mark.parametrize(
    ("place", "content", "environ"),
    [
        ("", STEERING, {"MPLCONFIGDIR": "taken", "MPLBACKEND": "nonsense"}),
        ("mine", BINARY, {"MATPLOTLIBRC": "mine/matplotlibrc"}),
    ],
)
def test_no_file_of_settings_changes_a_byte_or_is_told(
    place: str, content: bytes, environ: dict[str, str], tmp_path: Path, clean: str
) -> None:
    (tmp_path / "taken").touch()
    (tmp_path / place).mkdir(parents=True, exist_ok=True)
    (tmp_path / place / SETTINGS).write_bytes(content)
    paths = {name: str(tmp_path / value) for name, value in environ.items()}
    assert drawn(tmp_path, **paths) == clean


def test_only_its_own_settings_are_found_and_all_other_files(tmp_path: Path) -> None:
    own = Path(mpl.get_data_path()) / SETTINGS
    (tmp_path / SETTINGS).touch()
    before = os.path.exists
    with _no_settings_but_its_own():
        found = [os.path.exists(path) for path in (own, tmp_path / SETTINGS, tmp_path, 0)]  # noqa: PTH110 - it is what Matplotlib asks
    assert found == [True, False, True, True]
    assert os.path.exists is before


def test_what_a_program_has_set_that_uses_the_core_does_not_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = draw(Document(), "svg")
    monkeypatch.setitem(mpl.rcParams, "font.size", 40.0)
    monkeypatch.setitem(mpl.rcParams, "figure.facecolor", "red")
    assert draw(Document(), "svg") == before


def test_no_font_is_found_but_its_own_while_something_is_drawn() -> None:
    before = manager().ttflist
    with own_fonts():
        assert {"DejaVu Sans", "STIXGeneral"} <= {font.name for font in manager().ttflist}
        assert all(font.fname.startswith(mpl.get_data_path()) for font in manager().ttflist)
    assert manager().ttflist is before


def manager() -> FontManager:
    return matplotlib.font_manager.fontManager
