import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.autodiff.graph import Variable
from core.formula import format, parse
from tests.core.formula.typed_texts import LETTERS, TEXTS

POINTS = (0.3125, 0.71875)


def test_there_are_at_least_150_texts() -> None:
    assert len(TEXTS) >= 150


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_means_what_people_mean_by_it(text: str) -> None:
    chain = parse(text)
    chain = chain.with_values(**{name: LETTERS[name] for name in chain.parameters})
    for x in POINTS:
        with mp.workdps(30):
            wanted = float(TEXTS[text](mp.mpf(x)))
        assert float(chain(Variable(np.array(x))).data) == pytest.approx(wanted, rel=1e-13)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_written_of_it_is_read_again(text: str) -> None:
    assert parse(format(parse(text))) == parse(text)
