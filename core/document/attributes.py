"""What a file has beside its content, kept where the system allows."""

import contextlib
import os
import stat


def keep_attributes(handle: int, replaced: str, known: os.stat_result) -> None:
    """Give an open file the owner, group, attributes (ACLs too) and permissions of another.

    What the system refuses is left as it is; rights of a group that cannot be kept are given to
    no other one.
    """
    if not hasattr(os, "fchown"):  # Windows
        return
    mode = stat.S_IMODE(known.st_mode)
    if not _keep_owner(handle, known):
        mode &= ~(stat.S_IRWXG | stat.S_ISUID | stat.S_ISGID) | (mode & stat.S_IRWXO) << 3
    _keep_extended(handle, replaced)
    with contextlib.suppress(OSError):
        os.fchmod(handle, mode)


def _keep_owner(handle: int, known: os.stat_result) -> bool:
    """Tell whether the group could be kept."""
    with contextlib.suppress(OSError):
        os.fchown(handle, known.st_uid, known.st_gid)
        return True
    with contextlib.suppress(OSError):  # who may not give a file away may have the group
        os.fchown(handle, -1, known.st_gid)
        return True
    return False


def _keep_extended(handle: int, replaced: str) -> None:
    if not hasattr(os, "listxattr"):  # Linux alone has them in Python
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(replaced):
            with contextlib.suppress(OSError):
                os.setxattr(handle, name, os.getxattr(replaced, name))
