"""Where a dialog for files begins: at the open file, else at the last one, else at home."""

from pathlib import Path

from gui import settings


def note(path: Path) -> None:
    """Remember the folder of a file that was chosen."""
    settings.keep(_NAME, [str(path.absolute().parent)])


def first_choice(path: Path | None, name: str = "") -> str:
    """Give what a dialog proposes: a file of some name, beside the open one if there is one."""
    folders = [] if path is None else [path.absolute().parent]
    folders += [Path(text) for text in settings.words(_NAME, 1, settings.LONGEST_PATH)]
    return str(next(filter(_is_there, folders), Path.home()) / name)


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):  # what is kept may be anything
        return False


_NAME = "lastFolder"
