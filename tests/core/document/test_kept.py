import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from core.document import Document
from core.document.kept import Held, Kept, Sight, Step, packed, trimmed, unpacked
from core.document.reading import Stamp
from core.formula import parse
from tests.core.document.documents import documents
from tests.core.document.sessions import session, sight, typed

FILE = Path("/home/me/\udcffa.chainrule")


def stored(kept: Kept) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(json.dumps(packed(kept)))
    return content


def through_json(kept: Kept) -> Kept:
    return unpacked(stored(kept))


@settings(max_examples=12)
@given(documents, documents)
def test_all_of_any_documents_comes_back(one: Document, other: Document) -> None:
    first, then = Sight(one, (), FILE), Sight(other, (), None)
    kept = Kept((Step("new", first, then, None),), 1, then, {FILE: Held(one)}, (other,), {})
    assert through_json(kept) == kept


def test_steps_with_their_names_moves_and_texts_come_back() -> None:
    kept = session("sin(x)", "sin(x)+1", "cos(x)", done=1, x=2.5)
    text = "sin( x )+1"
    document = replace(kept.now.document, text=text, x_text="5/2")
    kept = kept._replace(now=kept.now._replace(document=document))
    assert through_json(kept) == kept
    assert through_json(kept).now.document.text == text


def test_steps_that_are_known_are_not_written_anew() -> None:
    before = session("x", "sin(x)", "cos(x)")
    known = before, packed(before)
    after = before._replace(steps=(*before.steps, *typed("cos(x)", "exp(x)")), done=3)
    content = packed(after, known)
    assert content == packed(after)
    pairs = zip(content["steps"], known[1]["steps"], strict=False)
    assert all(new is old for new, old in pairs)


def test_a_step_is_written_by_what_is_another_in_it() -> None:
    content = packed(session("sin(x)", "sin(x)+1", "sin(x)+2"))
    assert len(json.dumps(content["steps"][1])) < 200


def test_only_the_last_steps_stay_and_those_that_undo_takes_back_come_first() -> None:
    kept = session(*["x", "sin(x)"] * 10)
    assert trimmed(kept, 5).steps == kept.steps[-5:]
    assert trimmed(kept, 5).done == 5
    undone = trimmed(kept._replace(done=8), 5)
    assert (undone.steps, undone.done) == (kept.steps[3:8], 5)
    assert trimmed(kept._replace(done=2), 5).steps == kept.steps[:5]
    assert trimmed(kept, 0)[:2] == ((), 0)
    assert trimmed(kept, 100) == kept


def test_a_session_is_blank_until_there_is_something_in_it() -> None:
    blank = Kept((), 0, Sight(Document(), (), None), {}, (Document(),), {})
    assert blank.is_blank
    moved = Document(x=0.6)
    assert not blank._replace(now=Sight(moved, (), None)).is_blank
    assert not blank._replace(now=Sight(Document(), (), FILE)).is_blank
    assert not blank._replace(steps=typed("x", "sin(x)")).is_blank


def test_a_file_is_known_by_its_stamp_and_may_hold_no_document() -> None:
    held = {FILE: Held(None, Stamp(5, 1 << 62, "abc"))}
    kept = session("sin(x)")._replace(now=sight(path=FILE), held=held)
    assert through_json(kept) == kept


def test_texts_of_an_older_program_are_parsed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(parse("sin(x)"), text="cos(x)")  # means another chain by now
    content = stored(Kept((), 0, Sight(document, (), None), {}, (), {}))
    assert unpacked(content).now.document.text == "cos(x)"
    monkeypatch.setattr("core.document.kept.VERSION", 2)
    assert unpacked(content).now.document.text is None


WRONG: list[tuple[str, Any, str]] = [
    ("chainrule session", 2, "version"), ("chainrule session", True, "version"),
    ("done", 3, "steps"), ("done", -1, "steps"), ("done", True, "steps"), ("done", "1", "steps"),
    ("steps", {}, "a list"), ("steps", [5], "an object"), ("now", None, "an object"),
    ("held", [], "an object"), ("begun", 5, "a list"), ("window", {"geometry": 5}, "a text"),
    ("held", {"/a": {}}, "document"),
    ("held", {"/a": {"document": {}, "stamp": None}}, "chainrule"),
    ("held", {"/a": {"document": None, "stamp": [1, 2]}}, "known by"),
    ("first", [], "does not fit"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "words"), WRONG)
def test_what_is_stored_is_not_trusted(key: str, value: Any, words: str) -> None:
    content = stored(session("sin(x)", "cos(x)", "x"))
    with pytest.raises(ValueError, match=words):
        unpacked(content | {key: value})


@pytest.mark.parametrize("key", sorted({key for key, *_ in WRONG}))
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


def test_the_files_of_no_step_are_forgotten() -> None:
    kept = session("sin(x)")._replace(held={FILE: Held(Document())})
    assert packed(kept)["held"] == {}
    assert through_json(kept._replace(now=sight(path=FILE))).held == {FILE: Held(Document())}
