from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.delta import applied, delta
from tests.sampled import examples

scalars = st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=3)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=examples(50))
@given(values, values)
def test_a_change_leads_from_one_value_to_the_other(old: Any, new: Any) -> None:
    change = delta(old, new)
    assert applied(old, change) == new
    assert (change is None) == (old == new)


def test_a_change_in_a_long_list_is_short_and_the_rest_stays_the_same_object() -> None:
    old = [["sin"], ["add", {"start": 1.0}]] * 1000
    new = [*old[:700], ["exp"], *old[700:]]
    change = delta({"blocks": old}, {"blocks": new})
    assert change == {"blocks": ["+", 700, 700, [["exp"]]]}
    found = applied({"blocks": old}, change)["blocks"]
    assert found == new
    assert all(a is b for a, b in zip(old, found[:700] + found[701:], strict=True))


@pytest.mark.parametrize(
    ("old", "change"),
    [
        ([], ["+", 0, 1, []]), ([1], ["+", 1, 0, []]), ([1], ["+", -1, 0, []]),
        ({}, ["+", 0, 0, []]), ([], {"a": ["=", 1]}), (1, "x"), (1, ["?"]), (1, []), ({}, 5),
        ([1], ["+", 0, 0, "text"]), ({}, {"a": {"b": ["=", 1]}}),
    ],
)  # fmt: skip
def test_what_is_no_change_of_a_value_is_refused(old: Any, change: Any) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        applied(old, change)
