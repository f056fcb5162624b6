"""PySide takes properties as keywords, too, but finds them by C's capitals, which the language of
the user decides: in Turkish it finds none that begins with an i."""

import ast
import importlib
from pathlib import Path
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject, QTimer


def made(call: ast.Call, owner: str, names: dict[str, Any]) -> object:
    """Give the class that a call makes an object of; in a class, also what it hands on to."""
    match call.func:
        case ast.Name(name):
            return names.get(name)
        case ast.Attribute(ast.Name(name), attribute):
            return getattr(names.get(name), attribute, None)
        case ast.Attribute(ast.Call(ast.Name("super")), "__init__"):
            return next(base for base in names[owner].__mro__[1:] if "__init__" in vars(base))
    return None


def is_read_by_pyside(kind: object) -> bool:
    """Tell whether no constructor of ours or of pyqtgraph's takes the keywords."""
    is_qt = isinstance(kind, type) and issubclass(kind, QObject)
    return is_qt and not isinstance(kind.__init__, FunctionType)  # type: ignore[misc]


def keywords(file: Path, names: dict[str, Any]) -> list[str]:
    """Give what PySide is handed by keyword in a file."""
    return [
        f"{file.name}, line {call.lineno}: {keyword.arg}"
        for statement in ast.parse(file.read_text("utf-8")).body
        for call in ast.walk(statement)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if is_read_by_pyside(made(call, getattr(statement, "name", ""), names))
    ]


def test_no_object_of_qt_is_made_with_keywords(root: Path) -> None:
    found = []
    for file in sorted((root / "gui").rglob("*.py")):
        name = ".".join(file.relative_to(root).with_suffix("").parts)
        found += keywords(file, vars(importlib.import_module(name)))
    assert found == []


class Wrong(QTimer):
    def __init__(self) -> None:
        super().__init__(interval=30)


def test_each_way_to_hand_a_keyword_to_qt_is_seen() -> None:
    QTimer(singleShot=True)
    assert [told.rpartition(" ")[2] for told in keywords(Path(__file__), globals())] == [
        "interval", "singleShot",
    ]  # fmt: skip
