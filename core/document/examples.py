"""Functions worth a look: each sets formula, x, h and view, and says one sentence."""

from typing import NamedTuple

from core.document.document import Document
from core.document.text import number_to_keep, text_to_keep
from core.formula import parse
from core.formula.typed_number import number


class Example(NamedTuple):
    """One entry of the menu, titled by its formula unless it has a title."""

    formula: str
    x: str
    sentence: str
    title: str = ""
    step: float = 1e-4
    x_range: tuple[float, float] = (-5.0, 5.0)
    y_range: tuple[float, float] | None = None

    @property
    def name(self) -> str:
        """What stands in the menu."""
        return f"{self.title or self.formula}  at  {self.x}"

    def document(self) -> Document:
        """Make the document to show.

        Examples
        --------
        >>> EXAMPLES[0].document() == Document()
        True
        """
        chain = parse(self.formula)
        text = text_to_keep(self.formula, chain)
        ranges = self.x_range, self.y_range
        x_text = number_to_keep(self.x)
        return Document(chain, number(self.x), self.step, *ranges, text=text, x_text=x_text)


def _nested(function: str, times: int) -> str:
    return f"{function}(" * times + "x" + ")" * times


GROUPED = {
    "Rules": (
        Example(
            "exp(x^2)^2",
            "0.5",
            "Three factors; 2x is 1 here, so try x = 0.6.",
            x_range=(-1.0, 1.0),
            y_range=(-4.0, 8.0),
        ),
        Example("x^2", "2", "One rule; the numerical derivative gives 4.000000000004."),
        Example("x^2 * sin(x)", "3", "Two paths lead back to x: their contributions add."),
        Example(
            "x^x", "1.5", "Both inputs are x: 1.837 by the base and 0.745 by the exponent.",
            x_range=(0.0, 3.0),
        ),
    ),
    "Corners and jumps": (
        Example("relu(x)", "0", "A corner: no derivative, though the numerical one says 0.5."),
        Example("abs(x)", "0", "A corner: no derivative, though the numerical one says 0.0."),
        Example("floor(x)", "1", "A jump: no derivative, though the numerical one says 5000."),
        Example("tan(x)", "pi/2", "A pole: the numerical derivative says −1e8."),
        Example(
            "ln(x)", "5e-5",
            "The edge of the domain: x − h lies outside, the numerical one is nan.",
            x_range=(-1.0, 4.0),
        ),
    ),
    "Numerics": (
        Example(
            "sin(50x)", "0.3", "h is too large for so quick a wave: 7.28 against −37.98.",
            step=0.1, x_range=(0.0, 0.6),
        ),
        Example(
            "exp(x)", "1", "h is too small: round-off leaves the numerical one off by 2e-4.",
            step=1e-12,
        ),
        Example(
            "(1 - cos(x))/x^2", "1e-8", "Backprop is faithful to bad arithmetic: f itself cancels.",
        ),
    ),
    "Neural nets": (
        Example("1/(1 + exp(-x))", "0", "The sigmoid; its slope is greatest here, 0.25."),
        Example(
            _nested("tanh", 30), "2",
            "Vanishing: thirty slopes below 1 leave a gradient of 7.6e-4.",
            title="tanh, 30 times",
        ),
        Example(
            "x" + "*1.5" * 30, "1", "Exploding: 1.5 thirty times over makes a gradient of 1.9e5.",
            title="× 1.5, 30 times",
        ),
        Example(
            "1/(1 + exp(-(w x + b)))", "0.5",
            "One neuron: one backward pass gives the derivatives by x, w and b.",
        ),
    ),
}  # fmt: skip
"""By what they are about, in the order of the menu."""

EXAMPLES = tuple(example for group in GROUPED.values() for example in group)
"""All of them; the first is what the first start shows."""
