import pytest

from core.answer.judged import judged
from core.formula import parse
from core.practice.exercises import LEVELS, RULES, exercises, titles
from tests.sampled import pairs


@pytest.mark.parametrize(("rule", "level"), pairs(RULES, LEVELS))
def test_the_same_seed_makes_the_same_ones_and_their_answers_are_right(
    rule: str, level: int
) -> None:
    made = exercises(rule, level, 3, seed=7)
    assert made == exercises(rule, level, 3, seed=7)
    assert len({exercise.formula for exercise in made}) == 3
    for exercise in made:
        assert judged(exercise.chain, parse(exercise.answer)).equal


def test_another_seed_makes_others() -> None:
    assert exercises("product", 2, 4, seed=1) != exercises("product", 2, 4, seed=2)


@pytest.mark.parametrize(
    ("rule", "level", "count"), [("luck", 1, 3), ("power", 9, 3), ("power", 1, 0)]
)
def test_what_there_is_not(rule: str, level: int, count: int) -> None:
    with pytest.raises(ValueError, match="there are no"):
        exercises(rule, level, count, seed=1)


def test_each_rule_has_a_title() -> None:
    assert dict(titles()).keys() == RULES.keys()
