import contextlib
import math
import time

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.autodiff.graph import Variable
from core.chain import Block, Chain
from core.formula import FormulaError, format, parse
from core.formula.error import MAX_LENGTH
from tests.pace import within_a_second

X = 0.7
S, C, T = math.sin(X), math.cos(X), math.tan(X)


def value(chain: Chain, x: float = X) -> float:
    return float(chain(Variable(np.array(x))).data)


VALUES = {
    "x": X,
    "2": 2.0,
    ".5": 0.5,
    "5.": 5.0,
    "1e3": 1000.0,
    "0.0e-400": 0.0,
    "1e-3": 0.001,
    "1.5E+2": 150.0,
    "2e": 2 * math.e,
    "2e3e": 2000 * math.e,
    "pi": math.pi,
    "π": math.pi,
    "2π": 2 * math.pi,
    "e pi": math.e * math.pi,
    "x + 1": X + 1,
    "x - 1": X - 1,
    "1 − x": 1 - X,
    "x - -2": X + 2,
    "x--2": X + 2,
    "+x": X,
    "1 - 2 - 3": -4.0,
    "2*x": 2 * X,
    "2·x": 2 * X,
    "2×x": 2 * X,
    "x÷2": X / 2,
    "x*-2": -2 * X,
    "8/4/2": 1.0,
    "1/2x": X / 2,
    "x/1/x": 1.0,
    "2x": 2 * X,
    "2 x": 2 * X,
    "x sin(x)": X * S,
    "2x(x+1)": 2 * X * (X + 1),
    "(x+1)(x-1)": (X + 1) * (X - 1),
    "x(x)": X * X,
    "2|x|": 2 * X,
    "πx": math.pi * X,
    "-x^2": -(X**2),
    "-2^2": -4.0,
    "(-2)^2": 4.0,
    "--x": X,
    "2^3^2": 512.0,
    "(2^3)^2": 64.0,
    "x**2": X**2,
    "x^-1": 1 / X,
    "2^-x": 2**-X,
    "2^-3": 0.125,
    "x^x^x": X ** (X**X),
    "x²": X**2,
    "x³": X**3,
    "x²³": X**23,
    "x!": math.gamma(X + 1),
    "-3!": -6.0,
    "2^3!": 64.0,
    "3!^2": 36.0,
    "x²!": math.gamma(X**2 + 1),
    "2x!": 2 * math.gamma(X + 1),
    "x!x": math.gamma(X + 1) * X,
    "sin x!": math.sin(math.gamma(X + 1)),
    "sin(x)!": math.gamma(S + 1),
    "6!/(2!4!)": 15.0,
    "|x|!": math.gamma(X + 1),
    "30°": math.radians(30),
    "sin 30°": 0.5,
    "sin(90º - 60 deg)": 0.5,
    "deg(30)": math.radians(30),
    "2°²": math.radians(2) ** 2,
    "7 mod 3": 1.0,
    "-7 mod 3": 2.0,
    "7 mod -3": -2.0,
    "2*7 mod 3": 2.0,
    "1 + 7mod3": 2.0,
    "17 mod 10 mod 4": 3.0,
    "7.5 mod x": 7.5 % X,
    "max(1, x, 3)": 3.0,
    "min(x, 1, 2, -x)": -X,
    "root(27, 3)": 3.0,
    "root(x)": math.sqrt(X),
    "x⁻¹": 1 / X,
    "xsin(x)": X * S,
    "lnx": math.log(X),
    "xe^x": X * math.exp(X),
    "xpi": X * math.pi,
    "X": X,
    "Sin(X)": S,
    "sin^-1(x)": math.asin(X),
    "sin⁻¹x": math.asin(X),
    "2 + tan^-1 x": 2 + math.atan(X),
    "√(x)²": X,
    "y = x": X,
    "f(x) = x": X,
    "[x+1]{x-1}": X * X - 1,
    "3½x": 3.5 * X,
    "log₂x": math.log2(X),
    "sin2x": math.sin(2 * X),
    "(x+1)²": (X + 1) ** 2,
    "e^x": math.exp(X),
    "e^-x": math.exp(-X),
    "e^(x)^2": math.exp(X**2),
    "sin x": S,
    "sin 2x": math.sin(2 * X),
    "sin 2x^2": math.sin(2 * X**2),
    "sin x^2": math.sin(X**2),
    "sin(x)^2": S**2,
    "sin x + 1": S + 1,
    "sin x - 1": S - 1,
    "tan x/2": T / 2,
    "sin x * x": S * X,
    "sin(x) x": S * X,
    "sin -x": -S,
    "sin cos x": math.sin(C),
    "sin x cos x": S * C,
    "sin 2x cos 3x": math.sin(2 * X) * math.cos(3 * X),
    "2 sin x": 2 * S,
    "sin^2(x)": S**2,
    "sin²(x)": S**2,
    "sin²x": S**2,
    "sin^2 x": S**2,
    "cos^3 x": C**3,
    "cos³ 2x": math.cos(2 * X) ** 3,
    "ln x": math.log(X),
    "log(x)": math.log(X),
    "ln(e^x)": X,
    "√x": math.sqrt(X),
    "√2x": math.sqrt(2) * X,
    "√(2x)": math.sqrt(2 * X),
    "√x^2": X,
    "sqrt x": math.sqrt(X),
    "|x|": X,
    "|-x|": X,
    "|x-1|": 1 - X,
    "|x|^2": X**2,
    "|x| |x|": X**2,
    "|(|x|-1)|": 1 - X,
    "square(x)": X**2,
    "power(x, 3)": X**3,
    "  x\t+\n1 ": X + 1,
    "1/(1+exp(-x))": 1 / (1 + math.exp(-X)),
}

