from dataclasses import replace

from core.document import MOST_PINS, Document, Parameter, Pin
from core.formula import parse
from gui.session.pinning import pin_refusal

DOCUMENT = Document(parse("a x"), parameters=(Parameter("a", 2.0),))


def test_a_function_is_pinned_once_and_four_are_the_most() -> None:
    assert pin_refusal(DOCUMENT) == ""
    pinned = Pin("g", parse("a x").with_starts({"a": 2.0}))
    assert pin_refusal(replace(DOCUMENT, pins=(pinned,))).endswith("already, as g.")
    others = tuple(Pin(name, parse(f"x + {i}")) for i, name in enumerate("ghkp"))
    assert len(others) == MOST_PINS
    assert "At most 4" in pin_refusal(replace(DOCUMENT, pins=others))
    assert pin_refusal(replace(DOCUMENT, pins=others[1:])) == ""


def test_an_unfinished_formula_is_none_to_pin() -> None:
    assert "not finished" in pin_refusal(replace(DOCUMENT, draft="sin("))
