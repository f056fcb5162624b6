"""Installs Chainrule for the user who calls it, or takes it out: called by ``scripts/install``."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from scripts.desktop.caches import refresh
from scripts.desktop.record import Record

MAGIC = Path(__file__).with_name("chainrule.magic")
"""What ``file`` is to know. It reads one file of a user only, who may have made or changed it."""


def main(arguments: list[str]) -> int:
    """Install; with ``--remove`` take out.

    Returns
    -------
    int
        The exit status: 0, or 2 after one line on stderr about what is wrong.
    """
    data = data_folder()
    try:
        record = _read(data / "chainrule" / "installed.json")
        if arguments == ["--remove"]:
            remove(record, data)
        else:
            install(record, data)
    except OSError as error:
        print(f"chainrule: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def install(record: Record, data: Path) -> None:
    """Write every file, and say what there is now."""
    from scripts.desktop.contents import contents  # taking out needs neither Qt nor NumPy

    command, magic = Path.home() / ".local/bin/chainrule", _magic()
    files = contents(command, data)
    if magic in record.files or not magic.exists():
        files[magic] = MAGIC.read_bytes()
    record.put(files)
    command.chmod(0o755)
    refresh(data)
    print(f"Chainrule is in the menu, and {command} starts it.")
    if str(command.parent) not in os.environ.get("PATH", "").split(os.pathsep):
        print(f"{command.parent} is not in your PATH yet: sign in again, or add it.")


def remove(record: Record, data: Path) -> None:
    """Delete what was installed, and say so."""
    if not record.files:
        print("Chainrule is not installed.")
        return
    record.take_files()
    refresh(data)
    record.take_folders()
    print("Chainrule is no longer installed.")


def data_folder() -> Path:
    """Find the user's folder of data; one that is not absolute does not count, by the standard."""
    folder = Path(os.environ.get("XDG_DATA_HOME", ""))
    return folder if folder.is_absolute() else Path.home() / ".local" / "share"


def _read(path: Path) -> Record:
    record, magic = Record.read(path), _magic()
    if not magic.is_file() or magic.read_bytes() == MAGIC.read_bytes():
        return record
    return replace(record, files=tuple(file for file in record.files if file != magic))


def _magic() -> Path:
    return Path.home() / ".magic"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
