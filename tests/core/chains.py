"""Random chains for hypothesis."""

from hypothesis import strategies as st

from core.chain import Block, Chain
from core.functions import CATALOGUE

NAMES = sorted(CATALOGUE)

numbers = (
    st.integers(-5, 5).map(float)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([0.0, -0.0, 1.0, 2.0, 3.0, -1.0, -2.0, 0.5, 1e-300, 1e300, 1e22])
)
starts: st.SearchStrategy[float | str] = (
    st.sampled_from(["x", "x", "pi", "e", "a", "b_1", "α"]) | numbers
)


def _longer(chains: st.SearchStrategy[Chain]) -> st.SearchStrategy[Chain]:
    def block(name: str) -> st.SearchStrategy[Block]:
        count = len(CATALOGUE[name].defaults)
        return st.tuples(*[chains] * count).map(lambda operands: Block(name, operands))

    blocks = st.lists(st.sampled_from(NAMES).flatmap(block), max_size=4).map(tuple)
    return st.builds(Chain, starts, blocks)


chains: st.SearchStrategy[Chain] = st.recursive(st.builds(Chain, starts), _longer, max_leaves=8)
"""Chains with operands, parameters, constants, named constants and negative numbers."""
