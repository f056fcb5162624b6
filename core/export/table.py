"""f and f′ as a table of numbers."""

import csv
import io

import numpy as np

from core.autodiff.graph import Variable
from core.document import Document
from core.document.text import title

ROWS = 1001
"""How many points a table has, evenly spaced and both ends included."""


def as_csv(document: Document) -> str:
    """Write x, f(x) and f′(x) over the document's range of x as comma-separated values.

    Numbers read back to the same bits; what is undefined is ``nan``. Of a function with parameters
    the first line is a comment, with the formula and their values.

    Examples
    --------
    >>> from core.formula import parse
    >>> print(as_csv(Document(parse("x^2"), x_range=(0, 1000))).splitlines()[3])
    2.0,4.0,4.0
    """
    spread = np.geomspace if document.log_x else np.linspace
    x = Variable(spread(*document.x_range, ROWS))
    y = document.function(x)
    y.backward()
    text = io.StringIO()
    if document.parameters:
        text.write(f"# {title(document)}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("x", "f(x)", "f'(x)"))
    writer.writerows(zip(x.data.tolist(), y.data.tolist(), x.grad.tolist(), strict=True))
    return text.getvalue()
