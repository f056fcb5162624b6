"""Two windows are ended while they are edited; the bench does it hundreds of times."""

import signal
import sys
from pathlib import Path

import pytest

from tests.bench import kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process sends signals there")

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def test_a_killed_window_loses_less_than_a_second_and_one_that_is_asked_to_end_nothing(
    tmp_path: Path,
) -> None:
    killed = kills.edit_and_end(OFFSCREEN, tmp_path, 1, kills.SHORTEST)
    assert killed.status == -signal.SIGKILL
    state = kills.state_on_disk(tmp_path)
    assert kills.lost(killed, state) < 1
    asked = kills.edit_and_end(OFFSCREEN, tmp_path, 2, 0.2, signal.SIGTERM)
    assert state in ("", asked.told[0][1])
    assert asked.status == 128 + signal.SIGTERM
    assert kills.lost(asked, kills.state_on_disk(tmp_path)) <= 0  # what came after the signal
