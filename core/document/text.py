"""How a chain was typed, as far as a document keeps it."""

from core.chain import Chain
from core.formula import format


def text_to_keep(text: str, chain: Chain) -> str | None:
    """Give a text that means a chain; None if it is how the chain is written anyway.

    Examples
    --------
    >>> from core.formula import parse
    >>> text_to_keep("1+x", parse("x + 1")), text_to_keep("x + 1", parse("x + 1"))
    ('1+x', None)
    """
    return None if text == format(chain) else text
