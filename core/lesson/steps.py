"""What happens in one step of a pass, as plain data without words."""

from enum import Enum
from typing import NamedTuple, TypeAlias

from core.chain import Path
from core.chain.problem import Problem


class Direction(Enum):
    """Which way a pass runs."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Input(NamedTuple):
    """One of the inputs of a block.

    Attributes
    ----------
    name : str
        The wire it comes over, or what that wire starts at.
    value : float
        What comes in.
    slope : float
        The block's local derivative by it.
    symbols : str
        That derivative as a formula; empty where it is a plain number or too long to be read.
    formula : str
        The same with the numbers that come in put in; empty also where it says no more.
    gradient, bound : float
        What is sent back, and how far rounding may have moved it.
    listens : bool
        Whether anything is sent back there: not where a plain number comes in.
    start : str
        The letter that the wire starts at, if it is the only one that does: what is sent back
        is the derivative by that letter then.
    """

    name: str
    value: float
    slope: float
    symbols: str
    formula: str
    gradient: float
    bound: float
    listens: bool
    start: str


class AtBlock(NamedTuple):
    """A pass goes through a block.

    Attributes
    ----------
    path : tuple of int
        Which block.
    function, label : str
        Its key in CATALOGUE, and what stands on it.
    inputs : tuple of Input
        What goes in, the flowing value first.
    formula : str
        Its value with the numbers that come in put in; empty where that is too long to be read.
    value, value_bound : float
        What comes out, and how far rounding may have moved it.
    gradient, gradient_bound : float
        What arrives at its output on the way back, and how far that may be off.
    problem : Problem or None
        Why it gives no value.
    is_first : bool
        Whether the pass begins here.
    is_left_out : bool
        Whether a choice further on does not take it at this x.
    """

    direction: Direction
    path: Path
    function: str
    label: str
    inputs: tuple[Input, ...]
    formula: str
    value: float
    value_bound: float
    gradient: float
    gradient_bound: float
    problem: Problem | None
    is_first: bool
    is_left_out: bool


class AtSum(NamedTuple):
    """What came back to a letter over several paths is added.

    Attributes
    ----------
    letter : str
        x or a parameter.
    shares : tuple of float
        What came back over each path.
    over : tuple of str
        What stands on the block at which each path begins.
    total, bound : float
        Their sum, and how far rounding may have moved it.
    """

    letter: str
    shares: tuple[float, ...]
    over: tuple[str, ...]
    total: float
    bound: float


Step: TypeAlias = AtBlock | AtSum
