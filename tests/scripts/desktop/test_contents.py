import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from core.arguments import make_parser
from core.document import Document, save
from scripts.desktop.contents import SIZES, contents, launcher, menu_entry

TYPES = {"": "http://www.freedesktop.org/standards/shared-mime-info"}
WILD = "/ho me/ü'\"$x`y`\\z%f/chainrule"
DATA = Path("/data")
posix = pytest.mark.skipif(os.name != "posix", reason="these paths and shells are of Unix")


def check(program: str, *arguments: str | Path) -> None:
    """Let a program that knows the format look at a file; it has nothing to say."""
    if not shutil.which(program):
        pytest.skip(f"there is no {program}")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.fixture
def desktop(root: Path) -> Path:
    return root / "scripts" / "desktop"


def test_the_menu_entry_is_valid(desktop: Path) -> None:
    check("desktop-file-validate", desktop / "chainrule.desktop")


def test_the_menu_entry_is_valid_with_a_wild_path_too(tmp_path: Path) -> None:
    path = tmp_path / "chainrule.desktop"
    path.write_bytes(menu_entry(Path(WILD)))
    check("desktop-file-validate", path)


@posix
def test_the_menu_entry_starts_the_command_wherever_it_is() -> None:
    entry = menu_entry(Path(WILD)).decode()
    lines = dict(line.partition("=")[::2] for line in entry.splitlines())
    assert lines["TryExec"].replace(r"\\", "\\") == WILD
    # What is within quotes follows the rules of the shell, once the escapes of values are gone.
    command = lines["Exec"].replace(r"\\", "\\")
    shell = ["sh", "-c", f"printf '%s\\n' {command}"]
    told = subprocess.run(shell, check=True, capture_output=True, text=True).stdout.splitlines()
    assert told == [WILD.replace("%", "%%"), "--desktop", "%f"]


@posix
def test_the_command_starts_the_program_wherever_its_folder_is(tmp_path: Path) -> None:
    root, command = tmp_path / "ü '$x`y`\\z", tmp_path / "chainrule"
    (root / "scripts").mkdir(parents=True)
    run = root / "scripts" / "run"
    run.write_text('#!/bin/sh\nprintf "%s|" run "$@"\n')
    run.chmod(0o755)
    command.write_bytes(launcher(root))
    told = subprocess.run(
        ["sh", command, "--at", "a b"], check=True, capture_output=True, text=True
    )
    assert told.stdout == "run|--at|a b|"


def test_a_document_begins_with_what_its_type_is_known_by(desktop: Path, tmp_path: Path) -> None:
    path = tmp_path / "f"
    save(Document(), path)
    content = path.read_bytes()
    (opens,) = ET.parse(desktop / "chainrule.xml").iterfind(".//magic/match", TYPES)
    (key,) = opens
    assert (opens.get("offset"), key.get("offset")) == ("0", "1:16")
    assert content.startswith(opens.attrib["value"].encode())
    assert 1 <= content.index(key.attrib["value"].encode()) <= 16


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--extension"], "chainrule"),
        (["--keep-going", "--raw"], "Chainrule document"),
        (["--mime-type", "--exclude", "json"], "application/x-chainrule"),
    ],
)
def test_the_file_program_knows_a_document(
    options: list[str], told: str, desktop: Path, tmp_path: Path
) -> None:
    if not shutil.which("file"):
        pytest.skip("there is no file")
    save(Document(), tmp_path / "ours")
    (tmp_path / "other").write_text('{\n "x": 1\n}\n')
    ask = ["file", "--brief", "--magic-file", str(desktop / "chainrule.magic"), *options]
    for name in ("ours", "other"):
        said = subprocess.run([*ask, tmp_path / name], check=True, capture_output=True, text=True)
        assert (told in said.stdout) is (name == "ours")


def test_the_manual_names_every_option(desktop: Path) -> None:
    named = set(re.findall(r"Fl -([\w-]+)", (desktop / "chainrule.1").read_text()))
    options = {name for action in make_parser()._actions for name in action.option_strings}
    assert {name[2:] for name in options if name.startswith("--")} <= named


def test_the_manual_is_well_formed(desktop: Path) -> None:
    check("mandoc", "-T", "lint", "-W", "style", desktop / "chainrule.1")


def test_what_software_centres_show_is_valid(desktop: Path) -> None:
    path = desktop / "org.chainrule.chainrule.metainfo.xml"
    if not shutil.which("appstreamcli"):
        pytest.skip("there is no appstreamcli")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert ET.parse(path).findtext("id") == path.name.removesuffix(".metainfo.xml")


@pytest.fixture(scope="module")
def installed() -> dict[Path, bytes]:
    return contents(Path("/bin/chainrule"), DATA)


@pytest.mark.parametrize("kind", ["apps/chainrule", "mimetypes/application-x-chainrule"])
@pytest.mark.parametrize("size", SIZES)
def test_icons_have_their_size_and_the_colours_of_the_app(
    kind: str, size: int, installed: dict[Path, bytes]
) -> None:
    image = QImage.fromData(installed[DATA / f"icons/hicolor/{size}x{size}/{kind}.png"])
    assert (image.width(), image.height()) == (size, size)
    colours = {image.pixelColor(x, y).name() for x in range(size) for y in range(size)}
    assert {"#0072b2", "#d55e00", "#ffffff"} <= colours
    assert image.pixelColor(0, 0).alpha() == 0
