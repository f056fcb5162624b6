import pytest
from PySide6.QtCore import QSettings

from gui.formula import history
from gui.formula.history import LONGEST, TypedBefore


@pytest.fixture
def typed(qapp: object) -> TypedBefore:
    QSettings().remove("typedFormulas")
    return TypedBefore()


def test_it_leads_back_and_to_what_was_begun(typed: TypedBefore) -> None:
    for text in ("x^2", "sin(x)", "x^2", " exp(x) "):
        typed.note(text)
    texts = [text := "draf"]
    while (before := typed.walk(text, -1)) is not None:
        texts.append(text := before)
    assert texts == ["draf", "exp(x)", "x^2", "sin(x)"]
    for after in ("x^2", "exp(x)", "draf"):
        assert typed.walk(text, 1) == after
        text = after
    assert typed.walk("draf", 1) is None


def test_what_is_typed_meanwhile_begins_anew(typed: TypedBefore) -> None:
    typed.note("x^2")
    assert typed.walk("", -1) == "x^2"
    assert typed.walk("x^2 + 1", -1) == "x^2"
    assert typed.walk("x^2", 1) == "x^2 + 1"


def test_it_is_remembered_within_bounds(
    typed: TypedBefore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST", 3)
    for n in range(5):
        typed.note(f"x + {n}")
    typed.note("x" * (LONGEST + 1))
    typed.note("  ")
    again, text, count = TypedBefore(), "", 0
    while (before := again.walk(text, -1)) is not None:
        text, count = before, count + 1
    assert (text, count) == ("x + 2", 3)
