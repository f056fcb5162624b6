import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.export.file_names import LONGEST, named_after

FORBIDDEN = set('/\\:*?"<>|\n\r\t\0')


@given(st.text())
def test_every_system_takes_the_name(formula: str) -> None:
    name = named_after(formula)
    assert 0 < len(name) <= LONGEST
    assert not FORBIDDEN & set(name)
    assert name == name.strip(" .")


@pytest.mark.parametrize("formula", ["", "...", "\n", "?"])
def test_what_leaves_nothing_has_a_name(formula: str) -> None:
    assert named_after(formula) == "function"
