import pytest

from core.document import Document
from core.document.text import text_to_keep
from core.formula import format as format_formula
from core.formula import parse


@pytest.mark.parametrize("text", ["1/(1+exp(-x))", "sin x + 2", "x-1", "2 x"])
def test_a_formula_in_words_of_its_own_is_kept(text: str) -> None:
    chain = parse(text)
    assert text_to_keep(text, chain) == text
    assert Document(chain, text=text).formula == text


def test_what_a_chain_is_written_as_anyway_needs_no_keeping() -> None:
    chain = parse("1/(1+exp(-x))")
    written = format_formula(chain)
    assert text_to_keep(written, chain) is None
    assert Document(chain).formula == written
