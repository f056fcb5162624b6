"""Where each factor of the chain rule stands: on one line, or in three rows one below the other.

The places come from the symbols and from slots for the numbers, never from the numbers
themselves, so that nothing moves while x does.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QRect

from core.chain_rule.line import is_single, ratio_text
from core.chain_rule.products import MOST_FACTORS, Elision, Factor, Product, Term, terms
from core.expression import screen

SIGN, RATIO, SYMBOL, LONE_SYMBOL, NUMBER, RESULT = range(6)
"""What a piece is; a lone symbol is no factor of a product."""

MOST_PRODUCTS = 12
"""How many products are written at most, were the window ever so wide."""

_SIDES = ((" = ", RATIO), (" = ", SYMBOL), (" ≈ ", NUMBER))

LINES = len(_SIDES)
"""How many stand below one another at most."""

_Column: TypeAlias = Factor | Elision | str


class Piece(NamedTuple):
    """A text and its place.

    Attributes
    ----------
    kind : int
        Such as SYMBOL.
    what : Factor, Elision or None
        What it belongs to.
    text : str
        Empty for a factor's number and for the result, which change with x.
    area : QRect
        Where, from the upper left corner of all of it.
    """

    kind: int
    what: Factor | Elision | None
    text: str
    area: QRect


class Sizes(NamedTuple):
    """The sizes that all is built of, in pixels.

    Attributes
    ----------
    text : callable
        From a text to its width.
    number : callable
        From a factor to the width of its number's place.
    result, line : int
        The width of the result's place and the height of a line.
    """

    text: Callable[[str], int]
    number: Callable[[Factor], int]
    result: int
    line: int


class Chosen(NamedTuple):
    """What is written of the products, and whether all is on one line."""

    written: tuple[Term, ...]
    is_line: bool


def chosen(products: Sequence[Product], roomy: Sizes, width: int) -> Chosen:
    """Choose what is written of the chain rule in a width, leaving out what there is no room for.

    All is on one line if there is room for that; else in three rows, the products without their
    middle first, then only some of the products.

    Parameters
    ----------
    products : sequence of Product
        All of them.
    roomy : Sizes
        As they may become while x moves: with these it has to fit.
    width : int
        How wide it may be.
    """
    if len(products) <= MOST_PRODUCTS:
        whole = terms(products)
        fits = _right(_one_line(whole, roomy)) <= width
        if fits or is_single(whole) or not whole:
            return Chosen(whole, is_line=True)
    widths = _Widths(roomy)
    for most in range(min(len(products), MOST_PRODUCTS), 0, -1):
        for factors in (MOST_FACTORS, 5, 3):
            written = terms(products, factors, most)
            if widths.of(written) <= width:
                return Chosen(written, is_line=False)
    return Chosen(written, is_line=False)


def placed(what: Chosen, sizes: Sizes) -> tuple[Piece, ...]:
    """Place what is written, with numbers of the sizes that they have now."""
    return (_one_line if what.is_line else _three_rows)(what.written, sizes)


class _Pen:
    """Puts pieces one behind the other."""

    def __init__(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self.pieces: list[Piece] = []
        self.x = self.y = 0

    def put(self, kind: int, column: _Column, width: int = 0) -> None:
        """Put a piece and move behind it."""
        width = width or _width(kind, column, self._sizes)
        what = None if isinstance(column, str) else column
        area = QRect(self.x, self.y, width, self._sizes.line)
        self.pieces.append(Piece(kind, what, _text(kind, column), area))
        self.x += width

    def put_result(self) -> None:
        """Put the result behind its sign."""
        self.put(SIGN, " ≈ ")
        self.put(RESULT, "", self._sizes.result)


def _one_line(written: Sequence[Term], sizes: Sizes) -> tuple[Piece, ...]:
    pen = _Pen(sizes)
    pen.put(SIGN, "dy/dx")
    if not written:
        pen.put(SIGN, " = ")
        pen.put(RESULT, "", sizes.result)
        return tuple(pen.pieces)
    for sign, kind in [(" = ", LONE_SYMBOL)] if is_single(written) else _SIDES:
        pen.put(SIGN, sign)
        for column in _columns(written):
            pen.put(SIGN if isinstance(column, str) else kind, column)
    pen.put_result()
    return tuple(pen.pieces)


def _three_rows(written: Sequence[Term], sizes: Sizes) -> tuple[Piece, ...]:
    """Put each factor's ratio, symbol and number below each other."""
    pen = _Pen(sizes)
    columns = _columns(written)
    widths = [_column_width(column, sizes) for column in columns]
    pen.put(SIGN, "dy/dx")
    left = pen.x
    for sign, kind in _SIDES:
        pen.x = left
        pen.put(SIGN, sign, sizes.text(" ≈ "))
        for column, width in zip(columns, widths, strict=True):
            pen.put(SIGN if isinstance(column, str) else kind, column, width)
        pen.y += sizes.line
    pen.y -= sizes.line
    pen.put_result()
    return tuple(pen.pieces)


class _Widths:
    """How wide three rows are; columns and products are measured once for all attempts."""

    def __init__(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._columns: dict[_Column, int] = {}
        self._products: dict[int, int] = {}  # by id: they stay as long as their chain

    def of(self, written: Sequence[Term]) -> int:
        """Give the width of all that is written."""
        signs = self._sizes.text("dy/dx") + 2 * self._sizes.text(" ≈ ")
        whole = [self._product(term) for term in written if term]
        return signs + sum(whole) + max(len(whole) - 1, 0) * self._of(" + ") + self._sizes.result

    def _product(self, term: Term) -> int:
        if len(term) == 1:  # or the dots in the place of some, which are others at each attempt
            return self._of(term[0])
        if id(term) not in self._products:
            dots = (len(term) - 1) * self._of(" · ")
            self._products[id(term)] = sum(map(self._of, term)) + dots
        return self._products[id(term)]

    def _of(self, column: _Column) -> int:
        column = "…" if isinstance(column, Elision) else column
        if column not in self._columns:
            self._columns[column] = _column_width(column, self._sizes)
        return self._columns[column]


def _column_width(column: _Column, sizes: Sizes) -> int:
    return max(_width(kind, column, sizes) for _, kind in _SIDES)


def _width(kind: int, column: _Column, sizes: Sizes) -> int:
    """Give the width that a piece needs."""
    if kind == NUMBER and isinstance(column, Factor):
        return sizes.number(column)
    return sizes.text(_text(kind, column))


def _columns(written: Sequence[Term]) -> list[_Column]:
    """Give the factors of all products with the signs between them."""
    columns: list[_Column] = []
    for term in written:
        for i, factor in enumerate(term):
            if columns:
                columns.append(" · " if i else " + ")
            columns.append(factor)
    return columns


def _text(kind: int, column: _Column) -> str:
    if isinstance(column, str):
        return column
    if isinstance(column, Elision):
        return "…"
    if kind == NUMBER:
        return ""
    if kind == RATIO:
        return ratio_text(column)
    write = screen.text if kind == LONE_SYMBOL else screen.factor_text
    return write(*column.slope)


def _right(pieces: Sequence[Piece]) -> int:
    return max(piece.area.right() + 1 for piece in pieces)
