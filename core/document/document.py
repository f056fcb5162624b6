"""What is open and what a file holds: a chain, its parameters, where it is looked at, the view."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.chain import Block, Chain
from core.chain.parameters import refusal
from core.document.limits import step_refusal
from core.document.shown import DEFAULTS, Shown
from core.document.unknown import Others
from core.formula import format as format_formula
from core.formula.error import MAX_LENGTH

OPENING_CHAIN = Chain("x", (Block("square"), Block("exp"), Block("square")))
"""The notes' own example, shown at the first start."""

MOST_PINS = 4
"""How many functions may stay in the plot beside f."""

LONGEST_NAME = 100
"""How many characters the name of a pinned function may have."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A letter of the formula, its value, and from where to where its slider goes.

    A value may lie outside of the range; `text` is how it was typed, if not in digits. Raises a
    ValueError for another name, a value that is not finite, or a range that `check_range` refuses.
    """

    name: str
    value: float = 1.0
    low: float = -5.0
    high: float = 5.0
    text: str | None = None

    def __post_init__(self) -> None:
        if refusal(self.name):
            raise ValueError(refusal(self.name))
        if not math.isfinite(self.value):
            raise ValueError(f"the parameter {self.name} is a finite number, not {self.value}")
        try:
            check_range((self.low, self.high))
        except ValueError as error:
            raise ValueError(f"the parameter {self.name}: {error}") from None


@dataclass(frozen=True, slots=True)
class Pin:
    """A function that stays in the plot under a name of its own, its parameters as numbers."""

    name: str
    chain: Chain

    def __post_init__(self) -> None:
        if len(self.name) > LONGEST_NAME:
            raise ValueError(f"the name of a pin has at most {LONGEST_NAME} characters")
        if self.chain.parameters:
            named = self.chain.parameters[0]
            raise ValueError(f"the pinned {self.name} has no parameters, but there is {named}")


@dataclass(frozen=True, slots=True)
class Document:
    """A chain and how it is looked at; by default as at the first start.

    Attributes
    ----------
    step : float
        h of the central difference.
    y_range : tuple of float or None
        None fits it to the curve.
    text, x_text, step_text : str or None
        How the chain, x and h were typed, where they were; whoever changes the one changes the
        other.
    parameters : tuple of Parameter
        Those of the chain in its own order: missing ones are put in with the value 1, others left
        out.
    pins : tuple of Pin
        At most MOST_PINS, no two of one name.
    others : tuple of (tuple of str, str)
        What a file had beside what is known, by where it stood, as JSON.
    family : str
        The parameter at several values of which f is shown; of no meaning if it is none of f's.
    over : str
        The parameter over which f is shown instead of x; of no meaning if it is none of f's.
    level : str
        A value of f that is asked for, as it was typed; empty for none.
    remark : str
        What could not be taken from the file as it stood there, in a sentence; not compared.
    own_view : bool
        Whether somebody chose the ranges, by hand or in a command: then they stay when another
        function comes.
    draft : str or None
        What stands in the formula's place and means nothing, or nothing yet; at most MAX_LENGTH
        characters.

    Raises
    ------
    ValueError
        If a number is not finite, h is beyond its limits, a range is empty, reversed or reaches
        where a logarithmic axis has no place, or a name or the draft is too long.

    Examples
    --------
    >>> Document().x
    0.5
    """

    chain: Chain = field(default=OPENING_CHAIN)
    x: float = 0.5
    step: float = 1e-4
    x_range: tuple[float, float] = (-1.0, 1.0)
    y_range: tuple[float, float] | None = (-4.0, 8.0)
    log_x: bool = False
    log_y: bool = False
    text: str | None = None
    x_text: str | None = None
    parameters: tuple[Parameter, ...] = ()
    pins: tuple[Pin, ...] = ()
    shown: Shown = DEFAULTS
    others: Others = ()
    family: str = ""
    over: str = ""
    remark: str = field(default="", compare=False)
    draft: str | None = None
    own_view: bool = False
    step_text: str | None = None
    level: str = ""

    @property
    def formula(self) -> str:
        """The chain as text: as it was typed, or else as it is written."""
        return self.text or format_formula(self.chain)

    @property
    def logs(self) -> tuple[bool, bool]:
        """Whether x and y are logarithmic."""
        return self.log_x, self.log_y

    @property
    def function(self) -> Chain:
        """The chain with its parameters at their values."""
        return self.chain.with_values(**self.values) if self.parameters else self.chain

    @property
    def values(self) -> Mapping[str, float]:
        """The parameters' values by name."""
        return {parameter.name: parameter.value for parameter in self.parameters}

    def parameter(self, name: str) -> Parameter:
        """Give a parameter by its name; a ValueError if the chain has none of it."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise ValueError(refusal(name) or f"there is no parameter '{name}' in the formula")

    def with_parameter(self, parameter: Parameter) -> "Document":
        """Give the document with another value or range of a parameter that it has.

        Examples
        --------
        >>> document = Document(Chain("a"))
        >>> document.with_parameter(Parameter("a", 2.0)).values
        {'a': 2.0}
        """
        self.parameter(parameter.name)
        kept = tuple(parameter if p.name == parameter.name else p for p in self.parameters)
        return replace(self, parameters=kept)

    def with_view(
        self,
        x_range: tuple[float, float],
        y_range: tuple[float, float] | None,
        logs: tuple[bool, bool],
        *,
        own: bool,
    ) -> "Document":
        """Give the document in another view."""
        log_x, log_y = logs
        return replace(
            self, x_range=x_range, y_range=y_range, log_x=log_x, log_y=log_y, own_view=own
        )

    def in_view_of(self, seen: "Document") -> "Document":
        """Give the document in the view of another one."""
        return self.with_view(seen.x_range, seen.y_range, seen.logs, own=seen.own_view)

    def __post_init__(self) -> None:
        if not math.isfinite(self.x):
            raise ValueError(f"x is a finite number, not {self.x}")
        if reason := step_refusal(self.step):
            raise ValueError(reason)
        check_range(self.x_range)
        if self.y_range is not None:
            check_range(self.y_range)
        for name, log, limits in zip("xy", self.logs, (self.x_range, self.y_range), strict=True):
            if log and limits is not None and limits[0] <= 0:
                raise ValueError(f"the range of a logarithmic {name} is positive, not {limits}")
        if len(self.draft or "") > MAX_LENGTH:
            raise ValueError(f"a formula has at most {MAX_LENGTH} characters, its draft has more")
        names = [pin.name for pin in self.pins]
        if len(names) > MOST_PINS:
            raise ValueError(f"at most {MOST_PINS} functions are pinned, not {len(names)}")
        if len(set(names)) < len(names):
            raise ValueError(f"pinned functions have names of their own, not {', '.join(names)}")
        known = {parameter.name: parameter for parameter in self.parameters}
        own = tuple(known.get(name) or Parameter(name) for name in self.chain.parameters)
        object.__setattr__(self, "parameters", own)


def check_range(limits: tuple[float, float]) -> None:
    """Refuse, by a ValueError, what is empty, reversed or not finite."""
    low, high = limits
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"a range goes from a lower to a higher number, not {low:g} to {high:g}")
    if not math.isfinite(high - low):
        raise ValueError(f"the range from {low:g} to {high:g} is too wide")
