import pytest

from core.chain import Block, Chain, Path
from core.chain.rounding import rounding
from core.lesson import AtBlock, AtSum, Lesson
from tests.core.lesson.lessons import BACKWARD, FORWARD, lesson


def test_a_pass_goes_as_the_engine_does_and_ends_in_the_sums() -> None:
    made = lesson("x^2 sin(x)")
    assert [made.count(FORWARD), made.count(BACKWARD)] == [3, 4]
    blocks = [made.step(FORWARD, i) for i in range(3)]
    assert [block.label for block in blocks if isinstance(block, AtBlock)] == ["Square", "Sin", "×"]
    total = made.step(BACKWARD, 3)
    assert isinstance(total, AtSum)
    assert sum(total.shares) == total.total == pytest.approx(0.6988211)


def test_a_step_has_its_numbers_and_its_formula_in_numbers() -> None:
    step = lesson("x^2 sin(x)").step(BACKWARD, 2)
    assert isinstance(step, AtBlock)
    (put,) = step.inputs
    assert (step.label, step.gradient, put.formula) == ("Sin", 0.25, "cos 0.5")
    assert (put.value, put.gradient) == pytest.approx((0.5, 0.2193956))
    assert put.slope * step.gradient == put.gradient


def test_the_last_gradient_of_a_single_path_is_the_derivative() -> None:
    made = lesson("exp(x^2)^2")
    assert made.count(BACKWARD) == 3
    steps = [made.step(BACKWARD, i) for i in range(3)]
    assert [step.inputs[0].start for step in steps if isinstance(step, AtBlock)] == ["", "", "x"]


def test_plain_numbers_hear_nothing_and_parameters_do() -> None:
    step = lesson("a*x + 3").step(BACKWARD, 0)
    assert isinstance(step, AtBlock)
    assert [put.listens for put in step.inputs] == [True, False]
    step = lesson("a*x").step(BACKWARD, 0)
    assert isinstance(step, AtBlock)
    assert [(put.listens, put.start) for put in step.inputs] == [(True, "x"), (True, "a")]


def test_what_a_choice_leaves_out_is_known() -> None:
    made = lesson("{x<0: x^2, x+2}")
    steps = [made.step(BACKWARD, i) for i in range(3)]
    left = [step.label for step in steps if isinstance(step, AtBlock) and step.is_left_out]
    assert left == ["Square"]


def test_a_step_of_the_largest_chain_takes_no_look_at_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chain = Chain("x", tuple(Block("sin") for _ in range(2000)))
    trace = chain.trace(0.5)
    made = Lesson(chain, trace, rounding(chain, trace))
    made.step(BACKWARD, 0)
    looked: list[Path] = []
    own = Chain.lane

    def count(chain: Chain, path: Path) -> Chain:
        looked.append(path)
        return own(chain, path)

    monkeypatch.setattr(Chain, "lane", count)
    assert made.count(BACKWARD) == 2000
    assert made.step(BACKWARD, 1999) is not None
    assert len(looked) == 1
