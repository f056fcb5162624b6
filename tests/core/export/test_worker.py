import subprocess

import pytest

from core.document import Document
from core.export import worker
from core.export.order import CHAIN, Order, made
from core.export.worker import COMMAND, FOLDER, answers, content_of_answer

ORDER = Order(Document(), CHAIN, ".dot")


def test_the_process_answers_line_by_line() -> None:
    done = subprocess.run(
        COMMAND, input=f"{ORDER.as_line()}\nnonsense\n{ORDER.as_line()}\n", cwd=FOLDER,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    first, second, third = done.stdout.splitlines()
    assert content_of_answer(first.encode()) == content_of_answer(third.encode()) == made(ORDER)
    with pytest.raises(ValueError, match="means nothing"):
        content_of_answer(second.encode())


def test_too_little_memory_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(_: Order) -> bytes:
        raise MemoryError

    monkeypatch.setattr(worker, "made", too_much)
    assert list(answers(ORDER.as_line())) == [{"reason": "it takes more memory than there is"}]


@pytest.mark.parametrize("line", [b"", b"[]", b'{"content": 3}', b'{"reason": 3}', b"{"])
def test_what_is_no_answer_is_told(line: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        content_of_answer(line)
