"""The command line: what was asked for, and the work that needs no window."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import ending, formula
from core.arguments import SEPARATOR, UsageError, parsed
from core.chain import Chain
from core.chain.parameters import canonical
from core.document import Document, DocumentError
from core.document.file_format import load_stamped
from core.document.files import in_words, write_all
from core.document.text import number_to_keep, text_to_keep
from core.export.export import (
    SUFFIXES,
    ExportError,
    Obstacle,
    checked_export,
    checked_folder,
    render,
)
from core.shortened import shortened

if TYPE_CHECKING:
    from core.export.report import Report

_OBSTACLES = {
    Obstacle.UNKNOWN_SUFFIX: f"expected a name that ends in {', '.join(SUFFIXES)}",
    Obstacle.NOT_WRITTEN_YET: "{suffix} is not written yet",
    Obstacle.NO_FOLDER: "there is no folder '{folder}'",
    Obstacle.IS_FOLDER: "this is a folder, not a file",
    Obstacle.LOCKED_FOLDER: "the folder '{folder}' cannot be written",
    Obstacle.SYSTEM: "{system}",
}

HEADLESS_RANGE = (-2.0, 2.0)
"""The range of x without --formula and without a file, where there is no window."""

FORMULA_RANGE = (-10.0, 10.0)
"""The range of x with --formula."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for: a document, its file if it has one, and what is done."""

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


def read_arguments(arguments: Sequence[str]) -> Request:
    """Understand a command line, without the program's name.

    All is checked that can be checked before the work starts.

    Raises
    ------
    UsageError
        For a wrong formula, number, range, file or folder: which, where and what was
        expected.
    """
    asked = parsed(arguments)
    exports = tuple(_written("--export", text) for text in asked.export)
    screenshot = None if asked.screenshot is None else _written("--screenshot", asked.screenshot)
    wants_report = bool(asked.report or asked.json)
    headless = (wants_report or bool(exports)) and screenshot is None
    try:
        opened, path = _opened(asked.file)
        document = _document(asked, opened, headless=headless)
    except UsageError as error:
        error.in_window = (asked.desktop or sys.stderr is None) and not headless
        raise
    return Request(document, path, wants_report, bool(asked.json), exports, screenshot)


def run(request: Request) -> None:
    """Print the report and write the exports.

    Raises
    ------
    UsageError
        If a file cannot be written.
    """
    from core.export.report import as_json, as_text  # a window starts without it

    document = request.document
    told = _report(document, in_words=not request.json) if request.report else None
    contents = [(path, render(document, path)) for path in request.exports]
    try:
        write_all(contents)
    except OSError as error:
        raise UsageError(f"--export {in_words(error)}") from error
    if told:
        _print(as_json(told) if request.json else as_text(told))


def _print(text: str) -> None:
    if sys.stdout is None:
        raise UsageError("--report: standard output is closed")
    ending.say(f"{text}\n")


def _report(document: Document, *, in_words: bool) -> "Report":
    from core.export.report import overview, report
    from core.plot.proof import proof_of
    from core.symbolic.worker import ask

    f, x = document.function, document.x
    seen = overview(f, document.x_range, x, log=document.log_x) if in_words else ""
    told = report(f, x, document.step, *ask(document.chain), seen)
    told = replace(told, proof=proof_of(replace(document, over="")))
    if not in_words:
        return told
    return replace(told, formula=document.formula, x_text=document.x_text)


def complain(error: UsageError) -> int:
    """Say on stderr, in one line, what is wrong, and give the exit status."""
    ending.complain(str(error))
    return ending.REFUSED


def _document(asked: Namespace, document: Document, *, headless: bool) -> Document:
    changes: dict[str, Any] = {}
    if asked.file is None and headless:
        changes |= {"x_range": HEADLESS_RANGE, "y_range": None}
    if asked.formula is not None:
        changes |= {"x_range": FORMULA_RANGE, "y_range": None}
        changes["chain"] = chain = _chain(asked.formula)
        changes["text"] = text_to_keep(asked.formula, chain)
    if asked.at is not None:
        changes["x"], changes["x_text"] = _number("--at", asked.at), number_to_keep(asked.at)
    if asked.step is not None:
        changes["step"] = _number("--step", asked.step)
        changes["step_text"] = number_to_keep(asked.step)
    if asked.range is not None:
        low, separator, high = asked.range.partition(SEPARATOR)
        if not separator:
            raise UsageError("--range expects 2 values, with a space before each")
        changes["x_range"] = _number("--range", low), _number("--range", high)
        changes["y_range"], changes["own_view"] = None, True
    for option, change in (("--range", "x_range"), ("--step", "step")):
        try:
            document = replace(document, **{change: changes.pop(change, getattr(document, change))})
        except ValueError as error:
            raise UsageError(f"{option}: {error}") from error
    return _with_parameters(replace(document, **changes), asked.set)


def _with_parameters(document: Document, settings: Sequence[str]) -> Document:
    for text in settings:
        name, separator, value = map(str.strip, text.partition("="))
        if not separator:
            reason = "expected a parameter and its value, such as a=2"
            raise UsageError(f"--set '{shortened(text)}': {reason}")
        name = canonical(name)
        try:
            parameter = document.parameter(name)
        except ValueError as error:
            raise UsageError(f"--set '{shortened(text)}': {error}") from error
        number = _number(f"--set {name}", value)
        document = document.with_parameter(replace(parameter, value=number))
    return document


def _number(option: str, text: str) -> float:
    try:
        return formula.number(text)
    except formula.FormulaError as error:
        reason = f"expected a number such as 0.5 or pi/2; {error.reason}"
        raise UsageError(f"{option} '{shortened(text)}': {reason}") from error


def _chain(text: str) -> Chain:
    try:
        return formula.parse(text)
    except formula.FormulaError as error:
        raise UsageError(f"--formula '{shortened(text)}': {error}") from error


def _opened(name: str | None) -> tuple[Document, Path | None]:
    """Read a file, and give it too, if what it holds may be saved to it."""
    if name is None:
        return Document(), None
    path = Path(name)
    try:
        document, stamp = load_stamped(path)
        return document, path if stamp else None
    except OSError as error:
        raise UsageError(in_words(error)) from error
    except DocumentError as error:
        raise UsageError(str(error)) from error


def _written(option: str, text: str) -> Path:
    """Give a file that can be written."""
    checked = checked_export if option == "--export" else checked_folder
    try:
        return checked(Path(text))
    except ExportError as error:
        path = error.path
        reason = _OBSTACLES[error.obstacle].format(
            suffix=path.suffix.lower(), folder=path.parent, system=error.system
        )
        raise UsageError(f"{option} {shortened(text)}: {reason}") from error
