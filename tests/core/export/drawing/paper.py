"""A figure on paper, and the pixels at its coordinates."""

from dataclasses import replace
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

from core.document import DEFAULTS, Document, Shown
from core.export.drawing.sheet import as_it_comes, laid_out, new_sheet
from core.export.look import SCREEN, Look
from core.formula import parse

BARE = replace(SCREEN, title="")


class Paper:
    """A figure on paper, with its words or without."""

    def __init__(
        self, text: str, shown: Shown = DEFAULTS, look: Look = BARE, *, words: bool = False,
        **others: Any,
    ) -> None:  # fmt: skip
        with as_it_comes():
            sheet = new_sheet(look, look.inches)
            self.laid = laid_out(Document(parse(text), **others), look, shown, sheet=sheet)
            self.figure, self.page = self.laid.figure, self.laid.page
            for written in [] if words else list(sheet.texts):
                written.remove()
            canvas = FigureCanvasAgg(sheet)
            canvas.draw()
        self.rgb = np.asarray(canvas.buffer_rgba())[..., :3].astype(int)
        self.dots = self.rgb.shape[1] / self.page.size[0]

    def at(self, x: float, y: float, right: int = 0, up: int = 0) -> tuple[int, int]:
        """The row and the column where a point of the plane is, and so many dots beside it."""
        (across,), (above,) = self.page.across([x]), self.page.up([y])
        return self.row(above) - up, int(across * self.dots) + right

    def row(self, up: float) -> int:
        """The row of pixels of the page."""
        return int(self.rgb.shape[0]) - 1 - int(up * self.dots)

    def colour(self, x: float, y: float, right: int = 0, up: int = 0) -> str:
        """The colour at a point of the plane."""
        return "#{:02X}{:02X}{:02X}".format(*self.rgb[self.at(x, y, right, up)])

    def ink(self, colour: str, low: tuple[float, float], high: tuple[float, float]) -> float:
        """What share of a rectangle of the plane has a colour."""
        (bottom, left), (top, right) = self.at(*low), self.at(*high)
        return float(has(self.rgb[top:bottom, left:right], colour).mean())

    def box(self, left: float, bottom: float, right: float, top: float) -> np.ndarray:
        """The dots in a box of the page."""
        columns = (int(np.floor(side * self.dots)) for side in (left, right))
        return self.rgb[slice(self.row(top), self.row(bottom) + 1), slice(*columns)]


def has(rgb: np.ndarray, *colours: str) -> np.ndarray:
    """Which dots have one of some colours."""
    wanted = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in colours])
    apart = np.abs(rgb[..., None, :] - wanted).max(axis=-1)
    return np.asarray(apart.min(axis=-1) <= 8)
