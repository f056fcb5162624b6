import io
import sys
from collections.abc import Iterator

import pytest

from core.serving import serve


def answer(line: str) -> Iterator[dict[str, object]]:
    yield {"asked": line.strip()}
    yield {"length": len(line)}


def test_each_line_is_answered_as_soon_as_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("α\nb\n".encode())))
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, write_through=True))
    serve(answer)
    assert written.getvalue().decode().splitlines() == [
        '{"asked": "\\u03b1"}', '{"length": 2}', '{"asked": "b"}', '{"length": 2}',
    ]  # fmt: skip
