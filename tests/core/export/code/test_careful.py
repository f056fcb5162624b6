from core import CATALOGUE
from core.export.code.careful import (
    CORNERED,
    SLOPES,
    TANGENTS,
    VALUES,
    has_corners,
    slopes_of,
    value_of,
)
from core.formula import parse


def test_the_tables_are_of_functions_of_the_catalogue() -> None:
    assert {*SLOPES, *VALUES, *TANGENTS} <= set(CATALOGUE)
    for name, slopes in SLOPES.items():
        assert len(slopes) == len(CATALOGUE[name].slopes)


def test_what_is_not_in_them_is_as_the_catalogue_has_it() -> None:
    square = CATALOGUE["square"]
    assert value_of(square) is square.formula
    assert slopes_of(square) is square.slopes


def test_what_has_pieces_has_corners() -> None:
    assert {"abs", "max", "if_less", "floor", "elu"} <= CORNERED
    assert has_corners(parse("sin(|x|)"))
    assert not has_corners(parse("sin(x)/x"))
