"""A figure painted by Matplotlib, without Qt and without a display."""

from core.export.drawing.sheet import FORMATS, draw

__all__ = ["FORMATS", "draw"]
