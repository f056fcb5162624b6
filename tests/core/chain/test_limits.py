import pytest

from core.chain.limits import MAX_BLOCKS, MAX_DEPTH, ChainTooLarge, check_depth, check_size


def test_what_is_within_the_limits_is_taken() -> None:
    check_size(MAX_BLOCKS)
    check_depth(MAX_DEPTH)


def test_a_refusal_names_the_limit_and_what_there_would_be() -> None:
    with pytest.raises(ChainTooLarge, match="at most 2000 blocks; this one would have 2001"):
        check_size(MAX_BLOCKS + 1)
    with pytest.raises(ChainTooLarge, match="deeper than 100 levels"):
        check_depth(MAX_DEPTH + 1)
