"""What a drag or the clipboard carries."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QMimeData

from core.chain import Block, Chain, Path
from core.chain.serialize import packed, unpacked

FUNCTION = "application/x-chainrule-function"
"""A function of the catalogue, by name."""

X = "x"
"""What takes the place of a function's name where x itself is carried; so does a parameter's."""

PATHS = "application/x-chainrule-paths"
"""Blocks of a window's chain, by the window's token and their paths."""

BLOCKS = "application/x-chainrule-blocks"
"""Blocks as such, for other windows: as a formula a long row would nest too deep."""

MAX_BYTES = 1_000_000
"""The most that is looked at: every move of a drag asks what it carries."""


def of_function(name: str) -> QMimeData:
    """Pack the name of a function."""
    data = QMimeData()
    data.setData(FUNCTION, name.encode())
    return data


def of_blocks(paths: Sequence[Path], token: str, blocks: Sequence[Block]) -> QMimeData:
    """Pack blocks that are dragged.

    There is no plain text in it: dropped on a text field, it must not change the text.

    Parameters
    ----------
    paths : sequence of block path
        Which blocks.
    token : str
        Of the session they belong to.
    blocks : sequence of Block
        The same, for other windows.

    Returns
    -------
    QMimeData
        For a drag.
    """
    data = QMimeData()
    data.setData(PATHS, json.dumps({"session": token, "paths": paths}).encode())
    data.setData(BLOCKS, _packed(Chain("x", tuple(blocks))))
    return data


def of_copy(chain: Chain, text: str) -> QMimeData:
    """Pack blocks that are copied.

    Parameters
    ----------
    chain : Chain
        The blocks, and what their lane starts at if they begin there.
    text : str
        A formula of x, for other programs.

    Returns
    -------
    QMimeData
        For the clipboard.
    """
    data = QMimeData()
    data.setData(BLOCKS, _packed(chain))
    data.setText(text)
    return data


def function_name(data: QMimeData) -> str:
    """Unpack the name of a function; empty if there is none."""
    return _text(data, FUNCTION)


def block_paths(data: QMimeData, token: str) -> list[Path]:
    """Unpack the paths of a session's own blocks; empty if there are none of it."""
    try:
        content = json.loads(_text(data, PATHS))
    except (ValueError, RecursionError):  # nothing, or noise
        return []
    if not isinstance(content, dict) or content.get("session") != token:
        return []
    paths = content.get("paths")
    if not isinstance(paths, list) or not all(map(_is_path, paths)):
        return []  # of a version that writes otherwise
    return list(dict.fromkeys(map(tuple, paths)))


def _is_path(content: Any) -> bool:
    return isinstance(content, list) and all(type(index) is int for index in content)


def chain_of(data: QMimeData | None) -> Chain | None:
    """Unpack blocks; None if there are none, or another version's that are not known here.

    Parameters
    ----------
    data : QMimeData or None
        None as an empty clipboard gives it.

    Returns
    -------
    Chain or None
        The blocks, and what their lane starts at.
    """
    if data is None or not data.hasFormat(BLOCKS):
        return None
    return _unpacked(_text(data, BLOCKS))


def _packed(chain: Chain) -> bytes:
    return json.dumps(packed(chain)).encode()


@lru_cache(maxsize=1)  # every move of the pointer asks again
def _unpacked(text: str) -> Chain | None:
    try:
        return unpacked(json.loads(text))
    except (ValueError, RecursionError):
        return None


def _text(data: QMimeData, kind: str) -> str:
    """Give what is carried as a text; empty for what is none, or too long to be ours."""
    raw = data.data(kind)
    if raw.size() > MAX_BYTES:
        return ""
    try:
        return bytes(raw.data()).decode()
    except UnicodeDecodeError:
        return ""
