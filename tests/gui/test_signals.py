import os
import signal
import sys

import pytest
from pytestqt.qtbot import QtBot

from gui.signals import ASKED, EndingSignals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process sends signals there")


def test_each_signal_is_heard_in_the_loop_and_none_after_the_end(qtbot: QtBot) -> None:
    before = [signal.getsignal(number) for number in ASKED]
    heard: list[int] = []
    signals = EndingSignals(heard.append)
    for number in ASKED:
        os.kill(os.getpid(), number)
    assert heard == []
    qtbot.waitUntil(lambda: sorted(heard) == sorted(ASKED))
    signals.close()
    assert [signal.getsignal(number) for number in ASKED] == before
    assert signal.set_wakeup_fd(-1) == -1
