import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chain import Chain, Path, wrap
from core.formula import format as format_formula
from core.formula import parse
from core.formula.snippet import as_blocks, as_text
from tests.core.chains import chains


@pytest.mark.parametrize(
    ("formula", "paths", "name", "first", "operand"),
    [
        ("sin(x^2)", [(1,)], "multiply", "2 sin(x^2)", "x^2 sin(x)"),
        ("sin(x^2)", [(0,), (1,)], "subtract", "sin(x^2) - 1", "x - sin(x^2)"),
        ("exp(sin(x))^2", [(0,), (2,)], "add", "1 + exp(sin(x))^2", "exp(x + sin(x)^2)"),
        ("1 - sin(2^x)", [(0, 0, 0)], "divide", "1 - sin(2^x/2)", "1 - sin(2/2^x)"),
        ("x sin(exp(x))", [(0, 0, 1)], "power", "x sin(exp(x))^(2)", "x exp(x)^sin(x)"),
    ],
)
def test_blocks_become_the_first_input_or_an_operand(
    formula: str, paths: list[Path], name: str, first: str, operand: str
) -> None:
    chain = parse(formula)
    for edit, expected in (
        (wrap.wrap_as_input(chain, paths, name), first),
        (wrap.wrap_as_operand(chain, paths, name), operand),
    ):
        assert format_formula(edit.chain) == expected
        assert [edit.chain.block(p) for p in edit.paths] == [chain.block(p) for p in paths]
        assert [edit.follow(p) for p in paths] == list(edit.paths)


def test_a_function_of_one_input_has_no_operand() -> None:
    with pytest.raises(LookupError, match="one input"):
        wrap.wrap_as_operand(parse("sin(x)"), [(0,)], "exp")


@pytest.mark.parametrize(
    ("formula", "at", "outer", "composed"),
    [
        ("sin(x)", 1, "2^x", "2^sin(x)"),
        ("exp(sin(x))", 1, "2^x", "exp(2^sin(x))"),
        ("sin(x)", 0, "1 - x^2", "sin(1 - x^2)"),
        ("sin(x)", 1, "cos(x) + x", "cos(sin(x)) + x"),
        ("sin(x)", 1, "2^x + x", "2^sin(x) + x"),
        ("3", 0, "2^exp(x)", "2^exp(3)"),
    ],
)
def test_a_formula_goes_around_what_flows(formula: str, at: int, outer: str, composed: str) -> None:
    chain = parse(formula)
    edit = wrap.compose(chain, ((), at), parse(outer))
    assert format_formula(edit.chain) == composed
    assert all(len(path) == 1 for path in edit.paths)
    for path in chain.paths():
        followed = edit.follow(path)
        assert followed is not None
        assert edit.chain.block(followed) == chain.block(path)
    assert len(edit.paths) == len(edit.chain.blocks) - len(chain.blocks) + at * (
        parse(outer).start != "x"
    )


def test_a_formula_goes_into_a_lane() -> None:
    chain = parse("x*sin(x)")
    edit = wrap.compose(chain, ((0, 0), 1), parse("2^x"))
    assert edit.chain == parse("x*2^sin(x)")
    assert edit.paths == ((0, 0, 0),)
    assert (edit.follow((0,)), edit.follow((0, 0, 0))) == ((0,), (0, 0, 0, 0, 0))


def test_nothing_flows_through_a_number() -> None:
    with pytest.raises(LookupError, match="no x"):
        wrap.compose(parse("sin(x)"), ((), 1), parse("2 + 3"))
    with pytest.raises(LookupError, match="no gap"):
        wrap.compose(parse("sin(x)"), ((), 2), parse("2^x"))


@given(chains, chains, st.data())
def test_the_value_of_what_is_composed_is_that_of_its_parts(
    chain: Chain, outer: Chain, data: st.DataObject
) -> None:
    """Behind the whole chain, a formula with one x is the outer function of the inner one."""
    if not (outer.depends_on_x and format_formula(outer).count("x") == 1):
        return
    edit = wrap.compose(chain, ((), len(chain.blocks)), outer)
    inner, whole = format_formula(chain), format_formula(outer)
    assert edit.chain == parse(whole.replace("x", f"({inner})"))


@given(chains)
def test_blocks_survive_text(chain: Chain) -> None:
    assert as_blocks(as_text(chain.blocks)) == chain.blocks
