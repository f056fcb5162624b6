"""What the catalogue knows of a function, beside how to compute it."""

from typing import ClassVar, NamedTuple, TypeAlias

import numpy as np

from core.autodiff.graph import Function, Value
from core.expression import Expression
from core.expression.symbols import EVERYWHERE


class Call(NamedTuple):
    """Written as ``spelling(a)`` or ``spelling(a, b)``; the spelling is the name by default.

    Attributes
    ----------
    spelling : str
        What stands before the parenthesis.
    indexed : bool
        Whether formulas understand the operand as an index too, as in ``log₂(a)``.
    """

    spelling: str = ""
    indexed: bool = False


class Infix(NamedTuple):
    """Written between its inputs.

    Attributes
    ----------
    symbol : str
        With the spaces around it.
    level : int
        How tightly it binds, a level of `core.expression.binding`.
    left, right : int
        The loosest level its first and its second input may have without parentheses.
    """

    symbol: str
    level: int
    left: int
    right: int


class Prefix(NamedTuple):
    """Written before its input, such as the minus of a negation or the ``1/`` of a reciprocal."""

    symbol: str
    level: int


class Postfix(NamedTuple):
    """Written behind its input, such as the ``^2`` of a square."""

    symbol: str


class Cases(NamedTuple):
    """Written as ``{b < c: a, d}``, with the sign that compares."""

    symbol: str


Notation: TypeAlias = Call | Infix | Prefix | Postfix | Cases


class Entry(Function):
    """A Function of the catalogue: one class holds all that the app knows of a function.

    In the formulas `a` is the input that flows down the chain, `b` the operand, and `c` and `d`
    those after it.

    Attributes
    ----------
    name : str
        The key in CATALOGUE and the canonical name in formulas.
    aliases : tuple of str
        Further spellings that formulas understand and the palette's search finds.
    label : str
        What stands on the block.
    group : str
        The palette's heading.
    sentence : str
        What it does, for the tooltip.
    slope_in_words : str
        Its rule of differentiation, as one says it.
    formula : Expression
        The value.
    slopes : tuple of Expression
        The local derivative by each input.
    twin : Expression
        The value once more, where other libraries know a shorter way than `formula`.
    domain : Expression
        Where it is defined, as a condition.
    typeset_by_name : bool
        Whether typeset formulas have its name, and `formula` only says what that stands for.
    defaults : tuple of float
        The constants that a new block's operands start with, one for each input but the first.
    notation : Notation
        How a formula writes it.
    shorthand : str
        A second notation that formulas understand, such as ``√``.
    commutative : bool
        Whether the two inputs of an infix notation may change places.
    takes_several : bool
        Whether a call with more arguments than inputs is read as blocks one after the other.
    condition : ufunc or None
        How a choice compares its second input with its third; where it holds the first counts,
        elsewhere the fourth. What does not count may be undefined and passes no gradient.
    inverse : str
        The name of what undoes it, which its power of -1 means: sin^-1 is asin. It is needed
        where that is not the name with an a before it.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.functions import CATALOGUE
    >>> text(CATALOGUE["log"].domain), text(CATALOGUE["tanh"].slopes[0])
    ('a > 0', '1/cosh²a')
    """

    __slots__ = ()

    by_element = True
    name: ClassVar[str]
    aliases: ClassVar[tuple[str, ...]] = ()
    label: ClassVar[str]
    group: ClassVar[str]
    sentence: ClassVar[str]
    slope_in_words: ClassVar[str]
    formula: ClassVar[Expression]
    slopes: ClassVar[tuple[Expression, ...]]
    twin: ClassVar[Expression]
    domain: ClassVar[Expression] = EVERYWHERE
    typeset_by_name: ClassVar[bool] = False
    defaults: ClassVar[tuple[float, ...]] = ()
    notation: ClassVar[Notation] = Call()
    shorthand: ClassVar[str] = ""
    commutative: ClassVar[bool] = False
    takes_several: ClassVar[bool] = False
    condition: ClassVar[np.ufunc | None] = None
    inverse: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Value) -> None:
        super().__init_subclass__(**kwargs)
        if "formula" in vars(cls) and "twin" not in vars(cls):
            cls.twin = cls.formula

    @staticmethod
    def inside(*xs: Value) -> Value:
        """Tell where `domain` holds, in bools; nan inputs give False or True as they fall."""
        return True

    @classmethod
    def counting(cls, *inputs: Value) -> tuple[bool, ...]:
        """Tell which of the inputs count at one point: not the one that a choice leaves out."""
        return (True,) * len(inputs)

    @staticmethod
    def landmarks(*xs: Value) -> tuple[Value, ...]:
        """Give what the sampler must watch: arrays whose change of sign marks trouble.

        They are continuous in the inputs; a zero is a pole, a corner, a jump, an edge of the
        domain or the middle of what may be steep or narrow.
        """
        return ()

    @staticmethod
    def branches(*xs: Value) -> tuple[Value, ...]:
        """Give the piece that each point lies on, for functions that jump or have poles.

        Whole numbers or bools in float arrays: two points with different ones may not be joined
        without a closer look.
        """
        return ()
