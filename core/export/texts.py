"""The exports that are text, by their suffix."""

from core.document import Document
from core.export.wanted import Wanted


def written(document: Document, suffix: str, wanted: Wanted) -> str:
    """Write a text with a suffix of SUFFIXES."""
    return _WRITERS[suffix](document, wanted)


def _code(document: Document, wanted: Wanted) -> str:
    from core.export.code import code  # its tables are made once somebody wants code

    return code(document.function, wanted.code, document.x)


def _csv(document: Document, wanted: Wanted) -> str:
    from core.export.table import as_csv

    return as_csv(document, wanted)


def _tsv(document: Document, wanted: Wanted) -> str:
    from core.export.table import as_tabs

    return as_tabs(document, wanted)


def _json(document: Document, wanted: Wanted) -> str:
    from core.export.report import as_json, report_of

    return f"{as_json(report_of(document))}\n"


def _tex(document: Document, wanted: Wanted) -> str:
    from core.export.tex import tex

    return tex(document, [wanted.what]) if wanted.what else tex(document)


def _pgfplot(document: Document, wanted: Wanted) -> str:
    from core.export.pgfplots import pgfplot

    return pgfplot(document)


_WRITERS = {
    ".csv": _csv,
    ".tsv": _tsv,
    ".json": _json,
    ".py": _code,
    ".tex": _tex,
    ".tikz": _pgfplot,
    ".pgf": _pgfplot,
}

SUFFIXES = tuple(_WRITERS)
"""Of what is text."""
