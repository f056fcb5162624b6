"""Chain to LaTeX, in the part of it that Matplotlib's mathtext knows too."""

from typing import NamedTuple

from core.chain import Block, Chain
from core.formula.notations import constant_text
from core.functions.entry import ATOM, MINUS, POWER, PRODUCT, SUM, Call, Entry, Infix, Prefix

_DIGITS = tuple(".0123456789")
_TIMES = r" \cdot "


class _Piece(NamedTuple):
    """A part of a formula.

    Attributes
    ----------
    text : str
        In LaTeX.
    level : int
        How tightly it binds.
    name : str
        What the text begins with, if that is a function's name; a power is written there.
    is_number : bool
        Whether it is a number or a named constant, which goes before its factor.
    """

    text: str
    level: int
    name: str = ""
    is_number: bool = False

    def at(self, level: int) -> str:
        """Give the text, in parentheses if it binds looser than asked for."""
        return self.text if self.level >= level else _parenthesised(self.text)


def latex(chain: Chain) -> str:
    r"""Write a chain as LaTeX.

    Parameters
    ----------
    chain : Chain
        Any chain.

    Returns
    -------
    str
        For a formula between dollar signs.

    Examples
    --------
    >>> from core.formula.parser import parse
    >>> print(latex(parse("sin(2x)^2/sqrt(x)")))
    \frac{\operatorname{sin}^{2}(2x)}{\sqrt{x}}
    """
    return _lane(chain).text


def _lane(chain: Chain) -> _Piece:
    piece = _start(chain)
    for block in chain.blocks:
        piece = _apply(piece, block)
    return piece


def _start(chain: Chain) -> _Piece:
    if chain.start == "x":
        return _Piece("x", ATOM)
    if isinstance(chain.start, str):
        return _Piece({"pi": r"\pi "}.get(chain.start, chain.start), ATOM, is_number=True)
    text = constant_text(chain.start)
    mantissa, _, exponent = text.partition("e")
    if exponent:
        factor = "" if mantissa == "1" else rf"{mantissa} \times "
        text = rf"{factor}10^{{{int(exponent)}}}"
    level = MINUS if text.startswith("-") else POWER if exponent else ATOM
    return _Piece(text, level, is_number=True)


def _apply(a: _Piece, block: Block) -> _Piece:
    """Write one block around what flows into it."""
    entry = block.function
    operands = [_lane(operand) for operand in block.operands]
    if entry.latex:
        return _filled(entry.latex, [a, *operands])
    notation = entry.notation
    if isinstance(notation, Infix):
        (b,) = operands
        return _product(a, b) if notation.level == PRODUCT else _infix(a, notation, b)
    if isinstance(notation, Prefix):
        return _Piece(notation.symbol + a.at(notation.level), notation.level)
    return _filled(_call(entry), [a, *operands])


def _infix(a: _Piece, notation: Infix, b: _Piece) -> _Piece:
    right = b.at(notation.right)
    # x + −2 needs parentheses that the levels alone do not ask for.
    right = _parenthesised(right) if right.startswith("-") else right
    return _Piece(a.at(notation.left) + notation.symbol + right, notation.level)


def _product(a: _Piece, b: _Piece) -> _Piece:
    """Write a product as people do: numbers first, and a dot only where it is needed."""
    if b.is_number and not a.is_number:
        a, b = b, a
    left, right = a.at(PRODUCT), b.at(PRODUCT)
    right = _parenthesised(right) if right.startswith("-") else right
    if a.text == "-1":
        return _Piece(f"-{right}", PRODUCT)
    return _Piece(left + _between(a, left, right) + right, PRODUCT)


def _between(a: _Piece, left: str, right: str) -> str:
    if right.startswith(_DIGITS):
        return _TIMES
    if a.is_number and "^" not in left and not right.startswith(r"\operatorname"):
        return ""
    if right.startswith(("(", r"\left(")) or (left.endswith(")") and not a.name):
        return ""
    return _TIMES if right.startswith("x") else r"\,"


def _call(entry: type[Entry]) -> str:
    """Give the template of a function that has none: its name and its inputs."""
    assert isinstance(entry.notation, Call)
    name = (entry.notation.spelling or entry.name).replace("_", r"\ ")
    inputs = ", ".join(f"#{i + 1}" for i in range(1 + len(entry.defaults)))
    return rf"\operatorname{{{name}}}({inputs})"


def _filled(template: str, inputs: list[_Piece]) -> _Piece:
    """Put inputs into a template; what is raised bare needs parentheses, or a name to raise."""
    if template.startswith("#1^"):
        base, raised = inputs[0], _replaced(template[2:], inputs)
        if base.name:
            return _Piece(base.name + raised + base.text.removeprefix(base.name), POWER)
        return _Piece(base.at(ATOM) + raised, POWER)
    name, call, arguments = template.partition("(")
    if call:
        name = _replaced(name, inputs)
        inner = _replaced(arguments.removesuffix(")"), inputs)
        return _Piece(name + _parenthesised(inner), ATOM, name)
    level = POWER if "^" in template or r"\frac" in template else ATOM
    return _Piece(_sized(_replaced(template, inputs)), level)


def _replaced(template: str, inputs: list[_Piece]) -> str:
    for i, piece in enumerate(inputs):
        template = template.replace(f"#{i + 1}", piece.at(SUM))
    return template


def _parenthesised(text: str) -> str:
    return _sized(rf"\left({text}\right)")


def _sized(template: str) -> str:
    """Let only what is tall have brackets that grow; a power of them would sink."""
    if r"\frac" in template:
        return template
    return template.replace(r"\left", "").replace(r"\right", "")
