"""How to have f′ worked out by another process, which can be stopped.

`COMMAND` reads one JSON object a line, ``{"formula": "x^2", "outlines": true}``, and
answers each with one line, ``{"formula": "x^2", "derivative": "2*x", "reason": ""}``;
`derivative` is null where there is no formula, and `reason` says why. With `outlines`
the formula's own outline comes first, in a line ``{"formula": "x^2", "outline": …}``,
and the last line holds that of f′. A request with ``"by": "a"`` is for the derivative by a
parameter, and so are its answers, which repeat that entry; ``"order": 2`` asks for f″, and
``"form"`` is one of `core.symbolic.forms`. With ``"latex"``, a list of formulas, a line
``{"drawn": …}`` with the outline of each comes before that of f′. Once, all is loaded:
``{"ready": true}`` says so.

A chain may nest deeper than a text that can be read: where there is a ``"chain"``, packed as
in a document, that is worked on, and the formula is only the name it is answered by.
"""

import json
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from core.chain import Chain
from core.chain.serialize import packed
from core.formula import format
from core.serving import FOLDER, SYMBOLIC, command_of
from core.symbolic.forms import SHORT

COMMAND = command_of("core.symbolic", SYMBOLIC)
"""To be run in FOLDER."""

SECONDS = 5
"""How long a report lets f′ be worked at."""

PATIENCE = 12
"""How many times as long it waits for that on a busy machine."""


class Found(NamedTuple):
    """f′ as formula text, or the reason why there is none."""

    derivative: str | None
    reason: str = ""


def request(
    chain: Chain,
    *,
    by: str = "x",
    outlines: bool = False,
    seconds: float | None = None,
    order: int = 1,
    form: str = SHORT,
    latex: Sequence[str] = (),
) -> str:
    """Write the line that asks about a chain's derivative by x or by a parameter.

    Examples
    --------
    >>> request(Chain())
    '{"formula": "x", "chain": {"start": "x", "blocks": []}, "outlines": false}'
    """
    asked = {"formula": format(chain), "chain": packed(chain), "outlines": outlines}
    asked |= {} if by == "x" else {"by": by}
    asked |= {} if order == 1 else {"order": order}
    asked |= {} if form == SHORT else {"form": form}
    asked |= {"latex": list(latex)} if latex else {}
    return json.dumps(asked if seconds is None else asked | {"seconds": seconds})


def ask(chain: Chain, seconds: float = SECONDS, patience: float = PATIENCE) -> Found:
    """Have another process find f′, with so many seconds of a processor's time.

    Examples
    --------
    >>> from core.formula import parse
    >>> ask(parse("x^2"))
    Found(derivative='2*x', reason='')
    """
    return ask_orders(chain, (1,), seconds, patience)[0]


def ask_orders(
    chain: Chain,
    orders: Sequence[int] = (1, 2, 3),
    seconds: float = SECONDS,
    patience: float = PATIENCE,
) -> tuple[Found, ...]:
    """Have another process find several derivatives, with so many seconds for each."""
    return _answered([request(chain, seconds=seconds, order=n) for n in orders], seconds, patience)


def ask_each(
    chains: Sequence[Chain], seconds: float = SECONDS, patience: float = PATIENCE
) -> tuple[Found, ...]:
    """Have another process find f′ of several chains."""
    return _answered([request(chain, seconds=seconds) for chain in chains], seconds, patience)


def _answered(lines: Sequence[str], seconds: float, patience: float) -> tuple[Found, ...]:
    """Have the process answer requests, all of them or none."""
    try:
        done = subprocess.run(
            COMMAND, input="".join(f"{line}\n" for line in lines), cwd=FOLDER, check=True,
            timeout=seconds * patience, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        found = [Found(answer["derivative"], answer["reason"]) for answer in answers]
        if len(found) == len(lines):
            return tuple(found)
        reason = "the process for it gave no answer"
    except subprocess.TimeoutExpired:
        reason = f"not found within {seconds * patience:g} s"
    except subprocess.CalledProcessError as error:
        by_limits = error.returncode < 0  # a signal, of the system's
        reason = "it took more than there is" if by_limits else "the process ended"
    except OSError as error:
        reason = f"the process for it could not be started: {error.strerror}"
    except (ValueError, KeyError, TypeError):
        reason = "the process for it gave no answer"
    return (Found(None, reason),) * len(lines)