CANONICAL = {
    "x**2": "x^2",
    "x^(2)": "x^(2)",
    "x³": "x^3",
    "x^(3)": "x^(3)",
    "exp(x²)²": "exp(x^2)^2",
    "e^x": "exp(x)",
    "(e)^x": "(e)^x",
    "1/x": "1/x",
    "(1)/x": "(1)/x",
    "-2": "-2",
    "-(2)": "-(2)",
    "--2": "-(-2)",
    "2x": "2x",
    "(2)*x": "(2)*x",
    "1+x": "1 + x",
    "(1)+x": "(1) + x",
    "1-x": "1 - x",
    "2^x": "2^x",
    "√x": "sqrt(x)",
    "|x|": "abs(x)",
    "ln x": "ln(x)",
    "π": "pi",
    "x sin(x)": "x sin(x)",
    "(x+1)(x-1)": "(1 + x)(x - 1)",
    "x-(x-x)": "x - (x - x)",
    "x-x-x": "x - x - x",
    "(x^x)^x": "(x^x)^x",
}

WRONG = {
    "": (0, "empty"),
    " \n": (0, "empty"),
    "sin(": (4, "expected a value"),
    "sin": (3, "expected a value"),
    "sin()": (4, "expected a value"),
    "x +* 2": (3, "found '*'"),
    "x +": (3, "found the end"),
    "*x": (0, "expected a value"),
    "x^": (2, "found the end"),
    "x^^2": (2, "found '^'"),
    "()": (1, "found ')'"),
    ")": (0, "no '(' for this ')'"),
    "(x": (2, "or ')'"),
    "x)": (1, "there is no '(' for this ')'"),
    "(x+1]": (4, "']'"),
    "|x": (2, "or '|'"),
    "|": (1, "expected a value"),
    "(|x)|": (3, "'|'"),
    "min(x": (5, "','"),
    "x,2": (1, "','"),
    "10,5": (2, "the decimal mark is a point: write 10.5"),
    "foo(x)": (0, "no 'foo'"),
    "2 + foo(x)": (4, "no 'foo'"),
    "__import__('os')": (0, "'_'"),
    "lambda x: x": (8, "':'"),
    "x.real": (1, "'.'"),
    "x = 2": (2, "'='"),
    "x $ 2": (2, "'$'"),
    "x!!": (2, "!! is ambiguous: write (x!)!"),
    "!x": (0, "expected a value"),
    "2 mod": (5, "expected a value"),
    "° + 1": (0, "expected a value"),
    "é": (0, "'é'"),
    "E": (0, "'e'"),
    "2x = 3": (3, "'=' has no meaning here"),
    "x = 3": (2, "'=' has no meaning here"),
    "xy": (1, "y is the value of f"),
    "A": (0, "'a'"),
    "sinax": (0, "sin(a*x)"),
    "abc": (0, "a*b*c"),
    "ab(x)": (0, "a*b*(…)"),
    "sin2(x)": (0, "no 'sin2'"),
    "log2x": (0, "log2(x) or log(2*x)"),
    "e^ax": (2, "ax is ambiguous here"),
    "e^-ax": (3, "ax is ambiguous here"),
    "√ax": (1, "ax is ambiguous here"),
    "1/ax": (2, "ax is ambiguous here"),
    "int x": (0, "no integrals"),
    "x½": (1, "an operator before ½"),
    "2 ½": (2, "an operator before ½"),
    "sinn(x)": (0, "'sin'"),
    "xx": (0, "x*x"),
    "2xx": (1, "x*x"),
    "x2": (0, "x*2"),
    "2 3": (2, "operator before 3"),
    "x 3": (2, "x*3 or x^3"),
    "1..2": (2, "operator before .2"),
    "sin^-2(x)": (3, "1/sin(…)^2"),
    "2 + abs^-1 x": (7, "1/abs(…)"),
    "sin^x(x)": (4, "'x'"),
    "sin(x, x)": (0, "sin takes 1 argument, got 2"),
    "1 + add(x)": (4, "add takes 2 arguments, got 1"),
    "1e999": (0, "too large"),
    "x + 1e-400": (4, "too small"),
    "2x \xad 1": (3, "soft hyphen"),
    "{" + "x<0 or " * 1000 + "x>1: 1, 2}": (5, "100"),
    "foo $": (0, "no 'foo'"),
    "7 mod (2, 3": (11, "','"),
    "√": (1, "expected a value"),
    "x y": (2, "y is the value of f"),
}


