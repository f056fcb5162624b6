"""How to have f′ worked out by another process, which can be stopped.

`COMMAND` reads one JSON object a line, ``{"formula": "x^2", "outlines": true}``, and
answers each with one line, ``{"formula": "x^2", "derivative": "2*x", "reason": ""}``;
`derivative` is null where there is no formula, and `reason` says why. With `outlines`
the formula's own outline comes first, in a line ``{"formula": "x^2", "outline": …}``,
and the last line holds that of f′. A request with ``"by": "a"`` is for the derivative by a
parameter, and so are its answers, which repeat that entry. Once, all is loaded:
``{"ready": true}`` says so.

A chain may nest deeper than a text that can be read: where there is a ``"chain"``, packed as
in a document, that is worked on, and the formula is only the name it is answered by.
"""

import json
import subprocess
import sys
from pathlib import Path

from core.chain import Chain
from core.chain.serialize import packed
from core.formula import format

OPTION = "--symbolic-worker"
"""Makes the program itself that process, where it comes without an interpreter for `-m`."""

_IS_BUNDLE = hasattr(sys, "frozen")
COMMAND = (sys.executable, OPTION) if _IS_BUNDLE else (sys.executable, "-m", "core.symbolic")
"""To be run in FOLDER."""

FOLDER = Path(__file__).resolve().parent.parent.parent
"""What holds the package core."""

SECONDS = 5.0
"""How long a report waits for f′."""


def request(chain: Chain, *, by: str = "x", outlines: bool = False) -> str:
    """Write the line that asks about a chain's derivative by x or by a parameter.

    Examples
    --------
    >>> request(Chain())
    '{"formula": "x", "chain": {"start": "x", "blocks": []}, "outlines": false}'
    """
    asked = {"formula": format(chain), "chain": packed(chain), "outlines": outlines}
    return json.dumps(asked if by == "x" else asked | {"by": by})


def ask(chain: Chain, seconds: float = SECONDS) -> str | None:
    """Have another process find f′ for so many seconds; None if it is not found by then.

    Examples
    --------
    >>> from core.formula import parse
    >>> ask(parse("x^2"))
    '2*x'
    """
    try:
        done = subprocess.run(
            COMMAND, input=request(chain) + "\n", cwd=FOLDER, timeout=seconds,
            capture_output=True, check=True, encoding="utf-8",
        )  # fmt: skip
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        # The work on a heavy formula was ended, by the clock here or by its own limits.
        return None
    found = json.loads(done.stdout)["derivative"]
    return found if found is None else str(found)
