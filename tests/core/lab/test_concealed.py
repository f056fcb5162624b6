"""A hidden block is named nowhere, and all else is told as before."""

from core.formula import parse
from core.lab import Fault, Kind, broken, concealed
from core.numerical import check_all


def test_the_block_is_not_named() -> None:
    table = check_all(broken(parse("exp(sin(x))"), Fault((0,), Kind.SIGN)), 0.5)
    (told,) = concealed(table).checks.values()
    assert told.reason.startswith("The backward rule of one of the blocks is wrong: the truth is ")
    assert (told.verdict, told.headline) == (table.checks["x"].verdict, table.checks["x"].headline)


def test_where_nothing_is_accused_nothing_is_changed() -> None:
    table = check_all(parse("sin(x)"), 0.5)
    assert concealed(table).checks == table.checks
