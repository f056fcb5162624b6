"""A figure painted by Matplotlib, without Qt and without a display."""

from core.export.drawing.sheet import FORMATS, draw, sheet_of

__all__ = ["FORMATS", "draw", "sheet_of"]
