import json
import subprocess

import pytest

from core.document import Document
from core.export import worker
from core.export.order import Order, made
from core.export.things import CHAIN
from core.export.worker import COMMAND, answers, read_answer
from core.serving import FOLDER

ORDER = Order(Document(), CHAIN, ".dot")


def test_the_process_answers_line_by_line() -> None:
    done = subprocess.run(
        COMMAND, input=f"{ORDER.as_line()}\nnonsense\n{ORDER.as_line()}\n", cwd=FOLDER,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    first, second, third = done.stdout.splitlines()
    assert read_answer(first.encode()) == read_answer(third.encode()) == made(ORDER)
    with pytest.raises(ValueError, match="means nothing"):
        read_answer(second.encode())


def test_too_little_memory_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(_: Order) -> bytes:
        raise MemoryError

    monkeypatch.setattr(worker, "filled", too_much)
    assert list(answers(ORDER.as_line())) == [{"reason": "it takes more memory than there is"}]


def test_what_takes_long_is_told_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "filled", lambda _: iter([0.5, b"all"]))
    lines = [json.dumps(told).encode() for told in answers(ORDER.as_line())]
    assert [read_answer(line) for line in lines] == [0.5, b"all"]


@pytest.mark.parametrize(
    "line", [b'{"done": 2.5}', b"", b"[]", b'{"content": 3}', b'{"reason": 3}', b"{"]
)
def test_what_is_no_answer_is_told(line: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_answer(line)
