import json
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest

from core.symbolic import derivative as derivative_module
from core.symbolic import typeset
from core.symbolic.answers import LONGEST_REASON, LateError, answers


def no_limit(_: float | None) -> AbstractContextManager[None]:
    return nullcontext()


def answered(**request: Any) -> list[dict[str, Any]]:
    return list(answers(json.dumps(request), no_limit))


@pytest.mark.parametrize(
    "error", [ValueError, TypeError, OverflowError, ZeroDivisionError, AttributeError, KeyError]
)
def test_every_error_is_an_answer(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> str:
        raise error("of\n" + "some " * 200 + "kind")

    monkeypatch.setattr(derivative_module, "derivative", fails)
    (found,) = answered(formula="x^2")
    assert (found["formula"], found["derivative"]) == ("x^2", None)
    assert found["reason"].startswith(f"no formula: {error.__name__}: ")
    assert len(found["reason"]) == LONGEST_REASON
    assert "\n" not in found["reason"]
    *_, last = answered(formula="x^2", outlines=True, by="a")
    assert (last["outline"], last["by"]) == (None, "a")


def test_what_cannot_be_drawn_is_answered_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str) -> None:
        raise ValueError("no such letter")

    monkeypatch.setattr(typeset, "outline_of", fails)
    first, *_, last = answered(formula="x^2", outlines=True)
    assert first["outline"] is last["outline"] is None
    assert last["derivative"] == "2*x"


DAMAGED = [
    "", "{", "null", "[]", '{"formula": 1}', '{"formula": "x", "seconds": -1}', "1" * 9000,
    '{"formula": "x", "chain": {}}', '{"formula": "' + "(" * 9000 + '"}',
]  # fmt: skip


@pytest.mark.parametrize("line", DAMAGED)
def test_a_damaged_request_is_answered(line: str) -> None:
    (found,) = answers(line, no_limit)
    assert found["derivative"] is None
    assert 0 < len(found["reason"]) <= LONGEST_REASON


def test_what_takes_too_long_is_answered_in_words() -> None:
    def at_once(seconds: float | None) -> AbstractContextManager[None]:
        assert seconds == 5
        raise LateError

    (found,) = answers('{"formula": "x^2", "seconds": 5}', at_once)
    assert found["reason"] == "not found within 5 s"
