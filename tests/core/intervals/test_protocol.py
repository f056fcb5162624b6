from typing import Any

import numpy as np
import pytest

from core.intervals.protocol import enclosure_of
from tests.core.intervals.boxes import box


def test_functions_are_looked_up_in_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    table: dict[Any, Any] = enclosure_of
    monkeypatch.setitem(table, np.ptp, lambda x: x.hi - x.lo)
    assert np.ptp(box(1.0, 3.0)).tolist() == [2.0]


@pytest.mark.parametrize("what", [box(1.0), box(1.0) > 0])
def test_what_is_not_there_is_named(what: Any) -> None:
    with pytest.raises(TypeError, match=r"np\.ptp has no rule for an Interval"):
        np.ptp(what)
