"""The process that `worker` describes: formulas in, derivatives out."""

import json
import os
import signal
import sys
from dataclasses import asdict
from typing import Any

from core.chain import Chain
from core.chain.serialize import unpacked
from core.formula import FormulaError, parse
from core.formula.latex import latex

MEMORY = 4 * 2**30
"""How many bytes a formula may take."""

CPU_SECONDS = 60
"""How long a formula may keep this process at work, should nobody be left to end it."""


def main() -> None:
    """Answer each line on stdin, until it ends or nobody reads the answers any more."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        _answer_all()
    except BrokenPipeError:
        # What is left in the buffer would be written at exit, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _answer_all() -> None:
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # both are TextIOWrappers
    is_ready = False
    for line in sys.stdin:
        _bound_the_work()
        request = json.loads(line)
        formula, outlines = request["formula"], request.get("outlines", False)
        by = request.get("by", "x")
        asked = {"formula": formula} | ({} if by == "x" else {"by": by})
        try:
            chain = unpacked(request["chain"]) if "chain" in request else parse(formula)
        except FormulaError as error:
            answer = {**asked, "derivative": None, "reason": error.reason}
            _say(answer | {"outline": None} if outlines else answer)
            continue
        if outlines:
            _say({**asked, "outline": _outline("f(x) = ", chain)})
        if outlines and not is_ready:
            _warm_up()
            is_ready = True
            _say({"ready": True})
        derivative, reason = _derivative(chain, by)
        answer = {**asked, "derivative": derivative, "reason": reason}
        if outlines:
            found = None if derivative is None else parse(derivative)
            answer["outline"] = _outline(_head(by), found)
        _say(answer)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _warm_up() -> None:
    """Load SymPy, after the first outline is on its way: it takes half a second."""
    import core.symbolic.derivative  # noqa: F401  # for its being there


def _head(by: str) -> str:
    if by == "x":
        return r"f^{\prime}(x) = "
    return rf"\frac{{\partial f}}{{\partial {latex(Chain(by))}}} = "


def _derivative(chain: Chain, by: str) -> tuple[str | None, str]:
    from core.symbolic.derivative import NoFormulaError, derivative

    try:
        return derivative(chain, by), ""
    except NoFormulaError as error:
        return None, str(error)


def _outline(start: str, chain: Chain | None) -> dict[str, Any] | None:
    if chain is None:
        return None
    from core.symbolic.typeset import outline_of

    drawn = outline_of(start + latex(chain))
    return asdict(drawn) if drawn else None


def _bound_the_work() -> None:
    """Let the system end this process if a formula takes too much; Windows cannot."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, most))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


if __name__ == "__main__":
    main()
