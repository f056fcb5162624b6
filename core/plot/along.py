"""f over a parameter instead of x, as a document of its own."""

from dataclasses import replace

from core.document import Document


def letter_of(document: Document) -> str:
    """Name what f is shown over: x, or the parameter that the document asks for if f has it."""
    return document.over if document.over in document.values else "x"


def along(document: Document) -> Document:
    """Give the document whose x is the parameter that f is shown over; itself if that is x.

    What was x is a number in it, the other parameters keep their values, and the range is that
    of the parameter's slider. There are neither pins nor a family, which are functions of x.

    Examples
    --------
    >>> from core.document import Parameter
    >>> from core.formula import parse
    >>> parameters = (Parameter("a", 3.0, 0.0, 9.0),)
    >>> document = Document(parse("x^a"), 2.0, parameters=parameters, over="a")
    >>> other = along(document)
    >>> other.x, other.x_range, other.function.trace(3.0).value
    (3.0, (0.0, 9.0), 8.0)
    """
    letter = letter_of(document)
    if letter == "x":
        return document
    chosen = document.parameter(letter)
    return replace(
        document,
        chain=document.chain.along(letter, document.x),
        text=None,
        x=chosen.value,
        x_text=None,
        parameters=tuple(p for p in document.parameters if p.name != letter),
        x_range=(chosen.low, chosen.high),
        y_range=None,
        log_x=False,
        own_view=False,
        pins=(),
        family="",
        over="",
    )