def test_the_tables_hold_at_least_eighty_texts() -> None:
    assert len(VALUES) + len(WRONG) >= 80


@pytest.mark.parametrize(("text", "expected"), VALUES.items())
def test_a_right_text_has_its_value(text: str, expected: float) -> None:
    assert value(parse(text)) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("text", VALUES)
def test_the_canonical_text_means_the_same(text: str) -> None:
    chain = parse(text)
    assert parse(format(chain)) == chain


@pytest.mark.parametrize(("text", "expected"), CANONICAL.items())
def test_a_text_has_its_canonical_form(text: str, expected: str) -> None:
    assert format(parse(text)) == expected
    assert format(parse(expected)) == expected


@pytest.mark.parametrize(("text", "position", "message"), [(t, *w) for t, w in WRONG.items()])
def test_a_wrong_text_is_refused_where_it_goes_wrong(
    text: str, position: int, message: str
) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.position == position
    assert message in caught.value.reason
    assert caught.value.length >= 1
    assert f"(character {position + 1})" in str(caught.value)


def test_special_notations_have_their_blocks() -> None:
    assert parse("x^2").blocks == (Block("square"),)
    assert parse("x^(2)").blocks == (Block("power", (Chain(2.0),)),)
    assert parse("1/x").blocks == (Block("reciprocal"),)
    assert parse("e^x").blocks == (Block("exp"),)
    assert parse("-2") == Chain(-2.0)
    assert parse("-(2)") == Chain(2.0, (Block("negate"),))
    assert parse("2^x") == Chain(2.0, (Block("power", (Chain(),)),))
    assert parse("1 - x") == Chain(1.0, (Block("subtract", (Chain(),)),))
    assert parse("2x") == Chain("x", (Block("multiply", (Chain(2.0),)),))
    assert parse("pi") == Chain("pi")


def test_a_fractional_power_is_undefined_below_zero() -> None:
    assert math.isnan(value(parse("x^(1/3)"), -8.0))
    assert value(parse("x^(1/3)"), 8.0) == pytest.approx(2.0)


ALPHABET = "x2.e()|^*/+-−×·÷,²³√π sincologxpqrtab_$\n0é{}[]⁻ⁿ½⁄₂∛⌊⌋!°=\\\u200bαXSI𝑥"


@given(st.text(alphabet=ALPHABET, max_size=40) | st.text(max_size=40))
@example("\x00")
@example("²")
@example("x^x(|")
def test_garbage_only_ever_raises_a_formula_error(text: str) -> None:
    with contextlib.suppress(FormulaError):
        chain = parse(text)
        assert parse(format(chain)) == chain


