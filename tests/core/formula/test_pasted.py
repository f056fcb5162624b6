import contextlib

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.autodiff.graph import Variable
from core.chain import Block, Chain
from core.formula import FormulaError, parse
from core.formula.latex import latex
from core.formula.pasted import from_latex, is_latex
from core.formula.plain import Traced
from tests.core.chains import chains
from tests.sampled import examples

SAME = {
    r"\frac{x^2}{\sqrt{1-x}}": "x^2/sqrt(1-x)",
    r"\frac12": "1/2",
    r"\frac12x": "(1/2)x",
    r"\dfrac{1}{x}": "1/x",
    r"\frac\pi2": "pi/2",
    r"\sin^2 x": "sin^2 x",
    r"\sin^{-1}x": "asin(x)",
    r"\sin2x": "sin(2x)",
    r"\log2x": "ln(2x)",
    r"\log_2x": "log(x, 2)",
    r"\log_{10}\left(x\right)": "log(x, 10)",
    r"\left|x-1\right|": "|x-1|",
    r"\left|x\left|x\right|\right|": "abs(x abs(x))",
    r"\sin2\left|x\right|": "sin(2abs(x))",
    r"\bigl(x+1\bigr)x": "(x+1)x",
    r"\left[x+1\right]": "(x+1)",
    r"\{x+1\}": "x+1",
    r"x\cdot x": "x*x",
    r"x\times2\div3": "x*2/3",
    r"e^{-x}": "e^-x",
    r"\mathrm{e}^{x}": "e^x",
    r"\sqrt[3]{x}": "cbrt(x)",
    r"\sqrt x": "sqrt(x)",
    r"\sqrt{x}^2": "sqrt(x)^2",
    r"\ln x": "ln x",
    r"\pi x": "pi x",
    r"a\sin x": "a sin x",
    r"\alpha x": "α x",
    r"\alpha_1x": "α_1 x",
    r"a_{1}x": "a_1 x",
    r"\operatorname{arsinh}(x)": "asinh(x)",
    r"\operatorname{leaky\ relu}(x)": "leaky_relu(x)",
    r"\lfloor x\rfloor": "floor(x)",
    r"\lvert x\rvert": "|x|",
    r"\sigma(x)": "sigmoid(x)",
    "$x^2$": "x^2",
    "$$ x^2 $$": "x^2",
    r"\[x^{2}\]": "x^2",
    r"\(x\)": "x",
    r"f\left(x\right)=x\,\sin x": "x sin x",
    r"2x\quad+~1": "2x+1",
    r"\sqrt[4]{x}": "root(x, 4)",
    r"\sin 2\sqrt[4]{x}": "sin(2root(x, 4))",
    r"\Gamma(x)": "gamma(x)",
    r"x\bmod2": "mod(x, 2)",
    r"30^\circ": "30°",
    r"30^{\circ}x": "30° x",
    r"x²\cdot½": "x^2*0.5",
    r"\begin{cases} x^2 & \text{if } x < 0 \\ x+2 & \text{otherwise} \end{cases}": (
        "{x<0: x^2, x+2}"
    ),
    r"\begin{cases}x^2,&x<0\\x+2,&x\ge0\end{cases}": "{x<0: x^2, x>=0: x+2}",
    r"\begin{cases}1&x<0\\[4pt]x&x<1\\*[ -1.5 ex ]2&x<2\\[1em][x+1]\end{cases}": (
        "{x<0: 1, x<1: x, x<2: 2, [x+1]}"
    ),
    r"2\begin{cases} 1 & 0 \leq x < 1 \\ \frac12 & x=3 \\ 0 & \text{else}\end{cases}": (
        "2{0<=x<1: 1, x=3: 1/2, 0}"
    ),
    r"\begin{cases}x & x>0 \land x\neq 1 \\ 0\end{cases}": "{x>0 and x≠1: x, 0}",
}


@pytest.mark.parametrize("text", SAME)
def test_latex_is_read_as_the_plain_formula(text: str) -> None:
    assert parse(text) == parse(SAME[text])


