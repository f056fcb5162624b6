"""How a chain was typed, as far as a document keeps it."""

from core.chain import Chain
from core.chain.parameters import on_screen
from core.digits import exact
from core.document.document import Document
from core.formula import format


def text_to_keep(text: str, chain: Chain) -> str | None:
    """Give a text that means a chain; None if it is how the chain is written anyway.

    Examples
    --------
    >>> from core.formula import parse
    >>> text_to_keep("1+x", parse("1+x")), text_to_keep("1 + x", parse("1+x"))
    ('1+x', None)
    """
    return None if text == format(chain) else text


def number_to_keep(text: str) -> str | None:
    """Give a number as it was typed; None if it is one in digits, which are kept anyway.

    Examples
    --------
    >>> number_to_keep(" pi/2"), number_to_keep("1.50"), number_to_keep("-2")
    ('pi/2', None, None)
    """
    try:
        float(text)
    except ValueError:
        return text.strip()
    return None


def x_of(document: Document) -> str:
    """Write x as it was typed, or else in all its digits.

    Examples
    --------
    >>> x_of(Document(x=0.25)), x_of(Document(x=1.5707963267948966, x_text="pi/2"))
    ('0.25', 'pi/2')
    """
    return document.x_text or exact(document.x)


def title(document: Document) -> str:
    """Write a document's function in one line, with the values of its parameters.

    Examples
    --------
    >>> from core.document.document import Parameter
    >>> from core.formula import parse
    >>> title(Document(parse("sin(a*x)"), parameters=(Parameter("a", 2.5),)))
    'f(x) = sin(a x), a = 2.5'
    """
    return ", ".join([f"f(x) = {document.formula}", *values_of(document)])


def values_of(document: Document) -> list[str]:
    """Write the values of the parameters, in the alphabet's order."""
    ordered = sorted(document.parameters, key=lambda parameter: parameter.name)
    return [f"{on_screen(p.name)} = {p.text or exact(p.value)}" for p in ordered]
