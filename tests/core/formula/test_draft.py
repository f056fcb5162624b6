from core.chain import Block, Chain
from core.formula.draft import Draft
from core.functions import CATALOGUE


def test_blocks_are_appended_in_place() -> None:
    draft = Draft("x")
    assert draft.apply(CATALOGUE["sin"]).apply(CATALOGUE["add"], Draft(3.0)) is draft
    assert draft.chain() == Chain("x", (Block("sin"), Block("add", (Chain(3.0),))))


def test_a_literal_is_bare() -> None:
    two = Draft(2.0)
    assert (two.literal, two.number) == ("2", 2.0)
    two.parenthesised = True
    assert (two.literal, two.number) == ("", 2.0)
    assert (Draft("a").literal, Draft("x").literal, Draft("pi").number) == ("a", "", None)
    assert (two.apply(CATALOGUE["sin"]).literal, two.number) == ("", None)


def test_the_rank_is_that_of_all_that_is_in_it() -> None:
    assert [Draft(start).rank for start in (2.0, "a", "x")] == [0, 1, 2]
    assert Draft(2.0).apply(CATALOGUE["add"], Draft("x")).rank == 2
