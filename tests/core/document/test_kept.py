import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings

from core.document import Document
from core.document.kept import Held, Kept, Sight, Step, packed, trimmed
from core.document.reading import Stamp
from tests.core.document.documents import documents
from tests.core.document.sessions import session, sight, through_json, typed
from tests.sampled import examples

FILE = Path("/home/me/\udcffa.chainrule")


@settings(max_examples=examples(12))
@given(documents, documents)
def test_all_of_any_documents_comes_back(one: Document, other: Document) -> None:
    first, then = Sight(one, (), FILE), Sight(other, (), None)
    kept = Kept((Step("new", first, then, None),), 1, then, {FILE: Held(one)}, (other,), {})
    assert through_json(kept) == kept


def test_steps_with_their_names_moves_and_texts_come_back() -> None:
    kept = session("sin(x)", "sin(x)+1", "cos(x)", done=1, x=2.5)
    text = "sin( x )+1"
    document = replace(kept.now.document, text=text, x_text="5/2", step_text="1e-4/1")
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
    kept = session("sin(x)")._replace(now=sight(path=FILE), held=held, begun=())
    assert through_json(kept) == kept


def test_the_files_of_no_step_are_forgotten() -> None:
    kept = session("sin(x)")._replace(held={FILE: Held(Document())})
    assert packed(kept)["held"] == {}
    assert through_json(kept._replace(now=sight(path=FILE))).held == {FILE: Held(Document())}


def test_what_nobody_knows_of_a_document_is_written_once() -> None:
    others = ((("notes",), json.dumps("q" * 1000)),)
    document = Document(others=others)
    moved = replace(document, x=2.0, others=((("notes",), json.dumps("q" * 1000)),))
    steps = (
        Step("open", sight(), Sight(document, (), FILE), None),
        Step("new", Sight(moved, (), FILE), sight(), None),
        Step("open", sight(), Sight(moved, (), FILE), None),
    )
    kept = Kept(steps[:1], 1, Sight(moved, (), FILE), {FILE: Held(document)}, (Document(),), {})
    known = kept, packed(kept)
    after = kept._replace(steps=steps, done=3)
    for content in (packed(after), packed(after, known)):
        assert json.dumps(content).count("q" * 1000) == 1
    assert through_json(after) == after


def test_what_the_documents_of_no_file_began_as_is_known_as_long_as_they_are_there() -> None:
    begun = tuple(Document(x=float(x)) for x in range(5))
    opened = [Sight(Document(x=1.0), (), FILE), sight(), sight("sin(x)")]
    steps = tuple(Step("open", *pair, None) for pair in pairwise(opened))
    held = {FILE: Held(Document())}
    kept = Kept(steps, 2, opened[-1], held, begun, {})
    assert through_json(kept).begun == begun[-2:]
    assert through_json(kept._replace(steps=steps[1:], done=1)).begun == begun[-2:]
    assert through_json(kept._replace(steps=(), done=0)).begun == begun[-1:]
    assert through_json(kept._replace(steps=(), done=0, now=opened[0])).begun == ()
