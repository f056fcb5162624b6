"""The helper process killed, stopped, mute, flooding, or saying what is no answer, at random.

Run ``python -m tests.bench.hostile_helper [ROUNDS]``. Each round asks a question and lets one thing
happen to the process; then a good process is asked, and has to answer. Told are the longest wait
of the window's own loop, beside that of rounds without harm, and what was answered.
"""

import os
import random
import signal
import sys
import time
from collections import Counter
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from core.chain import Chain
from core.formula import parse
from core.symbolic.worker import COMMAND
from gui.widgets import derivative_process
from gui.widgets.derivative_process import DerivativeProcess, Found
from tests.bench.measure import print_table

ROUNDS = 200
FORMULAS = ("x^2", "sin(x)", "exp(x^2)^2", "x^x", "abs(x)", "tan(sin(x))", "a*x + b")
LONGEST, MOST_BYTES = 1000, 300_000
"""Smaller than in the window, so that a round is short."""

_ANSWER = '{"derivative": "1", "reason": "", "outline": null}'
_FOR_EVER = "import threading; threading.Event().wait()"
PROGRAMS = {
    "good": f"while input(): print({_ANSWER!r}, flush=True)",
    "mute": _FOR_EVER,
    "garbage": f"input(); print('\\x00 no JSON', flush=True); {_FOR_EVER}",
    "half a line": "input(); print('{\"deriv', end='', flush=True)",
    "another answer": f"input(); print('[1, 2]', flush=True); {_FOR_EVER}",
    "too many answers": f"input()\nwhile True: print({_ANSWER!r}, flush=True)",
    "a line without end": "import sys\ninput()\nwhile True: sys.stdout.write('x' * 65536)",
    "ends at once": "raise SystemExit(3)",
    "closes its input": f"import os; os.close(0); {_FOR_EVER}",
    "is killed": f"import os; input(); os.kill(os.getpid(), {int(signal.SIGTERM)})",
}
SIGNALS = ("SIGKILL", "SIGSTOP", "SIGTERM")
"""What a real process gets after a random while, where there are signals."""


class Round:
    """One question to a process, and how long the loop was away at most until the answer."""

    def __init__(self, process: DerivativeProcess) -> None:
        self.process, self.answers, self.longest = process, list[Found | None](), 0.0
        process.found.connect(lambda _, found: self.answers.append(found))

    def ask(self, chain: Chain, harm: float = 0.0, kind: str = "") -> Found | None:
        """Ask, and send a signal to the process after so many seconds."""
        self.answers.clear()
        start = time.perf_counter()
        self.process.ask(chain)
        while not self.answers:
            before = time.perf_counter()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            self.longest = max(self.longest, time.perf_counter() - before)
            running = self.process._process
            if kind and running is not None and before - start > harm and running.processId():
                os.kill(running.processId(), getattr(signal, kind))
                kind = ""
        return self.answers[0]


def main(rounds: int = ROUNDS, seed: int = 1) -> None:
    dice, said, longest = random.Random(seed), Counter[str](), Counter[str]()
    real = [name for name in SIGNALS if hasattr(signal, name)]
    with patch.multiple(derivative_process, LONGEST=LONGEST, MOST_BYTES=MOST_BYTES, FAILURES=10**9):
        for i in range(rounds):
            kind = (*PROGRAMS, *real)[i % (len(PROGRAMS) + len(real))]
            owner = QObject()
            asked = Round(DerivativeProcess(owner))
            _harm(asked, kind, dice, said)
            _recover(asked)
            asked.process.stop()
            longest[kind] = max(longest[kind], round(1e6 * asked.longest))
    rows = [(kind, most / 1e3, most / longest["good"]) for kind, most in longest.items()]
    print_table(f"{rounds} rounds", ("longest wait of the window", "ms", "× without harm"), rows)
    print_table("answers", ("", "times"), said.most_common())


def _harm(asked: Round, kind: str, dice: random.Random, said: Counter[str]) -> None:
    command = (sys.executable, "-c", PROGRAMS[kind]) if kind in PROGRAMS else COMMAND
    with patch.object(derivative_process, "COMMAND", command):
        signals = kind if kind in SIGNALS else ""
        found = asked.ask(parse(dice.choice(FORMULAS)), dice.uniform(0, 0.8), signals)
    said["nothing" if found is None else found.reason or "f′"] += 1


def _recover(asked: Round) -> None:
    """Ask a good process, which has to answer, as soon as the harmed one is given up."""
    asked.process.stop()
    with patch.object(derivative_process, "COMMAND", (sys.executable, "-c", PROGRAMS["good"])):
        found = asked.ask(parse("x"))
    assert found is not None
    assert found.derivative == "1", found


if __name__ == "__main__":
    application = QApplication(sys.argv)
    main(*map(int, sys.argv[1:]))
