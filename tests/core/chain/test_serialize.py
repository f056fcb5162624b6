import json

import pytest
from hypothesis import given

from core.chain import Block, Chain
from core.chain.serialize import packed, unpacked
from tests.core.chains import chains


@given(chains)
def test_a_chain_survives_json(chain: Chain) -> None:
    assert unpacked(json.loads(json.dumps(packed(chain)))) == chain


def test_a_row_may_be_of_any_length() -> None:
    row = Chain("x", (Block("sin"),) * 1000)
    assert unpacked(packed(row)) == row


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ([], "an object with 'start'"),
        ({"start": "x"}, "no 'blocks'"),
        ({"start": "x", "blocks": 3}, "a list, not 3"),
        ({"start": True, "blocks": []}, "a number, not true"),
        ({"start": "x", "blocks": ["sin"]}, 'not "sin"'),
        ({"start": "x", "blocks": [["fox"]]}, "no function 'fox'"),
        ({"start": 10**400, "blocks": []}, "too large"),
    ],
)
def test_what_is_no_chain_is_refused_with_its_reason(content: object, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        unpacked(content)
