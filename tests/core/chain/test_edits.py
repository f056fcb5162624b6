from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.chain import Block, Chain, Path
from core.chain.edits import Edit, insert, move, neighbour, remove, replace, restart, set_lane
from core.formula import parse

CHAIN = parse("sin(x) + cos(exp(x)) - 3")
"""Blocks sin (0,), add (1,) with the lane exp (1, 0, 0), cos (1, 0, 1), and subtract (2,)."""

# Every block of a labelled chain is told from all others by a constant of its own:
# a plain one is add c; one with a lane is multiply, whose lane starts at c.


def _label(shape: list[object], counter: list[int]) -> Chain:
    blocks = []
    counter[0] += 1
    start = float(counter[0])
    for inner in shape:
        lane = _label(inner, counter) if isinstance(inner, list) else _leaf(counter)
        blocks.append(Block("multiply" if isinstance(inner, list) else "add", (lane,)))
    return Chain(start, tuple(blocks))


def _leaf(counter: list[int]) -> Chain:
    counter[0] += 1
    return Chain(float(counter[0]))


shapes = st.recursive(st.none(), lambda inner: st.lists(inner, max_size=4), max_leaves=12)
labelled = st.lists(shapes, min_size=1, max_size=4).map(lambda shape: _label(list(shape), [0]))


def label(chain: Chain, path: Path) -> float:
    start = chain.block(path).operands[0].start
    assert isinstance(start, float)
    return start


def labels(chain: Chain) -> set[float]:
    return {label(chain, path) for path in chain.paths()}


def lanes_of(chain: Chain) -> list[Path]:
    return [(), *[(*path, 0) for path in chain.paths() if chain.block(path).operands]]


def gaps_of(chain: Chain) -> list[tuple[Path, int]]:
    return [
        (lane, at) for lane in lanes_of(chain) for at in range(len(chain.lane(lane).blocks) + 1)
    ]


def check_follow(before: Chain, edit: Edit, gone: set[float], new: Sequence[float] = ()) -> None:
    """Hold that every path is followed to the same block, or to None exactly if it is gone."""
    landed = set()
    for path in before.paths():
        followed = edit.follow(path)
        if label(before, path) in gone:
            assert followed is None
        else:
            assert followed is not None
            assert label(edit.chain, followed) == label(before, path)
            landed.add(followed)
    assert landed | set(edit.paths) == set(edit.chain.paths())
    assert labels(edit.chain) == (labels(before) - gone) | set(new)


@given(labelled, st.data())
def test_inserting_follows_every_block(chain: Chain, data: st.DataObject) -> None:
    gap = data.draw(st.sampled_from(gaps_of(chain)))
    fresh = [Block("add", (Chain(-1.0),)), Block("add", (Chain(-2.0),))]
    edit = insert(chain, gap, fresh)
    check_follow(chain, edit, set(), [-1.0, -2.0])
    assert [edit.chain.block(path) for path in edit.paths] == fresh
    assert edit.paths == tuple((*gap[0], gap[1] + k) for k in range(2))


@given(labelled, st.data())
def test_removing_follows_every_block_that_stays(chain: Chain, data: st.DataObject) -> None:
    paths = data.draw(st.lists(st.sampled_from(list(chain.paths())), min_size=1, unique=True))
    gone = {label(chain, p) for p in chain.paths() if any(p[: len(q)] == q for q in paths)}
    edit = remove(chain, paths)
    check_follow(chain, edit, gone)
    assert edit.paths == ()


@given(labelled, st.data())
def test_inserting_and_removing_again_changes_nothing(chain: Chain, data: st.DataObject) -> None:
    edit = insert(chain, data.draw(st.sampled_from(gaps_of(chain))), [Block("sin"), Block("cos")])
    assert remove(edit.chain, edit.paths).chain == chain


@given(labelled, st.data())
def test_moving_follows_every_block(chain: Chain, data: st.DataObject) -> None:
    lane = data.draw(st.sampled_from(lanes_of(chain)))
    count = len(chain.lane(lane).blocks)
    assume(count)
    chosen = data.draw(st.sets(st.integers(0, count - 1), min_size=1))
    paths = [(*lane, i) for i in chosen]
    gaps = [g for g in gaps_of(chain) if not any(g[0][: len(p)] == p for p in paths)]
    gap = data.draw(st.sampled_from(gaps))
    edit = move(chain, paths, gap)
    moved = [label(chain, path) for path in sorted(paths)]
    assert [label(edit.chain, path) for path in edit.paths] == moved
    check_follow(chain, edit, set())


@given(labelled, st.data())
def test_moving_to_the_same_place_changes_nothing(chain: Chain, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(chain.paths())))
    beside = data.draw(st.sampled_from([0, 1]))
    edit = move(chain, [path], (path[:-1], path[-1] + beside))
    assert edit.chain == chain
    assert edit.paths == (path,)
    assert all(edit.follow(p) == p for p in chain.paths())


@given(labelled, st.data())
def test_moving_any_blocks_neither_loses_nor_doubles_one(chain: Chain, data: st.DataObject) -> None:
    paths = data.draw(st.lists(st.sampled_from(list(chain.paths())), min_size=1))
    gaps = [g for g in gaps_of(chain) if not any(g[0][: len(p)] == p for p in paths)]
    edit = move(chain, paths, data.draw(st.sampled_from(gaps)))
    check_follow(chain, edit, set())
    before, after = ([label(c, path) for path in c.paths()] for c in (chain, edit.chain))
    assert sorted(before) == sorted(after)


