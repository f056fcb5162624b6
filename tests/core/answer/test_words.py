import pytest

from core.answer.judged import judged
from core.answer.words import RIGHT, SLIPS, told
from core.formula import parse
from tests.core.answer.planted import PLANTED


def test_right() -> None:
    assert told(judged(parse("x^2"), parse("2x"))) == RIGHT
    assert told(judged(parse("x^3"), parse("6x"), 2), "f″") == "Right: this is f″."


@pytest.mark.parametrize(
    ("formula", "answer", "words"),
    [
        ("7x^3", "3x^2", "A constant factor got lost at 7x³."),
        ("ln(x)", "1/x + 0.5", "It is f′ and 0.5 more."),
        ("x^2", "2x + c", "f has no c."),
        ("a x", "1", "Not f′: at x = 0.5, a = 2.57 it is 1, f′ is 2.57."),
        ("sqrt(x)", "ln(-x)", "Not f′: at x = 0.5 it is undefined, f′ is 0.7071."),
    ],
)
def test_what_is_said(formula: str, answer: str, words: str) -> None:
    assert words in told(judged(parse(formula), parse(answer))).splitlines()


def test_every_slip_has_its_words() -> None:
    assert {slip for _, _, slip in PLANTED} <= SLIPS.keys()
