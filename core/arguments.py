"""The options of the command line, and how their values come through argparse."""

import argparse
from collections.abc import Sequence
from functools import partial
from typing import NoReturn

from core import ending
from core.version import __version__

_VALUES = {
    "--formula": 1,
    "--at": 1,
    "--range": 2,
    "--step": 1,
    "--set": 1,
    "--export": 1,
    "--curves": 1,
    "--preset": 1,
    "--width": 1,
    "--dpi": 1,
    "--theme": 1,
    "--axes": 1,
    "--title": 1,
    "--what": 1,
    "--code": 1,
    "--rows": 1,
    "--decimal": 1,
    "--screenshot": 1,
}
"""How many values follow each option; they may begin with a minus."""

SEPARATOR = "\n"
"""Between the two values of --range, on their way through argparse."""

_MARK = "="
"""Before each value, on its way: of one that is -- alone, argparse would leave nothing."""


EXAMPLES = """examples:
  chainrule --formula "x sin(x)" --at pi/2 --report
  chainrule --formula "a sin(b x)" --set a=2 --set b=pi --json
  chainrule --formula "tan(x)" --range -5 5 --export tan.svg --export tan.csv
  chainrule --formula "1/x" --export paper.pdf --preset half --axes origin --grey
  chainrule --formula "x^2 sin(x)" --at 0.5 --export chain.png --what chain
  chainrule --formula "x^2 sin(x)" --export both.svg --what both --width 8.4cm --derivative
  chainrule --formula "x^2" --export tangent.gif --export f.py --code notes
"""


class UsageError(ValueError):
    """What was asked for cannot be done; the message is one line."""

    in_window = False
    """Whether a window has to say it too, because nobody may be looking at stderr."""


class _HelpFormatter(argparse.HelpFormatter):
    """Fills all lines but those of the examples."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if text == EXAMPLES else super()._fill_text(text, width, indent)


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Give each option's value as it was typed; a UsageError for what is none."""
    return make_parser().parse_args(_join_values(arguments))


def make_parser() -> argparse.ArgumentParser:
    """Make the parser, which knows every option and what it is for."""
    parser = _Parser(
        prog="chainrule",
        description="A derivative calculator.",
        epilog=EXAMPLES,
        formatter_class=_HelpFormatter,
        allow_abbrev=False,
    )
    add, take = parser.add_argument, partial(parser.add_argument, type=_value)
    add(
        "file",
        nargs="?",
        metavar="FILE",
        help="a document to open, a figure, or a link (chainrule:x^2?x=3)",
    )
    take("--formula", metavar="TEXT", help="the function, such as 'x sin(x)'")
    take("--at", metavar="X", help="the point x (0.5)")
    take("--range", metavar="LO HI", help="the range of x (-2 2; -10 10 with --formula)")
    take("--step", metavar="H", help="the step size h of the central difference (1e-4)")
    take("--set", metavar="A=VALUE", action="append", default=[],
        help="the value of a parameter, such as a=2 or a=pi/2 (1); may be repeated")  # fmt: skip
    add("--report", action="store_true", help="print f, f′, the numerical derivative; no window")
    add("--json", action="store_true", help="print the report as JSON")
    take("--export", metavar="PATH", action="append", default=[],
        help="write a file: .png .svg .pdf, .gif .webp .apng, .csv .tsv .json, .py, .tex .tikz "
        ".pgf .dot; no window; may be repeated")  # fmt: skip
    take("--what", metavar="NAME", help="what a file shows: plot, chain (with its numbers), both, "
         "table, rule (the chain rule), errors (against h), or tangent or secant, which move; if "
         "not said, what its suffix is usual for")  # fmt: skip
    take("--code", metavar="NAME", help="what a .py is written for: numpy (if not said), notes "
         "(the course notes' Variable and Function), torch, jax or sympy")  # fmt: skip
    take(
        "--rows", metavar="NAME", help="the rows of a table: even, or drawn (closer where f bends)"
    )
    take("--decimal", metavar="NAME",
         help="a decimal point in a table, or comma; in a .csv between semicolons")  # fmt: skip
    take(
        "--curves", metavar="F,F′,…", help="which curves are shown: f, f′ or f', f″, f‴, numerical"
    )
    take("--preset", metavar="NAME", help="the look of a figure: screen, slide, full, half, square")
    take("--width", metavar="8.4cm", help="how wide a figure is: in cm, mm, in or px")
    take("--dpi", metavar="N", help="dots to an inch of a PNG")
    take("--theme", metavar="NAME", help="the paper of a figure: light or dark")
    take("--axes", metavar="NAME", help="a frame around a figure, or axes through the origin")
    take("--title", metavar="TEXT", help="above a figure instead of the formula; '' for none")
    add("--transparent", action="store_true", help="no paper behind a figure")
    add("--grey", action="store_true", help="a figure without colours")
    add("--derivative", action="store_true", help="f′ below f above a figure")
    add("--proof", action="store_true", help="mark in a figure where its curves are not proved")
    take("--screenshot", metavar="PATH", help="paint the window once, save it, leave")
    add("--desktop", action="store_true", help="if FILE cannot be opened, say so in a window too")
    add("--version", action="version", version=f"%(prog)s {__version__}", help="print the version")
    return parser


def _join_values(arguments: Sequence[str]) -> list[str]:
    """Tie values to their options, because argparse takes a leading minus for an option."""
    joined: list[str] = []
    rest = list(arguments)
    while rest:
        option, tied, value = rest.pop(0).partition("=")
        count = _VALUES.get(option, 0)
        if not tied and len(rest) < count:
            raise UsageError(f"{option} expects {count} value{'s' * (count > 1)}")
        values = [value] if tied else [rest.pop(0) for _ in range(count)]
        mark = _MARK if count else ""
        joined.append(f"{option}={mark}{SEPARATOR.join(values)}" if tied or count else option)
    return joined


def _value(marked: str) -> str:
    return marked.removeprefix(_MARK)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

    def _print_message(self, message: str, file: object = None) -> None:
        """Say it as all else is said: argparse is silent where it cannot be written."""
        ending.say(message)
