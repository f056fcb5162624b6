from core.document import DEFAULTS, Document
from core.document.document import Parameter, Pin
from core.formula import parse
from core.plot.beside import LABEL_LENGTH, faint_of
from core.plot.companions import CompanionCurves
from core.plot.compose import view_of
from core.plot.figure import Faint


def faint(document: Document) -> tuple[Faint, ...]:
    view = view_of(document, (400.0, 250.0))
    return faint_of(CompanionCurves().sampled(document, DEFAULTS, view.y_range, view.dots()), view)


def test_pins_are_labelled_by_their_formula_and_the_first_is_in_front() -> None:
    pins = (Pin("g", parse("x^2")), Pin("g₂", parse("cos(x)")))
    found = faint(Document(parse("x"), pins=pins))
    assert [(own.name, own.of, own.label, own.number) for own in found] == [
        ("g₂′", "f′", "g₂′", 1), ("g₂", "f", "g₂(x) = cos(x)", 1),
        ("g′", "f′", "g′", 0), ("g", "f", "g(x) = x^2", 0),
    ]  # fmt: skip


def test_a_long_formula_is_cut() -> None:
    text = "+".join(["sin(x)"] * 20)
    *_, front = faint(Document(parse("x"), pins=(Pin("g", parse(text)),)))
    assert len(front.label) == LABEL_LENGTH
    assert front.label.endswith("…")


def test_a_family_has_one_label() -> None:
    document = Document(parse("a_1 x"), parameters=(Parameter("a_1", 1.0, 0.0, 2.0),), family="a_1")
    *others, front = faint(document)
    assert front.label == "f for a₁ = 0, 0.5, 1, 1.5, 2"
    assert {own.label for own in others} == {""}
    assert {own.of for own in (front, *others)} == {"f"}
