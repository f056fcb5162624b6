"""The process that `worker` describes: formulas in, derivatives out."""

import json
import os
import signal
import sys

from core.symbolic.answers import answers
from core.symbolic.bounds import bound_the_work, limit, stand_back


def main() -> None:
    """Answer each line on stdin, until it ends or nobody reads the answers any more."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    stand_back()
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # both are TextIOWrappers
    try:
        for line in sys.stdin:
            bound_the_work()
            for answer in answers(line, limit):
                sys.stdout.write(json.dumps(answer) + "\n")
                sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would be written at exit, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
