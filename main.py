"""Chainrule: parse the command line, then do headless work or open the window."""

import gc
import os
import sys
from functools import partial


def main(arguments: list[str] | None = None) -> int:
    """Run the program.

    Parameters
    ----------
    arguments : list of str, optional
        Without the program's name; those that Python was started with if left out.

    Returns
    -------
    int
        The exit status: 0, or 2 after one line on stderr about what is wrong; `core.ending` has
        the others.
    """
    # Hardly anything that loads is garbage; to look for some takes a tenth of the start.
    gc.disable()
    try:
        from core.ending import ended, prepare

        prepare()
        return ended(partial(_run, sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:  # already while that loads
        return 130
    finally:
        gc.enable()


def _run(arguments: list[str]) -> int:
    # After garbage is left alone: this loads most of the core and numpy.
    from core.serving import EXPORT, SYMBOLIC

    if arguments == [SYMBOLIC]:
        return _answer()
    if arguments == [EXPORT]:
        return _export()
    from core import cli
    from core.arguments import UsageError

    try:
        request = cli.read_arguments(arguments)
        if request.report or request.exports:
            gc.enable()
            cli.run(request)
        if request.headless:
            return 0
    except UsageError as error:
        status = cli.complain(error)
        if error.in_window and _obstacle() is None:
            from gui.app import refuse

            refuse(str(error))
        return status
    # Qt is loaded only where a window is wanted, and only after it is known that one can open.
    if (obstacle := _obstacle()) is not None:
        return cli.complain(UsageError(obstacle))
    from gui.app import run

    return run(request.document, request.path, request.screenshot)


def _obstacle() -> str | None:
    from gui.platform_check import problem

    return problem(os.environ)


def _answer() -> int:
    from core.symbolic.__main__ import main as answer_each_line

    gc.enable()
    answer_each_line()
    return 0


def _export() -> int:
    from core.export.__main__ import main as fill_each_order

    gc.enable()
    fill_each_order()
    return 0


if __name__ == "__main__":
    sys.exit(main())