@given(st.text(alphabet=ALPHABET, max_size=30))
def test_an_error_points_into_the_text(text: str) -> None:
    position, length = 0, 1
    try:
        parse(text)
    except FormulaError as error:
        position, length = error.position, error.length
    assert 0 <= position <= len(text)
    assert 1 <= length <= max(len(text) - position, 1)


def test_ten_thousand_characters_pass_and_one_more_does_not() -> None:
    text = ("x" + "+1.2345" * ((MAX_LENGTH - 1) // 7)).ljust(MAX_LENGTH)
    assert len(text) == MAX_LENGTH == 10_000
    assert value(parse(text)) == pytest.approx(X + 1.2345 * ((MAX_LENGTH - 1) // 7))
    with pytest.raises(FormulaError, match="at most 10000 characters, this one has 10001"):
        parse(text + " ")


@pytest.mark.parametrize(
    ("before", "middle", "after"),
    [
        ("(", "x", ")"),
        ("-", "x", ""),
        ("√", "x", ""),
        ("sin ", "x", ""),
        ("sin(", "x", ")"),
        ("2^", "x", ""),
    ],
)
def test_a_hundred_levels_pass_and_one_more_does_not(before: str, middle: str, after: str) -> None:
    def nested(levels: int) -> str:
        return before * levels + middle + after * levels

    chain = parse(nested(99))
    assert math.isfinite(value(chain)) or before == "2^" or before == "√"
    with pytest.raises(FormulaError, match="100 levels"):
        parse(nested(101))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("sin(" * 300 + "x" + ")" * 300, "at most 100 levels deep"),
        (r"\frac{" * 300 + "x", "at most 100 levels deep"),
        ("x" + " " * MAX_LENGTH, "at most 10000 characters"),
    ],
)
def test_what_is_told_below_a_text_that_is_too_much_has_the_limit_and_what_to_do(
    text: str, limit: str
) -> None:
    with pytest.raises(FormulaError) as told:
        parse(text)
    assert limit in told.value.short
    assert told.value.short.endswith("; drag blocks for more")
    assert "drag" not in told.value.reason


@pytest.mark.parametrize("operator", ["x-x*(", "x-x*x^(", "x-(", "1/x-x/("])
def test_operators_that_nest_operands_too_deep_are_a_formula_error(operator: str) -> None:
    with pytest.raises(FormulaError, match="100 levels"):
        parse(operator * 100 + "x" + ")" * 100)


@pytest.mark.parametrize(
    "factor", ["sin(x)", "x^2 ", "√x ", "sin x ", "sin^2(x)", "x^-1 ", "(x)", "e^x ", "cos -x^2 "]
)
def test_many_factors_side_by_side_do_not_nest(factor: str) -> None:
    long = parse(factor * 120)
    assert value(long) == pytest.approx(value(parse(factor)) ** 120)
    assert parse(format(long)) == long


@pytest.mark.parametrize(("begin", "levels"), [("sin ", 1), ("sin -", 2)])
def test_what_a_function_takes_goes_on_nesting(begin: str, levels: int) -> None:
    with pytest.raises(FormulaError, match="100 levels"):
        parse(begin * (100 // levels) + "x x^x")


@pytest.mark.parametrize(
    "text",
    ["(" * 10_000, "(" * 5_000 + ")" * 5_000, "-" * 10_000, "x" * 10_000, "x^" * 5_000,
     "sin " * 2_500, "|" * 10_000, "x" * 1_000_000, "1" * 1_000_000, "xsin" * 2_500,
     "1" * 10_000, "2 " + "1" * 9_000, r"\frac" * 2_000, "½" * 9_999, "x⁰·" * 3_333,
     "a_1" * 3_333, "log_{" * 2_000, r"\left|" * 1_600, "x<0?1:" * 1_600, "\u200b" * 10_000,
     "pi" * 5_000],
    ids=lambda text: f"{text[:4]}...{len(text)}",
)  # fmt: skip
def test_hostile_texts_are_refused_within_a_second(text: str) -> None:
    started = time.process_time()
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert within_a_second(time.process_time() - started)
    assert len(str(caught.value)) < 200
