"""What is installed where: each file's content, made for this checkout and this user."""

import os
import re
import shlex
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from core.arguments import make_parser
from scripts.desktop import completion

ROOT = Path(__file__).parents[2]

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
"""The sizes of an icon in pixels, beside the drawing itself."""

_HERE = Path(__file__).parent

_LAUNCHER = """\
#!/bin/sh
# Made by scripts/install; `scripts/install --remove` takes it out again.
exec {run} "$@"
"""


def contents(command: Path, data: Path) -> dict[Path, bytes]:
    """Make all that is installed.

    Parameters
    ----------
    command : Path
        The file that starts the program.
    data : Path
        The user's folder of data, such as ``~/.local/share``.

    Returns
    -------
    dict
        The bytes of every file.
    """
    metainfo = "org.chainrule.chainrule.metainfo.xml"
    icons, parser = data / "icons" / "hicolor", make_parser()
    return {
        command: launcher(ROOT),
        data / "applications/chainrule.desktop": menu_entry(command),
        data / "mime/packages/chainrule.xml": (_HERE / "chainrule.xml").read_bytes(),
        data / "metainfo" / metainfo: (_HERE / metainfo).read_bytes(),
        data / "man/man1/chainrule.1": (_HERE / "chainrule.1").read_bytes(),
        data / "bash-completion/completions/chainrule": completion.bash(parser).encode(),
        data / "zsh/site-functions/_chainrule": completion.zsh(parser).encode(),
        data / "fish/vendor_completions.d/chainrule.fish": completion.fish(parser).encode(),
        **_icon(ROOT / "gui/icons/chainrule.svg", icons, "apps"),
        **_icon(_HERE / "application-x-chainrule.svg", icons, "mimetypes"),
    }


def launcher(root: Path) -> bytes:
    """Write the command, which starts the program of a checkout."""
    return os.fsencode(_LAUNCHER.format(run=shlex.quote(str(root / "scripts" / "run"))))


def menu_entry(command: Path) -> bytes:
    """Write the entry of the menu, with the command in full: a desktop may not know its folder."""
    path = str(command)
    quoted = re.sub(r'(["`$\\])', r"\\\1", path).replace("%", "%%")
    entry = (_HERE / "chainrule.desktop").read_text(encoding="utf-8")
    entry = entry.replace("TryExec=chainrule", f"TryExec={_escaped(path)}")
    return os.fsencode(entry.replace("\nExec=chainrule", f'\nExec="{_escaped(quoted)}"'))


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\")


def _icon(drawing: Path, icons: Path, kind: str) -> dict[Path, bytes]:
    """Give an icon as it is drawn, and in every size, for those who read no drawings."""
    renderer, name = QSvgRenderer(str(drawing)), drawing.stem
    return {icons / "scalable" / kind / drawing.name: drawing.read_bytes()} | {
        icons / f"{size}x{size}" / kind / f"{name}.png": _picture(renderer, size) for size in SIZES
    }


def _picture(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a str
    return bytes(file.data().data())
