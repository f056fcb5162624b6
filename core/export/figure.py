"""A document drawn by Matplotlib, without Qt and without a display."""

import io
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.digits import exact, short
from core.document import Document
from core.formula import format as format_formula
from core.plot.curves import Curves
from core.plot.fit import fit_chain
from core.plot.tangent import tangent

BLUE, VERMILION = "#0072B2", "#D55E00"
"""f and the forward pass; f′ and the backward pass. Told apart by the colour-blind."""

SIZE = (6.4, 4.2)
"""Inches."""

FORMATS = ("png", "svg", "pdf")
"""The suffixes that are written."""

# Text stays text in SVG and is embedded whole in PDF; ids do not change from run to run.
_STYLE: Any = {"svg.fonttype": "none", "pdf.fonttype": 42, "svg.hashsalt": "chainrule"}
_METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
    "pdf": {"CreationDate": None},
}


def draw(document: Document, suffix: str, dpi: int = 200) -> bytes:
    """Draw f, f′ and the tangent at x.

    f is solid and f′ dashed, so that the figure is legible in greyscale. It is white
    whatever the theme on screen.

    Parameters
    ----------
    document : Document
        What to draw; its ranges are the figure's.
    suffix : str
        ``png``, ``svg`` or ``pdf``.
    dpi : int
        Dots per inch of a PNG.

    Returns
    -------
    bytes
        The file's content.

    Raises
    ------
    ValueError
        If there is no such format.

    Examples
    --------
    >>> draw(Document(), "svg")[:5]
    b'<?xml'
    """
    if suffix not in FORMATS:
        raise ValueError(f"a figure is written as {', '.join(FORMATS)}, not as {suffix}")
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=SIZE, layout="constrained")
        _plot(figure.add_subplot(), document)
        content = io.BytesIO()
        figure.savefig(content, format=suffix, dpi=dpi, metadata=_METADATA[suffix])
    return content.getvalue()


def _plot(axes: Axes, document: Document) -> None:
    trace = document.chain.trace(document.x)
    here = (trace.value, trace.gradient)
    y_range = document.y_range or fit_chain(
        document.chain, document.x_range, document.x, document.logs
    )
    curves = list(Curves().sampled(document, ("f", "f′"), y_range, (800, 500)).values())
    if not document.log_y:
        axes.axhline(0, color="#999999", linewidth=0.8, zorder=0)
    if not document.log_x:
        axes.axvline(0, color="#999999", linewidth=0.8, zorder=0)
    axes.plot(curves[0].x, curves[0].y, color=BLUE, linewidth=1.8, label="f")
    axes.plot(curves[1].x, curves[1].y, color=VERMILION, linewidth=1.6, dashes=(5, 2), label="f′")
    if np.isfinite(here).all():
        slope = f"tangent at x = {exact(document.x)}, slope {short(trace.gradient)}"
        line = tangent(document.x, *here, (document.x_range, y_range), document.logs)
        axes.plot(*line, color="#555555", linewidth=0.9, label=slope)
        if trace.value > 0 or not document.log_y:
            axes.plot(document.x, trace.value, "o", color=BLUE, markersize=5)
    scales = ["log" if log else "linear" for log in document.logs]
    axes.set(xscale=scales[0], yscale=scales[1], xlim=document.x_range, ylim=y_range, xlabel="x")
    axes.set_title(_title(format_formula(document.chain)), fontsize="medium", parse_math=False)
    axes.grid(color="#e6e6e6", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize="small")


def _title(formula: str) -> str:
    text = f"f(x) = {formula}"
    return text if len(text) <= 70 else text[:69] + "…"
