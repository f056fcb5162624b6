"""The command line: what was asked for, and the work that needs no window."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from core import __version__, formula
from core.chain import Chain
from core.document import Document, DocumentError, in_words, load, write_all

if TYPE_CHECKING:
    from core.report import Report

_VALUES = {"--formula": 1, "--at": 1, "--range": 2, "--step": 1, "--export": 1, "--screenshot": 1}
"""How many values follow each option; they may begin with a minus."""

_SEPARATOR = "\n"
"""Between the two values of --range, on their way through argparse."""

_FIGURES = (".png", ".svg", ".pdf")
_LATER = (".json", ".py", ".tex")

HEADLESS_RANGE = (-2.0, 2.0)
"""The range of x without --formula and without a file, where there is no window."""

FORMULA_RANGE = (-10.0, 10.0)
"""The range of x with --formula."""


class UsageError(ValueError):
    """What was asked for cannot be done; the message is one line."""

    in_window = False
    """Whether a window has to say it too, because nobody may be looking at stderr."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for.

    Attributes
    ----------
    document : Document
        What to open, or to work on.
    path : Path or None
        The file the document came from.
    report, json : bool
        Whether to print the report, and whether as JSON.
    exports : tuple of Path
        The files to write.
    screenshot : Path or None
        Where to save a picture of the window.
    """

    document: Document
    path: Path | None
    report: bool
    json: bool
    exports: tuple[Path, ...]
    screenshot: Path | None

    @property
    def headless(self) -> bool:
        """Whether no window is wanted."""
        return (self.report or bool(self.exports)) and self.screenshot is None


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def read_arguments(arguments: Sequence[str]) -> Request:
    """Understand a command line.

    Parameters
    ----------
    arguments : sequence of str
        Without the program's name.

    Returns
    -------
    Request
        With everything checked that can be checked before the work starts.

    Raises
    ------
    UsageError
        For a wrong formula, number, range, file or folder: which, where and what was
        expected.
    """
    asked = make_parser().parse_args(_join_values(arguments))
    exports = tuple(_export(text) for text in asked.export)
    screenshot = None if asked.screenshot is None else _checked_folder(asked.screenshot)
    wants_report = bool(asked.report or asked.json)
    headless = (wants_report or bool(exports)) and screenshot is None
    try:
        document = _document(asked, headless=headless)
    except UsageError as error:
        error.in_window = (asked.desktop or sys.stderr is None) and not headless
        raise
    path = None if asked.file is None else Path(asked.file)
    return Request(document, path, wants_report, bool(asked.json), exports, screenshot)


def run(request: Request) -> None:
    """Print the report and write the exports.

    Parameters
    ----------
    request : Request
        What to do.

    Raises
    ------
    UsageError
        If a file cannot be written.
    """
    from core.report import as_json, as_text  # a window starts without it

    document = request.document
    told = _report(document, in_words=not request.json) if request.report else None
    contents = [(path, render(document, path)) for path in request.exports]
    try:
        write_all(contents)
    except OSError as error:
        raise UsageError(f"--export {in_words(error)}") from error
    if told:
        print(as_json(told) if request.json else as_text(told))


def _report(document: Document, *, in_words: bool) -> "Report":
    from core.report import overview, report
    from core.symbolic.worker import ask

    chain, x = document.chain, document.x
    seen = overview(chain, document.x_range, x, log=document.log_x) if in_words else ""
    return report(chain, x, document.step, ask(formula.format(chain)), seen)


def complain(error: UsageError) -> int:
    """Say on stderr, in one line, what is wrong.

    Parameters
    ----------
    error : UsageError
        What is wrong.

    Returns
    -------
    int
        The exit status.
    """
    print(f"chainrule: {' '.join(str(error).split())}", file=sys.stderr)
    return 2


def make_parser() -> argparse.ArgumentParser:
    """Make the parser, which knows every option and what it is for."""
    parser = _Parser(prog="chainrule", description="A derivative calculator.", allow_abbrev=False)
    add = parser.add_argument
    add("file", nargs="?", metavar="FILE", help="a document to open")
    add("--formula", metavar="TEXT", help="the function, such as 'x sin(x)'")
    add("--at", metavar="X", help="the point x (0.5)")
    add("--range", metavar="LO HI", help="the range of x (-2 2; -10 10 with --formula)")
    add("--step", metavar="H", help="the step size h of the central difference (1e-4)")
    add("--report", action="store_true", help="print f, f′, the numerical derivative; no window")
    add("--json", action="store_true", help="print the report as JSON")
    add("--export", metavar="PATH", action="append", default=[],
        help="write a .png .svg .pdf or .csv file; no window; may be repeated")  # fmt: skip
    add("--screenshot", metavar="PATH", help="paint the window once, save it, leave")
    add("--desktop", action="store_true", help="if FILE cannot be opened, say so in a window too")
    add("--version", action="version", version=f"%(prog)s {__version__}", help="print the version")
    return parser


def _join_values(arguments: Sequence[str]) -> list[str]:
    """Tie values to their options, because argparse takes a leading minus for an option."""
    joined: list[str] = []
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        count = _VALUES.get(option, 0)
        if count and len(rest) < count:
            raise UsageError(f"{option} expects {count} value{'s' * (count > 1)}")
        values = [rest.pop(0) for _ in range(count)]
        joined.append(f"{option}={_SEPARATOR.join(values)}" if values else option)
    return joined


def _document(asked: argparse.Namespace, *, headless: bool) -> Document:
    document = Document() if asked.file is None else _opened(Path(asked.file))
    changes: dict[str, Any] = {}
    if asked.file is None and headless:
        changes |= {"x_range": HEADLESS_RANGE, "y_range": None}
    if asked.formula is not None:
        changes |= {"x_range": FORMULA_RANGE, "y_range": None}
        changes["chain"] = _chain(asked.formula)
    if asked.at is not None:
        changes["x"] = _number("--at", asked.at)
    if asked.step is not None:
        changes["step"] = _number("--step", asked.step)
    if asked.range is not None:
        low, separator, high = asked.range.partition(_SEPARATOR)
        if not separator:
            raise UsageError("--range expects 2 values, with a space before each")
        changes["x_range"] = _number("--range", low), _number("--range", high)
        changes["y_range"] = None
    for option, change in (("--range", "x_range"), ("--step", "step")):
        try:
            document = replace(document, **{change: changes.pop(change, getattr(document, change))})
        except ValueError as error:
            raise UsageError(f"{option}: {error}") from error
    return replace(document, **changes)


def _export(text: str) -> Path:
    try:
        return checked_export(text)
    except UsageError as error:
        raise UsageError(f"--export {error}") from error


def _number(option: str, text: str) -> float:
    try:
        return formula.number(text)
    except formula.FormulaError as error:
        reason = f"expected a number such as 0.5 or pi/2; {error.reason}"
        raise UsageError(f"{option} '{_shortened(text)}': {reason}") from error


def _chain(text: str) -> Chain:
    try:
        return formula.parse(text)
    except formula.FormulaError as error:
        raise UsageError(f"--formula '{_shortened(text)}': {error}") from error


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _opened(path: Path) -> Document:
    try:
        return load(path)
    except OSError as error:
        raise UsageError(in_words(error)) from error
    except DocumentError as error:
        raise UsageError(str(error)) from error


def checked_export(text: str) -> Path:
    """Refuse a file that cannot be exported to.

    Parameters
    ----------
    text : str
        As typed.

    Returns
    -------
    Path
        With a suffix that `render` knows, in a folder that exists.

    Raises
    ------
    UsageError
        What was expected instead.
    """
    suffix = Path(text).suffix.lower()
    if suffix in _LATER:
        raise UsageError(f"{text}: {suffix} is not written yet")
    if suffix not in (*_FIGURES, ".csv"):
        expected = ", ".join((*_FIGURES, ".csv"))
        raise UsageError(f"{text}: expected a name that ends in {expected}")
    return _checked_folder(text)


def _checked_folder(text: str) -> Path:
    path = Path(text)
    try:
        if not path.parent.is_dir():
            raise UsageError(f"{text}: there is no folder '{path.parent}'")
        if path.is_dir():
            raise UsageError(f"{text} is a folder, not a file")
    except OSError as error:
        raise UsageError(f"{_shortened(text)}: {error.strerror}") from error
    if not os.access(path.parent, os.W_OK):
        raise UsageError(f"{text}: the folder '{path.parent}' cannot be written")
    return path


def render(document: Document, path: Path) -> bytes:
    """Make the content of an export.

    Parameters
    ----------
    document : Document
        What to draw or tabulate.
    path : Path
        From `checked_export`; its suffix says what is made.

    Returns
    -------
    bytes
        The file's content.
    """
    suffix = path.suffix.lower()
    # Matplotlib takes a third of a second to import, which a report need not wait for.
    if suffix in _FIGURES:
        from core.figure import draw

        return draw(document, suffix[1:])
    from core.table import as_csv

    return as_csv(document)
