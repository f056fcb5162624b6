"""The command line: what was asked for, and the work that needs no window."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core import ending, formula
from core.arguments import SEPARATOR, UsageError, parsed
from core.chain import Chain
from core.chain.parameters import canonical
from core.document import Document, DocumentError
from core.document.file_format import load_stamped
from core.document.files import in_words, write_all
from core.document.link import LinkError, from_link, is_link
from core.document.text import number_to_keep, text_to_keep
from core.export.export import (
    ExportError,
    Obstacle,
    checked_export,
    checked_folder,
    render,
)
from core.export.look import SCREEN, Look, Unfit
from core.export.things import FORMATS, MOVING, PICTURES, SUFFIXES, TABLES, suffixes_of
from core.export.typed_look import typed_look
from core.export.wanted import DECIMALS, LANGUAGES, ROWS, USUAL, Wanted
from core.shortened import shortened

_OBSTACLES = {
    Obstacle.UNKNOWN_SUFFIX: f"expected a name that ends in {', '.join(SUFFIXES)}",
    Obstacle.NO_FOLDER: "there is no folder '{folder}'",
    Obstacle.IS_FOLDER: "this is a folder, not a file",
    Obstacle.LOCKED_FOLDER: "the folder '{folder}' cannot be written",
    Obstacle.SYSTEM: "{system}",
}

_CHOICES = (
    ("code", (".py",), LANGUAGES),
    ("rows", TABLES, ROWS),
    ("decimal", TABLES, DECIMALS),
)
"""Options of texts: of files with which suffixes, and what may be said."""

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
    look: Look = SCREEN
    wanted: Wanted = USUAL
    what: str = ""

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
    json, look, wanted, what = bool(asked.json), _look(asked), _wanted(asked), _what(asked)
    return Request(document, path, wants_report, json, exports, screenshot, look, wanted, what)


def run(request: Request) -> None:
    """Print the report and write the exports.

    Raises
    ------
    UsageError
        If a file cannot be written.
    """
    document = request.document
    told = _report(document, json=request.json) if request.report else ""
    look, wanted, what = request.look, request.wanted, request.what
    try:
        contents = [(path, render(document, path, None, look, wanted, what))
                    for path in request.exports]  # fmt: skip
        write_all(contents)
    except Unfit as error:
        raise UsageError(f"--export: {error}") from error
    except OSError as error:
        raise UsageError(f"--export {in_words(error)}") from error
    if told:
        _print(told)


def _print(text: str) -> None:
    if sys.stdout is None:
        raise UsageError("--report: standard output is closed")
    ending.say(f"{text}\n")


def _report(document: Document, *, json: bool) -> str:
    from core.export.report import as_json, as_text, in_words, report_of  # a window needs it not

    return as_json(report_of(document)) if json else as_text(in_words(document))


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
    if asked.curves is not None:
        from core.plot.curves import curves_named  # a report starts without it

        try:
            curves = curves_named(asked.curves)
        except ValueError as error:
            raise UsageError(f"--curves '{shortened(asked.curves)}': {error}") from error
        changes["shown"] = document.shown._replace(curves=curves)
    for option, change in (("--range", "x_range"), ("--step", "step")):
        try:
            document = replace(document, **{change: changes.pop(change, getattr(document, change))})
        except ValueError as error:
            raise UsageError(f"{option}: {error}") from error
    return _with_parameters(replace(document, **changes), asked.set)


def _look(asked: Namespace) -> Look:
    """Give the look of a figure, of which something may be asked only where one is exported."""
    options = ("preset", "width", "dpi", "theme", "axes", "title", "transparent", "grey",
               "derivative", "proof")  # fmt: skip
    typed = {name: getattr(asked, name) for name in options}
    first = next((name for name, value in typed.items() if value not in (None, False)), None)
    figures = (*PICTURES, *MOVING)
    if first and not any(Path(name).suffix.lower() in figures for name in asked.export):
        raise UsageError(f"--{first} is for a figure: add --export with a {', '.join(figures)}")
    try:
        return typed_look(**typed)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _what(asked: Namespace) -> str:
    """Give of what the exports are; refused where no file can be of that."""
    if asked.what is None:
        return ""
    if asked.what not in FORMATS:
        expected = ", ".join(FORMATS)
        raise UsageError(f"--what '{shortened(asked.what)}': expected one of {expected}")
    suffixes = suffixes_of(asked.what)
    if not any(Path(name).suffix.lower() in suffixes for name in asked.export):
        named = " or ".join(suffixes)
        raise UsageError(f"--what {asked.what} is for a {named} file: add --export with one")
    return str(asked.what)


def _wanted(asked: Namespace) -> Wanted:
    """Give what is wanted of texts; an option is refused where it means nothing."""
    wanted = USUAL
    for option, suffixes, choices in _CHOICES:
        if (value := getattr(asked, option)) is None:
            continue
        if value not in choices:
            expected = ", ".join(choices)
            raise UsageError(f"--{option} '{shortened(value)}': expected one of {expected}")
        if not any(Path(name).suffix.lower() in suffixes for name in asked.export):
            named = " or ".join(suffixes)
            raise UsageError(f"--{option} is for a {named} file: add --export with one")
        wanted = replace(wanted, **{option: value})
    return wanted


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
    """Read a file or a link, and give the file if what it holds may be saved to it."""
    if name is None:
        return Document(), None
    if is_link(name):
        try:
            return from_link(name), None
        except LinkError as error:
            raise UsageError(str(error)) from error
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
