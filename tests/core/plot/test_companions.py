from dataclasses import replace

import numpy as np

from core.document import DEFAULTS, Document, Shown
from core.document.document import Parameter, Pin
from core.formula import parse
from core.plot.companions import FAMILY_SIZE, CompanionCurves, companions_of

SIZE, Y = (400, 250), (-4.0, 4.0)


def document(**others) -> Document:
    own = {"parameters": (Parameter("a", 2.0, -1.0, 3.0), Parameter("b", 0.5)), **others}
    return Document(parse("a x + b"), 1.0, x_range=(-2.0, 2.0), y_range=Y, family="a", **own)


def test_a_family_goes_evenly_through_the_range_and_leaves_all_else_as_it_is() -> None:
    found = companions_of(document())
    assert [own.value for own in found] == [-1.0, 0.0, 1.0, 2.0, 3.0]
    assert len(found) == FAMILY_SIZE
    assert [own.document.function.trace(2.0).value for own in found] == [-1.5, 0.5, 2.5, 4.5, 6.5]


def test_pins_come_last_and_there_is_no_family_of_what_is_no_parameter() -> None:
    pinned = document(pins=(Pin("g", parse("x^2")), Pin("g₂", parse("cos(x)"))))
    assert [own.name for own in companions_of(replace(pinned, family="k"))] == ["g", "g₂"]
    assert [own.name for own in companions_of(pinned)] == [*[""] * 5, "g", "g₂"]


def test_of_a_pin_both_curves_are_drawn_of_a_family_f_alone() -> None:
    pinned = document(pins=(Pin("g", parse("x^2")),))
    *family, pin = CompanionCurves().sampled(pinned, DEFAULTS, Y, SIZE)
    assert {tuple(own.curves) for own in family} == {("f",)}
    assert tuple(pin.curves) == ("f", "f′")
    np.testing.assert_allclose(pin.curves["f′"].y, 2 * pin.curves["f′"].x, atol=1e-12)
    alone = replace(pinned, family="")
    (pin,) = CompanionCurves().sampled(alone, Shown(("f",)), Y, SIZE)
    assert tuple(pin.curves) == ("f",)


def test_what_has_not_changed_is_not_sampled_again() -> None:
    curves, own = CompanionCurves(), document()
    before = curves.sampled(own, DEFAULTS, Y, SIZE)
    moved = own.with_parameter(replace(own.parameter("a"), value=1.5))
    after = curves.sampled(moved, DEFAULTS, Y, SIZE)
    assert all(a.curves["f"] is b.curves["f"] for a, b in zip(before, after, strict=True))
    lifted = own.with_parameter(replace(own.parameter("b"), value=1.0))
    other = curves.sampled(lifted, DEFAULTS, Y, SIZE)
    assert [np.interp(0.0, own.curves["f"].x, own.curves["f"].y) for own in other] == [1.0] * 5
    assert curves.complete
