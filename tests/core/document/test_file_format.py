import errno
import json
import math
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from core.document import VERSION, Document, DocumentError, Parameter, Pin, Shown, load, save
from core.document.file_format import MAX_BYTES, load_stamped
from core.document.files import in_words
from core.formula import parse
from tests.core.document.documents import documents

GOOD: dict[str, Any] = {
    "chainrule": 1,
    "chain": {"start": "x", "blocks": [["add", {"start": 1.0, "blocks": []}]]},
    "x": 0.5,
    "step": 1e-4,
    "x_range": [-1, 1],
    "y_range": None,
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents)
def test_what_is_saved_is_loaded(tmp_path: Path, document: Document) -> None:
    path = tmp_path / "f.json"
    save(document, path)
    assert load(path) == document


def test_a_file_is_readable_json_with_a_version(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    save(Document(parse("x + pi")), path)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["chainrule"] == VERSION == 2
    assert content["chain"] == {"start": "x", "blocks": [["add", {"start": "pi", "blocks": []}]]}


def test_a_file_begins_with_what_tells_its_type(tmp_path: Path) -> None:
    path = tmp_path / "f.chainrule"
    save(Document(parse("x")), path)
    assert path.read_bytes().startswith(b'{\n "chainrule": ')


def test_an_error_while_reading_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f.chainrule"
    save(Document(), path)

    def broken(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", broken)
    with pytest.raises(OSError, match="Input/output") as caught:
        load(path)
    assert in_words(caught.value) == f"{path}: Input/output error"


def test_version_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    wanted = Document(parse("x + 1"), 0.5, 1e-4, (-1.0, 1.0), None, own_view=True)
    assert load(path) == wanted


def test_new_keys_are_optional_and_a_number_sets_a_parameter(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    chain = {"start": "x", "blocks": [["multiply", {"start": "a", "blocks": []}]]}
    path.write_text(json.dumps({**GOOD, "chainrule": 2, "chain": chain, "parameters": {"a": 2}}))
    document = load(path)
    assert document.parameters == (Parameter("a", 2.0, -5.0, 5.0),)
    assert (document.text, document.x_text, document.step_text) == (None, None, None)
    assert document.pins == ()
    assert document.shown == Shown()


def test_all_that_is_set_by_hand_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    document = Document(
        parse("a*x + 1"), 1.5707963267948966, 1 / 1024, text="1 + x*a", x_text="pi/2",
        step_text="1/1024",
        parameters=(Parameter("a", 2.5, -1.0, 3.0),), pins=(Pin("g", parse("2x")),),
        shown=Shown(("f", "f″"), False, True, secant=True, taylor=12), own_view=True,
    )  # fmt: skip
    save(document, path)
    assert load(path) == document


def test_how_a_parameter_was_typed_is_kept_unless_it_is_another_number(tmp_path: Path) -> None:
    path, chain = tmp_path / "f.json", parse("a*x")
    document = Document(chain, parameters=(Parameter("a", 0.5, text="1/2"),))
    save(document, path)
    assert load(path) == document
    path.write_text(path.read_text("utf-8").replace("1/2", "1/3"), encoding="utf-8")
    assert load(path).parameters == (Parameter("a", 0.5),)


def test_a_view_that_nobody_chose_is_none_after_saving(tmp_path: Path) -> None:
    save(Document(), tmp_path / "f.json")
    assert not load(tmp_path / "f.json").own_view


@pytest.mark.parametrize("draft", ["", "sin(x", "a = 2", "<b>\n\ud800", "x" * 10_000])
def test_a_draft_is_kept_beside_the_chain(tmp_path: Path, draft: str) -> None:
    path = tmp_path / "f.json"
    document = Document(parse("x^2"), draft=draft)
    save(document, path)
    assert load(path) == document


def test_a_draft_stands_in_a_file_only_if_there_is_one(tmp_path: Path) -> None:
    save(Document(), tmp_path / "f.json")
    assert "draft" not in json.loads((tmp_path / "f.json").read_text("utf-8"))


def test_unknown_keys_are_written_back(tmp_path: Path) -> None:
    path, again = tmp_path / "f.json", tmp_path / "g.json"
    path.write_text(json.dumps({**GOOD, "colour": {"of": [1, None, "é"]}}), encoding="utf-8")
    save(load(path), again)
    content = json.loads(again.read_text(encoding="utf-8"))
    assert content["colour"] == {"of": [1, None, "é"]}


@pytest.mark.parametrize(
    ("key", "value"),
    [("text", "x + 2"), ("text", "x +"), ("text", 5), ("x_text", "1/3"), ("x_text", "1/"),
     ("x_text", None), ("step_text", "1/1000")],
)  # fmt: skip
def test_a_text_counts_only_where_it_means_what_the_file_says(
    tmp_path: Path, key: str, value: object
) -> None:
    path = tmp_path / "f.json"
    path.write_text(json.dumps({**GOOD, key: value}), encoding="utf-8")
    assert getattr(load(path), key) is None


def _refused(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(path.name)
    assert "\n" not in message
    assert len(message) < 250
    return message


def _lanes(depth: int) -> bytes:
    ends = "]]}" * depth
    return _with_chain(
        '{"start":"x","blocks":[["add",' * depth + '{"start":"x","blocks":[]}' + ends
    )


def _row(blocks: int) -> bytes:
    return _with_chain('{"start":"x","blocks":[' + ",".join(['["sin"]'] * blocks) + "]}")


def _with_chain(chain: str) -> bytes:
    head = '{"chainrule":1,"x":0,"step":1,"x_range":[0,1],"y_range":null,"chain":'
    return f"{head}{chain}}}".encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a Chainrule document"),
        (b"\x89PNG\r\n\x1a\n\x00", "not a Chainrule document"),
        (b"\xff\xfe{\x00}\x00", "not a Chainrule document"),
        ('{"chainrule": "é"}'.encode("latin-1"), "is damaged"),
        (b"x,f(x)\n1,2\n", "not a Chainrule document"),
        (json.dumps(GOOD).encode()[:-20], "is damaged at line 1, column "),
        (b'{"chainrule": 1, "x": ' + b"1" * 5000 + b"}", "cannot be opened: Exceeds"),
        (b"5", "not a Chainrule document"),
        (b"[]", "not a Chainrule document"),
        (b'{"name": "chainrule"}', "not a Chainrule document"),
        (b'{"chainrule": 3}', "version 3; this program reads 2"),
        (b'{"chainrule": true}', "version true; this program reads 2"),
        (b'{"chainrule": 0}', "version 0; this program reads 2"),
        (b'{"chainrule": "1"}', 'version "1"; this program reads 2'),
        (b'{"chainrule": ' + b"[" * 50 + b"1" * 4000 + b"]" * 50 + b"}", "this program reads 2"),
        (b" " * (MAX_BYTES + 1), "too large"),
        (b"[" * 100_000, "nested too deep"),
        (_lanes(5_000), "nested too deep"),
        (_lanes(150), "cannot be opened: branches nest deeper than 100"),
        (_row(2417), "at most 2000 blocks; this one would have 2417"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)  # fmt: skip
def test_what_is_no_document_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    assert words in _refused(tmp_path / "f.json", content)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("chain", None, "expected an object with 'start', found null"),
        ("chain", 5, "expected an object with 'start', found 5"),
        ("chain", {"start": "x"}, "there is no 'blocks'"),
        ("chain", {"start": "x", "blocks": 5}, "a list, not 5"),
        ("chain", {"start": "x", "blocks": ["sin"]}, 'not "sin"'),
        ("chain", {"start": "x", "blocks": [[]]}, "a name and operands"),
        ("chain", {"start": "x", "blocks": [[["sin"]]]}, "a name and operands"),
        ("chain", {"start": "x", "blocks": [["sinn"]]}, "did you mean 'sin'"),
        ("chain", {"start": "x", "blocks": [["sin", GOOD["chain"]]]}, "takes 0 operands, got 1"),
        ("chain", {"start": "x", "blocks": [["add", 5]]}, "found 5"),
        ("chain", {"start": "y", "blocks": []}, "not 'y'"),
        ("chain", {"start": None, "blocks": []}, "the start of a chain is a number, not null"),
        ("chain", {"start": math.inf, "blocks": []}, "finite number, not inf"),
        ("x", "a", 'x is a number, not "a"'),
        ("x", [1], "x is a number, not a list"),
        ("x", True, "x is a number, not true"),
        ("x", math.nan, "x is a finite number, not nan"),
        ("x", 10**400, "x is too large"),
        ("x", "q" * 5000, "…"),
        ("step", 0, "positive number, not 0"),
        ("step", -1, "positive number, not -1"),
        ("step", None, "h is a number, not null"),
        ("x_range", None, "two numbers, not null"),
        ("x_range", [1, 2, 3], "two numbers, not a list"),
        ("x_range", [1, 1], "from a lower to a higher number"),
        ("x_range", [2, 1], "not 2 to 1"),
        ("x_range", [-1e308, 1e308], "too wide"),
        ("y_range", 5, "two numbers, not 5"),
        ("y_range", {}, "two numbers, not an object"),
        ("parameters", [], "an object, not a list"),
        ("parameters", {}, "the formula has a parameter 'a', which the file does not set"),
        ("parameters", {"a": None}, "the parameter a is a number, not null"),
        ("parameters", {"a": {"value": "1"}}, 'value of the parameter a is a number, not "1"'),
        ("parameters", {"a": math.inf}, "the parameter a is a finite number, not inf"),
        ("parameters", {"a": {"low": 5, "high": -5}}, "lower to a higher number, not 5 to -5"),
        ("parameters", {"a": 1, "y": 1}, "'y' is no parameter: y is the value of f"),
        ("parameters", {"a": 1, "sin": 1}, "sin is a function"),
        ("pins", {}, "the pins are a list, not an object"),
        ("pins", [5], "expected an object with 'name', found 5"),
        ("pins", [{"name": 5, "chain": GOOD["chain"]}], "the name of a pin is a text, not 5"),
        ("pins", [{"name": "g", "chain": GOOD["chain"]}] * 2, "names of their own"),
        ("pins", [{"name": "g", "chain": {"start": "a", "blocks": []}}], "but there is a"),
        ("shown", [], "an object, not a list"),
        ("shown", {"curves": "f"}, 'a list, not "f"'),
        ("shown", {"curves": [1]}, "a curve is a text, not 1"),
        ("shown", {"tangent": 1}, "tangent is true or false, not 1"),
        ("shown", {"taylor": 13}, "taylor is an order from 0 to 12, not 13"),
        ("draft", 5, "the draft of a formula is a text, not 5"),
        ("draft", "x" * 10_001, "a formula has at most 10000 characters, its draft has more"),
        ("pins", [{"name": "g" * 101, "chain": GOOD["chain"]}], "at most 100 characters"),
    ],
)
def test_a_damaged_entry_is_named(tmp_path: Path, key: str, value: Any, words: str) -> None:
    good = {**GOOD, "chain": {"start": "a", "blocks": []}} if key == "parameters" else GOOD
    message = _refused(tmp_path / "f.json", json.dumps({**good, key: value}).encode())
    assert "is damaged and cannot be opened: " in message
    assert words in message


@pytest.mark.parametrize("key", ["chain", "x", "step", "x_range", "y_range"])
def test_a_missing_entry_is_named(tmp_path: Path, key: str) -> None:
    content = {k: v for k, v in GOOD.items() if k != key}
    assert f"there is no '{key}'" in _refused(tmp_path / "f.json", json.dumps(content).encode())


def test_a_file_that_cannot_be_read_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.json")
    with pytest.raises(OSError, match="this is a folder"):
        load(tmp_path)


def test_keys_that_are_not_known_are_written_back_wherever_they_stood(tmp_path: Path) -> None:
    path = tmp_path / "f.chainrule"
    save(Document(parse("a*x"), pins=(Pin("g", parse("x")),)), path)
    content = json.loads(path.read_text("utf-8"))
    content["colour"] = content["parameters"]["a"]["colour"] = {"of": "f"}
    content["shown"]["grid"] = content["pins"][0]["width"] = content["chain"]["name"] = 1
    path.write_text(json.dumps(content), "utf-8")
    save(load(path), path)
    assert json.loads(path.read_text("utf-8")) == content


def test_what_could_be_opened_can_be_opened_when_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "f.chainrule"
    content = GOOD | {"notes": "\u00fc" * 80_000, "numbers": [1] * 160_000}
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")
    opened = load(path)
    save(opened, path)
    assert load(path) == opened


def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "f.chainrule"
    path.write_text("what was there", "utf-8")
    others = ((("notes",), json.dumps("x" * MAX_BYTES)),)
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
        save(Document(others=others), path)
    assert path.read_text("utf-8") == "what was there"


def test_a_mark_of_byte_order_is_read_over(tmp_path: Path) -> None:
    path = tmp_path / "f.chainrule"
    save(Document(), path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load(path) == Document()


def test_no_infinity_is_read_that_json_could_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "f.chainrule"
    path.write_text(json.dumps(GOOD | {"notes": [math.inf]}), "utf-8")
    with pytest.raises(DocumentError, match="a number in 'notes' is not finite"):
        load(path)


def test_a_link_in_a_text_is_opened_and_a_wrong_one_told(tmp_path: Path) -> None:
    path = tmp_path / "link.txt"
    path.write_text("\n chainrule:x^2?x=pi/2&view=-1,1\n", encoding="utf-8-sig")
    document, stamp = load_stamped(path)
    assert (document.formula, document.x_text, stamp) == ("x^2", "pi/2", None)
    for content in (b"chainrule:x^2?x=one", b"chainrule:\xff", b"chainrule:" + b"x+" * 60_000):
        path.write_bytes(content)
        with pytest.raises(DocumentError, match=r"^link\.txt .*cannot be opened: [^\n]+$"):
            load(path)
