"""f and its derivatives as a table of numbers."""

import csv
import io
import math
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.compiled.compiled import compile
from core.document import FIRST, Document
from core.document.text import title
from core.export.wanted import USUAL, Wanted
from core.plot.curves import NUMERICAL, ORDERS, Central, Curves
from core.plot.value_table import values_at
from core.version import __version__

ROWS = 1001
"""How many evenly spaced points a table has, both ends included."""

_SEPARATORS = {"point": ",", "comma": ";"}


def as_csv(document: Document, wanted: Wanted = USUAL) -> str:
    r"""Write x, f(x), f′(x) and what else is chosen to be shown, over the document's range of x.

    The first line is a comment with the formula, versions and columns. Numbers read back to the
    same bits; nothing stands where there is no number, and inf where it is too large for one. With
    the decimal comma, semicolons stand between the columns.

    Examples
    --------
    >>> from core.formula import parse
    >>> print(as_csv(Document(parse("1/x"), x_range=(0, 1000))).split("\n", 2)[2][:16])
    0.0,,
    1.0,1.0,-1
    """
    heads, columns = _columns(document, wanted)
    about = f"Chainrule {__version__}, NumPy {np.__version__}; {', '.join(heads)}"
    formula = " ".join(title(document).split())
    body = _written(heads, columns, _SEPARATORS[wanted.decimal], wanted.decimal)
    return f"# {formula}; {about}\n{body}"


def as_tabs(document: Document, wanted: Wanted = USUAL) -> str:
    """Write the same with tabs and no comment, as a spreadsheet takes it."""
    return _written(*_columns(document, wanted), "\t", wanted.decimal)


def _written(
    heads: Sequence[str], columns: Sequence[Sequence[float]], separator: str, decimal: str
) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(heads)
    for row in zip(*columns, strict=True):
        numbers = ["" if math.isnan(number) else repr(number) for number in row]
        if decimal == "comma":
            numbers = [number.replace(".", ",") for number in numbers]
        writer.writerow(numbers)
    return text.getvalue()


@no_float_warnings
def _columns(document: Document, wanted: Wanted) -> tuple[list[str], list[list[float]]]:
    """Give the columns and what stands above them: always x, f and f′."""
    f = document.function
    places = _as_drawn(document) if wanted.rows == "drawn" else even_places(document)
    rows = values_at(f, places)
    heads = ["x", "f(x)", "f'(x)"]
    columns = [list(column) for column in zip(*rows, strict=True)]
    x, shown = np.array(places), document.shown.curves
    for name, order in ORDERS.items():
        if name in shown and name not in FIRST:
            heads.append("f" + "'" * order + "(x)")
            columns.append(_finite(compile(f, (order,))(x)[0]))
    if NUMERICAL in shown:
        heads.append("numerical f'(x)")
        columns.append(_finite(compile(Central(f, document.step), (0,))(x)[0]))
    return heads, columns


def _finite(numbers: np.ndarray) -> list[float]:
    told: list[float] = np.where(np.isfinite(numbers), numbers + 0.0, np.nan).tolist()
    return told


def even_places(document: Document) -> list[float]:
    """Give places that are evenly apart on the axis of x: decimals that are as short as they can.

    Examples
    --------
    >>> even_places(Document(x_range=(-2.0, 2.0)))[458]
    -0.168
    """
    low, high = document.x_range
    if document.log_x:
        spread: list[float] = np.geomspace(low, high, ROWS).tolist()
        return spread
    first, last = Decimal(repr(low)), Decimal(repr(high))
    step = (last - first) / (ROWS - 1)
    return [*(float(first + row * step) for row in range(ROWS - 1)), high]


def _as_drawn(document: Document) -> list[float]:
    """Give the places through which the plot draws f, closer where it bends."""
    from core.plot.compose import view_of  # what is even needs no view
    from core.plot.proof import SIZE

    view = view_of(document, SIZE)
    drawn = Curves().sampled(document, FIRST[:1], view.y_range, view.dots())[FIRST[0]]
    places: list[float] = np.unique(drawn.x[np.isfinite(drawn.x)]).tolist()
    return places
