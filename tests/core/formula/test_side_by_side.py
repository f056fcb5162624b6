import pytest
from lark import Token

from core.formula import FormulaError, parse
from core.formula.names import cut
from core.formula.side_by_side import (
    refuse_lost_backslash,
    refuse_lost_braces,
    refuse_lost_inverse,
    refuse_number,
    refuse_word,
)


@pytest.mark.parametrize(
    ("text", "position", "length"),
    [
        ("x 2 + 1", 2, 1),
        ("(x+1)2", 5, 1),
        ("3(x-2)2+1", 6, 1),
        ("sin(x)2", 6, 1),
        ("sin x 2", 6, 1),
        ("|x|2", 3, 1),
        ("x.5", 1, 2),
        ("1.x.2", 3, 2),
        ("pi 2", 3, 1),
        ("a_1 2", 4, 1),
        ("30°2", 3, 1),
        ("sin-1(x)", 0, 5),
        ("2 + cos-1 x", 4, 5),
        ("tan −1 (x/2)", 0, 6),
        ("ln-12(x)", 0, 5),
        ("2ent x", 1, 3),
        ("sqrt[3]{x}", 0, 7),
        ("2 + sqrt[3](x)", 4, 7),
        ("root[3]x", 0, 7),
        ("frac{x}{2}", 0, 7),
        ("frac12x", 0, 6),
        ("abe(x)", 0, 3),
        ("sin2 x", 0, 4),
        ("xcos2|x|", 0, 5),
        ("log₂.5", 4, 2),
        ("cn sin x", 0, 2),
    ],
)
def test_what_may_have_lost_a_sign_is_refused(text: str, position: int, length: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.position, caught.value.length) == (position, length)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("sin^2 2x", "sin(2x)^2"),
        ("sin^n 2x", "sin(2x)^n"),
        ("sin-1", "sin(-1)"),
        ("sin-2x", "sin(-(2x))"),
        ("sin -2(x+1)", "sin(-(2(x+1)))"),
        ("7 mod -1 x", "(7 mod -1)*x"),
        ("ent + 1", "e*n*t + 1"),
        ("ent^2", "e*n*t^2"),
        ("sn", "s*n"),
        ("2!4!", "2!*4!"),
        ("log_2 .5", "log(.5, 2)"),
        ("sin30 deg", "sin(30°)"),
        ("log2 x", "log2(x)"),
        ("frac{x}", "frac(x)"),
        ("frac 12", "frac(12)"),
        ("frac(x)(2)", "frac(x)*(2)"),
        ("sqrt[x]", "sqrt(x)"),
        ("sin[x](x+1)", "sin(x)*(x+1)"),
        ("ax sin x", "a*x*sin(x)"),
    ],
)
def test_what_lost_none_is_read(text: str, same: str) -> None:
    assert parse(text) == parse(same)


def test_each_rule_by_itself() -> None:
    name, minus, one = Token("FUNCTION", "sin", 0), Token("MINUS", "-", 3), Token("NUMBER", "1", 4)
    x = Token("X", "x", 6)
    refuse_number(minus, one)
    refuse_lost_inverse([minus, one], x)
    refuse_word(cut("abx"), x, touches=False)
    with pytest.raises(FormulaError, match=r"…\*1"):
        refuse_number(Token("RPAR", ")", 3), one)
    with pytest.raises(FormulaError, match=r"1/sin|sin\^-1"):
        refuse_lost_inverse([name, minus, one], x)
    with pytest.raises(FormulaError, match=r"e\*n\*t"):
        refuse_word(cut("ent"), x, touches=False)
    name, opener, closer = Token("FUNCTION", "sqrt", 0), Token("CALL", "[", 4), Token("", "]", 6)
    with pytest.raises(FormulaError, match="sqrt is ambiguous"):
        refuse_lost_backslash(name, opener, closer, Token("LBRACE", "{", 7))
    with pytest.raises(FormulaError, match="frac is ambiguous"):
        refuse_lost_braces(Token("FUNCTION", "frac", 0), Token("NUMBER", "12", 4))
