import time

import numpy as np
import pytest
from hypothesis import example, given, settings

from core.chain import Block, Chain
from core.formula import format, parse
from tests.core.chains import chains
from tests.pace import within_a_second
from tests.sampled import examples


@settings(max_examples=examples(300))
@given(chains)
@example(Chain(-0.0, (Block("negate"),)))
@example(Chain(1.0, (Block("divide", (Chain(),)),)))
@example(Chain("e", (Block("power", (Chain(),)),)))
@example(Chain("x", (Block("power", (Chain(2.0),)), Block("power", (Chain(3.0),)))))
@example(Chain(2.0, (Block("add", (Chain(),)), Block("multiply", (Chain(),)))))
@example(Chain(-2.0, (Block("square"), Block("negate"), Block("negate"))))
def test_format_and_parse_are_a_canonical_pair(chain: Chain) -> None:
    again = parse(format(chain))
    assert again == chain
    assert format(again) == format(chain)


@settings(max_examples=examples(100))
@given(chains)
def test_signs_of_zero_survive(chain: Chain) -> None:
    if isinstance(chain.start, float):
        again = parse(format(Chain(chain.start))).start
        assert isinstance(again, float)
        assert np.signbit(again) == np.signbit(chain.start)


@pytest.mark.parametrize(
    ("chain", "text"),
    [
        (Chain(), "x"),
        (Chain(0.1), "0.1"),
        (Chain(1e300), "1e+300"),
        (Chain("x", (Block("square"), Block("exp"), Block("square"))), "exp(x^2)^2"),
        (Chain("x", (Block("negate"), Block("square"))), "(-x)^2"),
        (Chain("x", (Block("square"), Block("negate"))), "-x^2"),
        (Chain(-2.0, (Block("square"),)), "(-2)^2"),
        (Chain("x", (Block("add", (Chain(1.0),)), Block("multiply", (Chain(2.0),)))), "2(1 + x)"),
        (Chain("x", (Block("divide", (parse("x*2"),)),)), "x/(2x)"),
        (Chain("x", (Block("power", (Chain(2.0),)),)), "x^(2)"),
        (Chain("x", (Block("power", (Chain(0.5),)),)), "x^0.5"),
        (Chain("x", (Block("factorial"), Block("square"))), "(x!)^2"),
        (Chain("x", (Block("square"), Block("factorial"))), "(x^2)!"),
        (Chain(-3.0, (Block("factorial"),)), "(-3)!"),
        (Chain("x", (Block("factorial"), Block("factorial"))), "(x!)!"),
        (Chain(30.0, (Block("radians"), Block("sin"))), "sin(30°)"),
        (Chain("x", (Block("max", (Chain(1.0),)), Block("max", (Chain(2.0),)))), "max(x, 1, 2)"),
        (Chain("x", (Block("max", (parse("max(x, 2)"),)),)), "max(x, max(x, 2))"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_chains_are_written_with_the_fewest_parentheses(chain: Chain, text: str) -> None:
    assert format(chain) == text


@pytest.mark.parametrize(
    ("text", "start", "written"),
    [
        ("a*x^2", "x", "a x^2"),
        ("2*a", "a", "2a"),
        ("(a)*x", "a", "(a)*x"),
        ("a*b", "a", "a*b"),
        ("x^a", "x", "x^a"),
        ("-a", "a", "-a"),
        ("1/a", "a", "1/a"),
    ],
)
def test_a_bare_parameter_goes_behind_x_and_a_number_behind_it(
    text: str, start: str, written: str
) -> None:
    chain = parse(text)
    assert chain.start == start
    assert format(chain) == written
    assert parse(written) == chain


@pytest.mark.parametrize(
    "text",
    ["3x", "-2x", "2 sin(x)", "3x^2", "1 + x", "-3 + x", "-x + 1", "x^2 - 3x + 1", "1 + x/2",
     "x sin(x)", "x^2 sin(x)", "2x sin(x) cos(x)", "(1 + x)(x - 1)", "2(1 + x)", "x(1 + x)",
     "a x^2", "a sin(c + b x)", "2a", "pi x", "a(1 + x)", "3*2^x", "x*x", "x sin(x)*2", "(2)*x",
     "(2) + x", "1/x*2", "x/2*sin(x)", "2^x sin(x)", "x^2*(1 + x)", "1e+300*x", "2 exp(x)",
     "sin(x)*x", "-x*2", "x*-x", "2*3", "a*b", "2 sin(3)", "x/(2x)", "-(2x)", "1/(2x)",
     "ln(x)", "log(x, 10)", "x^(2x)", "x - 3x", "a_1 x", "α x", "2α"],
)  # fmt: skip
def test_a_chain_is_written_as_people_write(text: str) -> None:
    assert format(parse(text)) == text


@pytest.mark.parametrize("levels", [40, 90])
def test_choices_within_choices_are_written_in_no_time(levels: int) -> None:
    chain = parse("x<0?1:" * levels + "x")
    started = time.process_time()
    assert parse(format(chain)) == chain
    assert within_a_second(time.process_time() - started)
