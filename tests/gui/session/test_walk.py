import pytest

from core.lesson import AtBlock, AtSum, Direction
from gui.session.walk import Walk
from tests.gui.conftest import OpenSession


def block_at(walk: Walk) -> object:
    return walk.at.path if isinstance(walk.at, AtBlock) else walk.at


FORWARD, BACKWARD = Direction.FORWARD, Direction.BACKWARD


def test_a_walk_keeps_within_its_pass(open_session: OpenSession) -> None:
    walk = open_session().walk
    assert (walk.done, walk.is_complete, walk.count) == (None, False, 3)
    walk.go(-3)
    assert (walk.done, walk.last) == (0, None)
    walk.go(2)
    assert (walk.done, block_at(walk)) == (2, (1,))
    walk.go(3)
    assert (walk.done, walk.is_complete, block_at(walk)) == (None, True, (0,))
    walk.end()
    assert (walk.done, walk.is_complete, block_at(walk)) == (None, False, None)


def test_numbers_are_known_as_the_pass_comes_to_them(open_session: OpenSession) -> None:
    walk = open_session("x^2*sin(x)").walk
    walk.go(1)
    assert [walk.has_gradient(path) for path in ((1,), (0,), (1, 0, 0))] == [True, False, False]
    assert walk.has_value((0,))
    walk.go(3)
    assert walk.has_gradient((0,))
    assert not walk.has_sum("x")
    assert isinstance(walk.next, AtSum)
    walk.choose(FORWARD)
    assert walk.done is None
    walk.go(1)
    assert [walk.has_value(path) for path in ((0,), (1, 0, 0), (1,))] == [True, False, False]
    assert not walk.has_gradient((1,))
    walk.go(None)
    assert walk.has_sum("x")
    assert walk.has_gradient((1,))


def test_who_predicts_is_at_the_block_to_come(open_session: OpenSession) -> None:
    walk = open_session().walk
    walk.predict(True)
    walk.go(0)
    assert block_at(walk) == (2,)
    walk.predict(False)
    assert block_at(walk) is None


def test_another_point_has_no_walk_and_each_change_is_told_once(open_session: OpenSession) -> None:
    session = open_session()
    told: list[int | None] = []
    session.walk.changed.connect(lambda: told.append(session.walk.done))
    session.walk.go(1)
    session.walk.go(1)
    session.set_x(2.0)
    assert told == [1, None]
    assert session.walk.last is None
    session.walk.choose(BACKWARD)
    assert told == [1, None]


@pytest.mark.parametrize("direction", list(Direction))
def test_a_chain_without_blocks_has_no_steps(
    direction: Direction, open_session: OpenSession
) -> None:
    walk = open_session("x").walk
    walk.choose(direction)
    walk.go(1)
    assert (walk.done, walk.is_complete, walk.last) == (None, False, None)


def test_a_step_is_told_from_the_first_one_on_until_the_walk_is_left(
    open_session: OpenSession,
) -> None:
    walk = open_session().walk
    assert not walk.is_told
    for done in (0, 1, None):
        walk.go(done)
        assert walk.is_told
    walk.end()
    assert not walk.is_told
    walk.predict(True)
    assert walk.is_told
