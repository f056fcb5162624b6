"""How fast this machine is, here and now."""

import time

from core.formula import parse

_SUM = "+".join(["x"] * 2000)


def within_a_second(spent: float) -> bool:
    """Whether an idle machine takes at most a second for what took `spent` seconds of CPU here,
    where the machine may be slow and shared, and every line counted for coverage."""
    return spent < 1 or spent < 10 * _tenth()


def _tenth() -> float:
    """What an idle machine does in a tenth of a second: it reads a sum of 2000."""
    started = time.process_time()
    parse(_SUM)
    return time.process_time() - started
