import sys

import pytest
from PySide6.QtCore import QMimeData

from core.chain import Block, Chain, Path
from core.formula import parse
from gui import mime
from gui.window.main_window import MainWindow
from tests.bench import damaged_drops

SINE = [Block("sin")]


def carried(data: QMimeData) -> tuple[str, list[Path], Chain | None]:
    return mime.function_name(data), mime.block_paths(data, "here"), mime.chain_of(data)


def test_a_function_is_carried_by_name() -> None:
    assert carried(mime.of_function("sin")) == ("sin", [], None)


def test_blocks_are_carried_by_path() -> None:
    data = mime.of_blocks([(1,), (2, 0, 1)], "here", SINE)
    assert carried(data) == ("", [(1,), (2, 0, 1)], parse("sin(x)"))


def test_paths_of_another_window_mean_nothing_but_the_blocks_do() -> None:
    data = mime.of_blocks([(1,), (2, 0, 1)], "elsewhere", SINE)
    assert carried(data) == ("", [], parse("sin(x)"))


def test_no_text_field_takes_what_is_dragged_but_any_takes_what_is_copied() -> None:
    assert not mime.of_blocks([(1,)], "here", SINE).hasText()
    copied = mime.of_copy(parse("2^x"), "2^x")
    assert (copied.text(), carried(copied)) == ("2^x", ("", [], parse("2^x")))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"sin(x)",
        b"[1]",
        b"\xff\0",
        b"{" * 100_000,
        b'{"start": ' * 90_000,
        b'{"start": "x", "blocks": [["fox"]]}',
        b"[" * 100_000,
    ],
)
def test_what_is_damaged_or_of_another_version_carries_nothing(content: bytes) -> None:
    data = QMimeData()
    data.setData(mime.BLOCKS, content)
    assert mime.chain_of(data) is None


@pytest.mark.parametrize(
    "paths", ["[0]", '["a"]', "[[true]]", "[[1.5]]", "[[[0]]]", "{}", "null", "[[0], null]"]
)
def test_what_is_no_path_is_none(paths: str) -> None:
    data = QMimeData()
    data.setData(mime.PATHS, f'{{"session": "here", "paths": {paths}}}'.encode())
    assert mime.block_paths(data, "here") == []


def test_a_block_is_dragged_once() -> None:
    data = mime.of_blocks([(1,), (0,), (1,)], "here", SINE)
    assert mime.block_paths(data, "here") == [(1,), (0,)]


@pytest.mark.parametrize("kind", [mime.FUNCTION, mime.PATHS, mime.BLOCKS])
@pytest.mark.parametrize("content", [b"\xff\xfe", b" " * (mime.MAX_BYTES + 1)])
def test_what_is_no_text_or_too_long_carries_nothing(kind: str, content: bytes) -> None:
    data = QMimeData()
    data.setData(kind, content)
    assert carried(data) == ("", [], None)


def test_whatever_is_dropped_or_pasted_the_window_stands(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: errors.append(str(error)))
    outcomes = list(damaged_drops.outcomes(window, 150, errors, seed=1))
    monkeypatch.undo()
    assert [outcome.told for outcome in outcomes if outcome.told] == []


@pytest.mark.parametrize(
    "content", [b"", b"[[0]]", b'{"session": "here"}', b"{", b"[" * 100_000, b"\xff"]
)
def test_paths_of_another_version_are_none(content: bytes) -> None:
    data = QMimeData()
    data.setData(mime.PATHS, content)
    assert mime.block_paths(data, "here") == []


def test_other_data_carries_nothing() -> None:
    data = QMimeData()
    data.setText("sin")
    assert carried(data) == ("", [], None)
