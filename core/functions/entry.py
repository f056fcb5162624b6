"""What the catalogue knows of a function, beside how to compute it."""

from typing import Any, ClassVar, NamedTuple, TypeAlias

from core.autodiff.graph import Function

SUM, PRODUCT, MINUS, POWER, ATOM = range(5)
"""How tightly a notation binds in formula text, loosest first."""


class Call(NamedTuple):
    """Written as ``spelling(a)`` or ``spelling(a, b)``; the spelling is the name by default."""

    spelling: str = ""


class Infix(NamedTuple):
    """Written between its inputs.

    Parameters
    ----------
    symbol : str
        With the spaces around it.
    level : int
        How tightly it binds.
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


Notation: TypeAlias = Call | Infix | Prefix | Postfix


class Entry(Function):
    """A Function of the catalogue: one class holds all that the app knows of a function.

    In the texts `a` is the input that flows down the chain and `b` the operand.

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
    formula : str
        The value in symbols.
    slopes : tuple of str
        The local derivative by each input, in symbols.
    sympy : str
        Its twin: an expression in a and b that `core.symbolic` builds of SymPy's functions.
    latex : str
        How it is typeset, with #1 and #2 for the inputs; its name and parentheses if empty.
    domain : str
        Where it is defined, as a condition; empty if everywhere.
    defaults : tuple of float
        The constants that a new block's operands start with, one for each input but the first.
    notation : Notation
        How a formula writes it.
    shorthand : str
        A second notation that formulas understand, such as ``√``.
    commutative : bool
        Whether the two inputs of an infix notation may change places.

    Examples
    --------
    >>> from core.functions import CATALOGUE
    >>> CATALOGUE["log"].domain
    'a > 0'
    """

    __slots__ = ()

    name: ClassVar[str]
    aliases: ClassVar[tuple[str, ...]] = ()
    label: ClassVar[str]
    group: ClassVar[str]
    sentence: ClassVar[str]
    formula: ClassVar[str]
    slopes: ClassVar[tuple[str, ...]]
    sympy: ClassVar[str]
    latex: ClassVar[str] = ""
    domain: ClassVar[str] = ""
    defaults: ClassVar[tuple[float, ...]] = ()
    notation: ClassVar[Notation] = Call()
    shorthand: ClassVar[str] = ""
    commutative: ClassVar[bool] = False

    @staticmethod
    def inside(*xs: Any) -> Any:
        """Tell where the inputs lie in the domain.

        Parameters
        ----------
        *xs : ndarray or float
            The inputs.

        Returns
        -------
        bool or ndarray of bool
            False exactly where `domain` is broken; nan inputs give False or True as they fall.
        """
        return True

    @staticmethod
    def landmarks(*xs: Any) -> tuple[Any, ...]:
        """Give what the sampler must watch: quantities whose change of sign marks trouble.

        Parameters
        ----------
        *xs : ndarray
            The inputs.

        Returns
        -------
        tuple of ndarray
            Continuous in the inputs; a zero is a pole, a corner, a jump, an edge of the domain
            or the middle of what may be steep or narrow.
        """
        return ()

    @staticmethod
    def branches(*xs: Any) -> tuple[Any, ...]:
        """Give the piece that each point lies on, for functions that jump or have poles.

        Parameters
        ----------
        *xs : ndarray
            The inputs.

        Returns
        -------
        tuple of ndarray
            Integers or bools in float arrays; two points with different ones may not be joined
            without a closer look.
        """
        return ()
