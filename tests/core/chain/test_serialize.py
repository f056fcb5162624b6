import json
from typing import Any

import pytest
from hypothesis import given

from core.chain import Block, Chain
from core.chain.limits import ChainTooLarge
from core.chain.serialize import packed, unpacked
from tests.core.chains import chains


def _row(length: int) -> dict[str, Any]:
    return {"start": "x", "blocks": [["no function at all"]] * length}


def _lanes(depth: int) -> dict[str, Any]:
    lane = _row(0)
    for _ in range(depth):
        lane = {"start": "x", "blocks": [["add", lane]]}
    return lane


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
        ({"start": "x", "blocks": [["add", *[{}] * 9]]}, "no function takes 9 operands"),
    ],
)
def test_what_is_no_chain_is_refused_with_its_reason(content: object, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        unpacked(content)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"start": "x", "blocks": [7] * 2417}, "at most 2000 blocks; this one would have 2417"),
        (_lanes(150), "deeper than 100 levels"),
        ({"start": "x", "blocks": [["add", _row(1500)]] * 2}, "this one would have 3002"),
    ],
    ids=["long", "deep", "in lanes"],
)
def test_what_is_too_large_is_refused_before_any_of_it_is_made(
    content: object, expected: str
) -> None:
    with pytest.raises(ChainTooLarge, match=expected):
        unpacked(content)
