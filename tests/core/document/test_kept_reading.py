from typing import Any

import pytest

from core.document import Document
from core.document.kept import VERSION, Kept, Sight
from core.document.kept_reading import unpacked
from core.formula import parse
from tests.core.document.sessions import session, stored


def test_texts_of_an_older_program_are_parsed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(parse("sin(x)"), text="cos(x)")  # means another chain by now
    content = stored(Kept((), 0, Sight(document, (), None), {}, (), {}))
    assert unpacked(content).now.document.text == "cos(x)"
    monkeypatch.setattr("core.document.kept_reading.VERSION", VERSION + 1)
    assert unpacked(content).now.document.text is None


WRONG: list[tuple[str, Any, str]] = [
    ("chainrule session", VERSION + 1, "version"), ("chainrule session", True, "version"),
    ("done", 3, "steps"), ("done", -1, "steps"), ("done", True, "steps"), ("done", "1", "steps"),
    ("steps", {}, "a list"), ("steps", [5], "an object"), ("now", None, "an object"),
    ("held", [], "an object"), ("begun", 5, "a list"), ("window", {"geometry": 5}, "a text"),
    ("held", {"/a": {}}, "document"),
    ("held", {"/a": {"document": {}, "stamp": None}}, "chainrule"),
    ("held", {"/a": {"document": None, "stamp": [1, 2]}}, "known by"),
    ("first", [], "does not fit"), ("others", {}, "a list"), ("others", [5], "list of keys"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "words"), WRONG)
def test_what_is_stored_is_not_trusted(key: str, value: Any, words: str) -> None:
    content = stored(session("sin(x)", "cos(x)", "x"))
    with pytest.raises(ValueError, match=words):
        unpacked(content | {key: value})


@pytest.mark.parametrize("key", sorted({key for key, *_ in WRONG} - {"others"}))
def test_nothing_may_be_missing(key: str) -> None:
    content = stored(session("sin(x)", "cos(x)"))
    del content[key]
    with pytest.raises(ValueError, match=key):
        unpacked(content)


SIGHTS: list[tuple[str, Any, str]] = [
    ("selection", [[7]], "no block at"), ("selection", [[0, 0]], "odd list"),
    ("selection", [[-1]], "odd list"), ("selection", [[]], "odd list"),
    ("selection", [[True]], "odd list"), ("file", "/lost", "held"), ("file", 5, "a text"),
    ("document", {"chainrule": 99}, "version"), ("document", 5, "an object"),
    ("document", stored(session("x"))["now"]["document"] | {"others": 7}, "nobody knows"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "words"), SIGHTS)
def test_what_was_seen_is_not_trusted_either(key: str, value: Any, words: str) -> None:
    content = stored(session("sin(x)", "cos(x)"))
    content["now"] = content["now"] | {key: value}
    with pytest.raises(ValueError, match=words):
        unpacked(content)


@pytest.mark.parametrize("moves", [5, [5], [[[0]]], [[[0], [0, 0]]], [[[0], ["a"]]]])
def test_a_move_leads_from_block_to_block(moves: Any) -> None:
    content = stored(session("sin(x)", "cos(x)"))
    content["steps"][0]["moves"] = moves
    with pytest.raises(ValueError, match=r"list|move"):
        unpacked(content)
