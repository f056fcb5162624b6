import pytest

from core.chain import Block, Chain
from core.chain.serialize import unpacked
from core.shortened import MOST, shortened


@pytest.mark.parametrize("text", ["", "sin(x)", "π√x − 2·x²", "x" * MOST])
def test_what_fits_and_prints_stays_as_it_is(text: str) -> None:
    assert shortened(text) == text


@pytest.mark.parametrize("text", ["x" * 9_000_000, "\udcff" * 100, "a\n" * 50, "\u202e\0\x1b[2J"])
def test_whatever_comes_is_one_short_line_that_prints(text: str) -> None:
    told = shortened(text)
    assert len(told) <= MOST
    assert told.isprintable()
    told.encode()


@pytest.mark.parametrize("name", ["x" * 9_000_000, "\n\udcff<h1>"])
@pytest.mark.parametrize("make", [Block, Chain, lambda n: unpacked({"start": n, "blocks": []})])
def test_a_name_from_outside_does_not_fill_the_message(name: str, make: type[Block]) -> None:
    with pytest.raises(ValueError, match=r"no function|is no parameter") as caught:
        make(name)
    assert len(str(caught.value)) < 300
    assert str(caught.value).isprintable()
