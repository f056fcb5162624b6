"""What a drag carries."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from core.chain import Path

FUNCTION = "application/x-chainrule-function"
"""A function of the catalogue, by name."""

BLOCKS = "application/x-chainrule-blocks"
"""Blocks of the chain, by path."""


def of_function(name: str) -> QMimeData:
    """Pack the name of a function."""
    data = QMimeData()
    data.setData(FUNCTION, name.encode())
    return data


def of_blocks(paths: Sequence[Path]) -> QMimeData:
    """Pack the paths of blocks."""
    data = QMimeData()
    data.setData(BLOCKS, json.dumps(paths).encode())
    return data


def function_name(data: QMimeData) -> str:
    """Unpack the name of a function; empty if there is none."""
    return bytes(data.data(FUNCTION).data()).decode()


def block_paths(data: QMimeData) -> list[Path]:
    """Unpack the paths of blocks; empty if there are none."""
    if not data.hasFormat(BLOCKS):
        return []
    return [tuple(path) for path in json.loads(bytes(data.data(BLOCKS).data()))]
