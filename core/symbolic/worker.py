"""How to have f′ worked out by another process, which can be stopped.

`COMMAND` reads one JSON object a line, ``{"formula": "x^2", "outlines": true}``, and
answers each with one line, ``{"formula": "x^2", "derivative": "2*x", "reason": ""}``;
`derivative` is null where there is no formula, and `reason` says why. With `outlines`
the formula's own outline comes first, in a line ``{"formula": "x^2", "outline": …}``,
and the last line holds that of f′. A request with ``"by": "a"`` is for the derivative by a
parameter, and so are its answers, which repeat that entry. Once, all is loaded:
``{"ready": true}`` says so.
"""

import json
import subprocess
import sys
from pathlib import Path

OPTION = "--symbolic-worker"
"""Makes the program itself that process, where it comes without an interpreter for `-m`."""

_IS_BUNDLE = hasattr(sys, "frozen")
COMMAND = (sys.executable, OPTION) if _IS_BUNDLE else (sys.executable, "-m", "core.symbolic")
"""To be run in FOLDER."""

FOLDER = Path(__file__).resolve().parent.parent.parent
"""What holds the package core."""

SECONDS = 5.0
"""How long a report waits for f′."""


def ask(formula: str, seconds: float = SECONDS) -> str | None:
    """Have another process find f′ for so many seconds; None if it is not found by then.

    Examples
    --------
    >>> ask("x^2")
    '2*x'
    """
    try:
        done = subprocess.run(
            COMMAND, input=json.dumps({"formula": formula}) + "\n", cwd=FOLDER, timeout=seconds,
            capture_output=True, check=True, encoding="utf-8",
        )  # fmt: skip
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        # The work on a heavy formula was ended, by the clock here or by its own limits.
        return None
    found = json.loads(done.stdout)["derivative"]
    return found if found is None else str(found)
