"""What differs from one library to the next: how it spells numbers and functions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.expression import Expression
from core.functions.entry import Entry


@dataclass(frozen=True, slots=True)
class Language:
    """How a library of Python is written.

    Attributes
    ----------
    label : str
        Its name in a sentence.
    names : mapping of str to str
        By operation what is called, such as ``np.sin``, or a text with places for its operands.
    helpers : mapping of str to str
        The source of what is called and no library has, by name; one may use those before it.
    constants : mapping of str to str
        π and e.
    nan : str
        What is no number.
    literal : str
        A number as the library's own, with a place for it.
    value : callable
        Gives the formula that is written for a function of the catalogue.
    own_arguments : bool
        Whether its functions refuse Python's numbers.
    decimal : str
        A number with a fraction, with a place for it.
    """

    label: str
    names: Mapping[str, str]
    helpers: Mapping[str, str]
    constants: Mapping[str, str]
    nan: str
    literal: str
    value: Callable[[type[Entry]], Expression]
    own_arguments: bool = False
    decimal: str = "{}"
