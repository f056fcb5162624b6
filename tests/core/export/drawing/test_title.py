from dataclasses import replace
from typing import Any

import pytest

from core.document import Document, Parameter
from core.export.drawing.title import title_of
from core.export.drawing.words import smallest_of
from core.export.look import PRESETS, SCREEN, SMALLEST, Look
from core.formula import parse

WIDTH = 600.0


def lines(text: str, look: Look = SCREEN, width: float = WIDTH, **others: Any) -> list[str]:
    document = Document(parse(text), y_range=None, **others)
    placed, height = title_of(document, look, width, "#000000")
    assert all(words.width <= width for words in placed)
    tops = [words.y for words in placed]
    assert sorted(tops, reverse=True) == tops
    assert (height > max(tops)) if placed else height == 0
    return [words.text for words in placed]


def test_a_formula_is_typeset() -> None:
    assert lines("x^2/2") == [r"$f(x) = \dfrac{x^{2}}{2}$"]


def test_all_signs_of_it_can_be_read() -> None:
    for look in PRESETS.values():
        for text in ("x", "x^2", "exp(x^2)^2"):
            ((words,), _) = title_of(Document(parse(text)), look, look.size[0], "#000000")
            smallest = smallest_of(words.text) if words.typeset else 1.0
            assert words.size * look.pixel * smallest >= SMALLEST - 1e-9


@pytest.mark.parametrize("text", ["x < 1 ? x : 2", "exp(exp(exp(x^2)))"])
def test_what_cannot_be_set_or_read_stands_as_text(text: str) -> None:
    (line,) = lines(text)
    assert line.startswith("f(x) = ")


def test_a_long_formula_is_cut_and_no_value_of_a_parameter() -> None:
    parameters = Parameter("b", 0.1234567890123456), Parameter("a", 0.9876543210987654)
    first, *others = lines("a sin(b x)" + "+sin(x)" * 200, parameters=parameters)
    assert first.endswith("…")
    assert ", ".join(others) == "a = 0.9876543210987654, b = 0.1234567890123456"


def test_values_stand_beside_the_formula_or_below_it() -> None:
    (one,) = lines("a*x", parameters=(Parameter("a", 2.5),))
    assert one == r"$f(x) = ax,\quad a = 2.5$"
    first, second = lines("a*x", width=180, parameters=(Parameter("a", 0.1234567890123456),))
    assert first == "$f(x) = ax$"
    assert second == "a = 0.1234567890123456"


@pytest.mark.parametrize("value", ["1e-7", "2^3", "sin(1)"])
def test_a_value_that_would_mean_something_else_stands_below(value: str) -> None:
    first, second = lines("a*x", parameters=(Parameter("a", 1e-7, text=value),))
    assert first == "$f(x) = ax$"
    assert second in ("a = 1×10⁻⁷", "a = 2^3", "a = sin(1)")


def test_x_is_told_as_it_was_typed() -> None:
    assert lines("x", x=1.5707963267948966, x_text="pi/2") == [r"$f(x) = x,\quad x = π/2$"]


def test_own_words_are_text_and_no_words_no_title() -> None:
    assert lines("x", replace(SCREEN, title="Growth of $x$ to 100 %")) == ["Growth of $x$ to 100 %"]
    assert lines("x", replace(SCREEN, title="")) == []
    assert len(lines("x", replace(SCREEN, title="word " * 100))) > 1
    assert lines("x", replace(SCREEN, title="word" * 100))[0].endswith("…")


def test_the_derivative_stands_below_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from core.symbolic import worker

    monkeypatch.setattr(worker, "ask", lambda _: worker.Found("2*x"))
    look = replace(SCREEN, derivative=True)
    assert lines("x^2", look)[1] == "$f'(x) = 2x$"
    for found in (worker.Found(None, "no formula"), worker.Found("(" * 500)):
        monkeypatch.setattr(worker, "ask", lambda _, found=found: found)
        assert len(lines("x^2", look)) == 1
