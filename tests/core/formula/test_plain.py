import contextlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formula import FormulaError
from core.formula.plain import Traced, plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("x + 1", "x + 1"),
        ("x²³", "x⁽23⁾"),
        ("x⁻¹", "x⁽-1⁾"),
        ("xⁿ⁺¹y", "x⁽n+1⁾y"),
        ("x⁰·⁵·x", "x⁽0.5⁾*x"),
        ("log₂x", "log_{2}x"),
        ("a₁₂", "a_{12}"),
        ("½", "{0.5}"),
        ("3½x", "{3.5}x"),
        ("⅓", "{1/3}"),
        ("2⅔", "{8/3}"),
        ("³⁄₄x", "{3/4}x"),
        ("3⁄4x", "{3/4}x"),
        ("x⁄4", "x/4"),
        ("x–1−2×3·4⋅5∙6∗7÷8∕9", "x-1-2*3*4*5*6*7/8/9"),
        ("ｘ＋（１）", "x+(1)"),
        ("𝑥𝐬𝐢𝐧", "xsin"),
        ("ϕ", "φ"),
        ("x\u200b²\ufeff", "x⁽2⁾"),
        ("x\u00a0+\u20091", "x + 1"),
        ("٣", "3"),
        ("٣٣", "33"),
        ("1߇", "17"),
        ("√x|∣", "√x||"),
        ("y = x", " x"),
        ("f(x)=x", "x"),
        (" F ( X ) := x", " x"),
        ("f = x", " x"),
        ("y == x", "y == x"),
        ("①", "①"),
    ],
)
def test_a_text_is_written_in_the_grammars_characters(typed: str, read: str) -> None:
    assert plain(Traced.of(typed)).text == read


@pytest.mark.parametrize("typed", ["x½", "2 ½", "1.5½", "x³⁄₄½", "1" * 16 + "½", "3.\u200b½"])
def test_a_fraction_stands_alone_or_behind_a_whole_number(typed: str) -> None:
    with pytest.raises(FormulaError) as caught:
        plain(Traced.of(typed))
    assert typed[caught.value.position] == "½"


def test_each_character_knows_where_it_came_from() -> None:
    text, places = plain(Traced.of("y=x²³+3½"))
    assert text == "x⁽23⁾+{3.5}"
    assert list(places) == [2, 3, 3, 4, 5, 5, 6, 6, 6, 6, 6, 8]


@given(st.text())
def test_places_never_go_back(typed: str) -> None:
    with contextlib.suppress(FormulaError):
        text, places = plain(Traced.of(typed))
        check_places(typed, text, places)


def check_places(typed: str, text: str, places: Sequence[int]) -> None:
    assert len(places) == len(text) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(typed)
