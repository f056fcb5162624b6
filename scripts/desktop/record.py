"""Files put among a user's own, remembered so that they can be taken out again, and no others."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from errno import EBADMSG, EEXIST
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Record:
    """What was put where.

    Parameters
    ----------
    path : Path
        The file that remembers it.
    files, folders : tuple of Path
        What was written, and the folders that had to be made for it.
    """

    path: Path
    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "Record":
        """Remember what an earlier call put; nothing where there was none.

        Raises
        ------
        OSError
            Also if the file is not such a memory.
        """
        if not path.exists():
            return cls(path)
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(path, *(tuple(map(Path, content[kind])) for kind in ("files", "folders")))
        except (ValueError, LookupError, TypeError) as error:
            raise OSError(EBADMSG, "does not say what was installed", str(path)) from error

    def put(self, files: Mapping[Path, bytes]) -> None:
        """Write files, all or none, and take out those that earlier calls put beside them.

        Raises
        ------
        OSError
            Also if there is a file in the way that no earlier call put there.
        """
        from core.document.files import write_all  # taking out has to do with Python alone

        for path in files:
            if os.path.lexists(path) and path not in self.files:
                raise FileExistsError(EEXIST, "is there already; move it away first", str(path))
        made: list[Path] = []
        try:
            for folder in _missing_folders((*files, self.path)):
                folder.mkdir()
                made.append(folder)
            folders = sorted({*self.folders, *made})
            content = {"files": [*map(str, files)], "folders": [*map(str, folders)]}
            write_all([*files.items(), (self.path, json.dumps(content, indent=1).encode())])
        except OSError:
            remove_empty(made)
            raise
        for path in set(self.files) - set(files):
            path.unlink(missing_ok=True)

    def take_files(self) -> None:
        """Delete the files, and forget them."""
        for path in (*self.files, self.path):
            path.unlink(missing_ok=True)

    def take_folders(self) -> None:
        """Delete the folders, except where something else has come into them."""
        remove_empty(self.folders)


def remove_empty(folders: Sequence[Path]) -> None:
    """Delete folders that hold nothing, inner ones last in the list and first to go."""
    for folder in reversed(folders):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _missing_folders(paths: Iterable[Path]) -> list[Path]:
    """List what has to be made before these files can be written, outer folders first."""
    return sorted({folder for path in paths for folder in path.parents if not folder.exists()})
