import os
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sampled import one_in

LANGUAGES = ["tr_TR", "az_AZ", "ar_EG", "de_DE"]
"""Other capitals twice, other digits and from right to left, and as everywhere a decimal comma."""

ASCII = "".join(f"<U{i:04X}> /x{i:02x} ascii\n" for i in range(128))
CHARMAP = f"<code_set_name> UTF-8\n<comment_char> %\n<escape_char> /\nCHARMAP\n{ASCII}END CHARMAP\n"

CAPITALS = ";".join(
    f"(<U{ord(low):04X}>,<U{ord(low.upper()):04X}>)" for low in string.ascii_lowercase if low != "i"
)
SOURCE = f"""comment_char %
escape_char /
LC_CTYPE
toupper {CAPITALS}
END LC_CTYPE
LC_NUMERIC
decimal_point "<U002C>"
thousands_sep ""
grouping -1
END LC_NUMERIC
"""

LOOK = """
import ctypes, locale
locale.setlocale(locale.LC_ALL, "")
assert locale.localeconv()["decimal_point"] == ","
assert ctypes.CDLL(None).toupper(ord("i")) == ord("i")
"""


def in_language(
    language: str, folder: Path, *arguments: str, root: Path
) -> "subprocess.CompletedProcess[str]":
    others = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    asked = {"LOCPATH": str(folder), "LC_ALL": language, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, *arguments],
        check=False, capture_output=True, text=True, cwd=root, env={**others, **asked}, timeout=60,
    )  # fmt: skip


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make C's side of the languages; a machine may have none of them, and Qt brings its own side.

    All share what has been seen to matter: i has no capital, and numbers have a comma.
    """
    if sys.platform != "linux" or shutil.which("localedef") is None:
        pytest.skip("glibc's localedef makes the languages")
    folder = tmp_path_factory.mktemp("languages")
    (folder / "charmap").write_text(CHARMAP)
    (folder / "source").write_text(SOURCE)
    for language in LANGUAGES:
        command = ["localedef", "--quiet", "-c", "-f", "charmap", "-i", "source", f"./{language}"]
        subprocess.run(command, check=False, cwd=folder)  # warns of what is left out
    return folder


@pytest.mark.parametrize("language", one_in(4, LANGUAGES))
def test_the_window_opens_in(language: str, languages: Path, tmp_path: Path, root: Path) -> None:
    looked = in_language(language, languages, "-c", LOOK, root=root)
    assert (looked.returncode, looked.stderr) == (0, "")
    picture = tmp_path / "window.png"
    ended = in_language(language, languages, "main.py", "--screenshot", str(picture), root=root)
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0
    assert picture.stat().st_size > 10_000


def test_the_program_runs_where_the_locale_knows_ascii_only(tmp_path: Path, root: Path) -> None:
    picture = tmp_path / "window.png"
    ended = in_language("C", tmp_path, "main.py", "--screenshot", str(picture), root=root)
    assert ended.returncode == 0
    assert picture.stat().st_size > 10_000
    told = in_language("C", tmp_path, "main.py", "--formula", "x²", "--report", root=root)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("f(x) = x²")