@pytest.mark.parametrize(
    ("text", "position", "short"),
    [
        (r"x + \foo", 4, r"\foo has no meaning here"),
        (r"\int x", 0, "there are no integrals here"),
        (r"\frac{x}", 0, "expected { }"),
        (r"\frac", 0, "expected { }"),
        (r"x\sqrt", 1, "expected { }"),
        (r"\begin{matrix} x \end{matrix}", 0, "expected cases"),
        (r"\begin{cases} x & x<0", 15, "a } is missing"),
        (r"\left x", 0, "expected a bracket"),
        (r"\left. x", 0, "expected a bracket"),
        (r"x^10 \pi", 1, "expected { }"),
        (r"\log_12 x", 4, "expected { }"),
        (r"\log_2.5 x", 4, "expected { }"),
        (r"$a_12x$", 2, "expected { }"),
        (r"\psi^{(1)}(x)", 4, "write ^{1} for a power"),
        (r"\sqrt12", 6, "did you mean …*2 or …^2?"),
        (r"\frac{x}{x", 10, "a } is missing"),
        (r"\left(x\right]", 7, "expected ), not ]"),
        (r"x\,y", 3, "y is the value of f"),
        ("x$", 1, "'$' has no meaning here"),
        ("$", 0, "'$' has no meaning here"),
        ("\\", 0, "'\\' has no meaning here"),
    ],
)
def test_what_is_wrong_is_told_where_it_was_typed(text: str, position: int, short: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.position, caught.value.short) == (position, short)


def test_groups_nest_to_a_bound() -> None:
    with pytest.raises(FormulaError, match="100 levels"):
        parse(r"\frac{1}{" * 200 + "x" + "}" * 200)
    assert parse(r"\sqrt{" * 40 + "x" + "}" * 40) == parse("sqrt(" * 40 + "x" + ")" * 40)


def test_each_character_knows_its_command() -> None:
    text, places = from_latex(Traced.of(r"\frac12x"))
    assert text == "{{1}/{2}}x"
    assert list(places) == [0, 5, 5, 5, 5, 6, 6, 6, 6, 7, 8]


BITS = st.lists(
    st.sampled_from(
        [*r"x2a{}()|^_+-/[]$ ", r"\frac", r"\sqrt", r"\left", r"\right", r"\sin", r"\log", r"\pi",
         r"\cdot", r"\operatorname", r"\,", r"\{", r"\\", "\\", r"\alpha", "²", "½", r"\begin"]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@given(BITS)
def test_bits_of_latex_only_ever_raise_a_formula_error(text: str) -> None:
    position = 0
    try:
        parse(text)
    except FormulaError as error:
        position = error.position
    assert 0 <= position <= len(text)
    with contextlib.suppress(FormulaError):
        _, places = from_latex(Traced.of(text))
        assert sorted(places) == list(places) or r"\sqrt[" in text or r"\begin" in text


JUMPS = {"floor", "ceil", "step", "sign", "round", "trunc", "frac", "mod"}
JUMPS |= {"if_less", "if_at_most", "only_if_less", "only_if_at_most"}


def _is_tame(chain: Chain) -> bool:
    """Tell whether an ulp more or less makes no difference that can be seen."""
    wild = isinstance(chain.start, float) and not (1e-3 < abs(chain.start) < 1e3 or not chain.start)
    return not wild and all(
        block.name not in JUMPS and all(map(_is_tame, block.operands)) for block in chain.blocks
    )


@settings(max_examples=examples(300))
@given(chains.filter(_is_tame))
@example(parse("x*mod(x, 3)"))
@example(parse("lgamma(x)"))
@example(parse("e*(a*(b*sin(x)))"))
@example(parse("a*b*e*sin(x)"))
@example(parse("e*e^x"))
@example(parse("-a*x*b*(-3)*2*c"))
@example(Chain("x", (Block("sin"), Block("power", (Chain(-1.0),)))))
@example(Chain("x", (Block("abs"), Block("multiply", (Chain("x"),)), Block("abs"))))
@example(Chain("x", (Block("log_base", (Chain("x", (Block("square"),)),)), Block("cube"))))
@example(Chain("x", (Block("atan2", (Chain("a"),)), Block("power", (Chain("x"),)))))
def test_what_is_copied_as_latex_is_read_as_the_same_function(chain: Chain) -> None:
    text = latex(chain)
    assert parse(text) == parse(f"${text}$")
    again, x = parse(text), Variable(np.array([0.7, -1.3, 2.4, 0.05]))
    with np.errstate(all="ignore"):
        wanted, found = chain(x).data, again(x).data
    seen = np.isfinite(wanted) & (np.abs(wanted) < 1e9)
    assert found[seen] == pytest.approx(wanted[seen], rel=1e-6, abs=1e-9)


def test_a_plain_formula_is_no_latex() -> None:
    assert not is_latex("x^{2}")
    assert is_latex(r"\pi")
