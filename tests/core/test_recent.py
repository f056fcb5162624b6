from functools import partial

from core.chain import Block, Chain
from core.recent import MOST, Recent


def test_a_chain_is_known_as_the_object_it_is() -> None:
    one, equal, known = Chain("x", (Block("sin"),)), Chain("x", (Block("sin"),)), Recent[int]()
    found = [known.of(chain, make=partial(int, i)) for i, chain in enumerate((one, equal, one))]
    assert found == [0, 1, 0]


def test_what_stands_beside_it_counts() -> None:
    chain, known = Chain(), Recent[float]()
    assert [known.of(chain, x, make=partial(float, x)) for x in (1.0, 2.0, 1.0)] == [1.0, 2.0, 1.0]


def test_the_oldest_is_forgotten() -> None:
    chains, known = [Chain() for _ in range(MOST + 1)], Recent[str]()
    for chain in chains:
        known.of(chain, make=lambda: "first")
    found = [known.of(chain, make=lambda: "again") for chain in reversed(chains)]
    assert found == ["first"] * MOST + ["again"]
