"""What a drag or the clipboard carries."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData

from core.chain import Path

FUNCTION = "application/x-chainrule-function"
"""A function of the catalogue, by name."""

X = "x"
"""What takes the place of a function's name where x itself is carried."""

BLOCKS = "application/x-chainrule-blocks"
"""Blocks of a window's chain, by the window's token and their paths."""

SNIPPET = "application/x-chainrule-snippet"
"""Blocks as a formula, in which x is what flows into the first of them."""


def of_function(name: str) -> QMimeData:
    """Pack the name of a function."""
    data = QMimeData()
    data.setData(FUNCTION, name.encode())
    return data


def of_blocks(paths: Sequence[Path], token: str, snippet: str) -> QMimeData:
    """Pack blocks that are dragged.

    There is no plain text in it: dropped on a text field, it must not change the text.

    Parameters
    ----------
    paths : sequence of block path
        Which blocks.
    token : str
        Of the session they belong to.
    snippet : str
        The same as a formula, for other windows.

    Returns
    -------
    QMimeData
        For a drag.
    """
    data = QMimeData()
    data.setData(BLOCKS, json.dumps({"session": token, "paths": paths}).encode())
    data.setData(SNIPPET, snippet.encode())
    return data


def of_copy(snippet: str, text: str) -> QMimeData:
    """Pack blocks that are copied.

    Parameters
    ----------
    snippet : str
        The blocks as a formula of what flows in.
    text : str
        A formula of x, for other programs.

    Returns
    -------
    QMimeData
        For the clipboard.
    """
    data = QMimeData()
    data.setData(SNIPPET, snippet.encode())
    data.setText(text)
    return data


def function_name(data: QMimeData) -> str:
    """Unpack the name of a function; empty if there is none."""
    return _text(data, FUNCTION)


def block_paths(data: QMimeData, token: str) -> list[Path]:
    """Unpack the paths of a session's own blocks; empty if there are none of it."""
    if not data.hasFormat(BLOCKS):
        return []
    packed: dict[str, Any] = json.loads(_text(data, BLOCKS))
    return [tuple(path) for path in packed["paths"]] if packed["session"] == token else []


def snippet(data: QMimeData) -> str:
    """Unpack blocks as a formula of what flows in; empty if there are none."""
    return _text(data, SNIPPET)


def _text(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode()