def test_a_block_inside_another_that_moves_stays_in_it() -> None:
    edit = move(CHAIN, [(1,), (1, 0, 0)], ((), 0))
    assert edit.chain == parse("sin(x + cos(exp(x))) - 3")
    assert edit.paths == ((0,),)


def test_a_block_named_twice_is_moved_once() -> None:
    assert move(CHAIN, [(0,), (0,)], ((), 3)).chain == parse("sin(x + cos(exp(x)) - 3)")


@pytest.mark.parametrize("gap", [((1, 0), 0), ((1, 0), 1), ((1, 0), 2)])
def test_moving_a_block_into_itself_is_refused(gap: tuple[Path, int]) -> None:
    with pytest.raises(ValueError, match="into itself"):
        move(CHAIN, [(1,)], gap)


def test_moving_out_of_and_into_an_operand() -> None:
    out = move(CHAIN, [(1, 0, 0)], ((), 0))
    assert out.chain == parse("sin(exp(x)) + cos(x) - 3")
    assert out.follow((1, 0, 1)) == (2, 0, 0)
    into = move(CHAIN, [(0,)], ((1, 0), 2))
    assert into.chain == parse("x + sin(cos(exp(x))) - 3")
    assert into.paths == ((0, 0, 2),)
    assert into.follow((2,)) == (1,)


def test_blocks_move_in_the_order_of_the_flow() -> None:
    chain = parse("exp(cos(sin(x)))^2")
    assert move(chain, [(1,), (0,)], ((), 4)).chain == parse("cos(sin(exp(x)^2))")


def test_removing_joins_the_neighbours() -> None:
    assert remove(CHAIN, [(1,)]).chain == parse("sin(x) - 3")
    assert remove(CHAIN, [(0,), (1,), (2,)]).chain == Chain()
    assert remove(CHAIN, []).chain == CHAIN


def test_replacing_keeps_the_operands_that_fit() -> None:
    edit = replace(CHAIN, (1,), "multiply")
    assert edit.chain == parse("sin(x) * cos(exp(x)) - 3")
    assert edit.paths == ((1,),)
    assert edit.follow((1, 0, 1)) == (1, 0, 1)
    edit = replace(CHAIN, (1,), "exp")
    assert edit.chain == parse("exp(sin(x)) - 3")
    assert (edit.follow((1, 0, 1)), edit.follow((1,)), edit.follow((2,))) == (None, (1,), (2,))
    assert replace(CHAIN, (0,), "add").chain == parse("x + 1 + cos(exp(x)) - 3")


def test_a_lane_with_other_blocks_loses_the_old_ones() -> None:
    edit = set_lane(CHAIN, (1, 0), Chain(2.0))
    assert edit.chain == parse("sin(x) + 2 - 3")
    assert (edit.follow((1, 0, 1)), edit.follow((1,)), edit.follow((2,))) == (None, (1,), (2,))


def test_of_a_whole_chain_that_is_typed_stays_what_stands_where_it_stood() -> None:
    edit = set_lane(CHAIN, (), parse("sin(x) + cos(exp(x)) + 3"))
    assert [edit.follow(p) for p in CHAIN.paths()] == [(0,), (1, 0, 0), (1, 0, 1), (1,), None]
    edit = set_lane(CHAIN, (), parse("sin(x) + cos(x)"))
    assert [edit.follow(p) for p in CHAIN.paths()] == [(0,), None, None, None, None]


def test_a_lane_that_only_starts_elsewhere_keeps_its_paths() -> None:
    edit = set_lane(CHAIN, (1, 0), Chain("pi", CHAIN.lane((1, 0)).blocks))
    assert edit.chain == parse("sin(x) + cos(exp(pi)) - 3")
    assert edit.follow((1, 0, 1)) == (1, 0, 1)


@pytest.mark.parametrize("gap", [((), 4), ((), -1), ((5, 0), 0), ((0, 0), 0)])
def test_there_is_no_gap_where_there_is_none(gap: tuple[Path, int]) -> None:
    with pytest.raises(LookupError):
        insert(CHAIN, gap, [Block("sin")])
    with pytest.raises(LookupError):
        move(CHAIN, [(2,)], gap)


@pytest.mark.parametrize("path", [(3,), (-1,), (0, 0, 0), (1, 0, 2), ()])
def test_there_is_no_block_to_edit_where_there_is_none(path: Path) -> None:
    with pytest.raises(LookupError):
        remove(CHAIN, [path])
    with pytest.raises(LookupError):
        replace(CHAIN, path, "sin")


def test_an_unknown_function_is_refused() -> None:
    with pytest.raises(ValueError, match="no function"):
        replace(CHAIN, (0,), "foo")


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ((0,), ((0,),)),
        ((2,), ((1,),)),
        ((1, 0, 0), ((1, 0, 0),)),
        ((1, 0, 1), ((1, 0, 0),)),
    ],
)
def test_a_neighbour_is_next_to_a_removed_block(gone: Path, left: tuple[Path, ...]) -> None:
    assert neighbour(remove(CHAIN, [gone]).chain, gone) == left


def test_the_holder_is_next_to_the_last_block_of_a_lane() -> None:
    emptied = remove(CHAIN, [(1, 0, 0), (1, 0, 1)]).chain
    assert neighbour(emptied, (1, 0, 0)) == ((1,),)
    assert neighbour(Chain(), (0,)) == ()


def test_lanes_start_elsewhere_and_every_block_stays() -> None:
    edit = restart(parse("a*sin(a*x) + b"), {"a": 2.0})
    assert edit.chain == parse("a*sin(a*x) + b").with_starts({"a": 2.0})
    assert edit.chain.parameters == ("b",)
    assert edit.follow((1, 0, 0)) == (1, 0, 0)
