"""The curves of a plot, by name, each computed from what the last one left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from core.chain import Chain
from core.document import Document
from core.graph import Variable
from core.sampling import Curve, sample

ORDERS = {"f": 0, "f′": 1, "f″": 2, "f‴": 3}
"""The derivatives by name."""

NUMERICAL = "numerical f′"

NAMES = (*ORDERS, NUMERICAL)
"""All that can be drawn."""


@dataclass(frozen=True, slots=True)
class Central:
    """The central difference of a chain, a function of its own.

    Parameters
    ----------
    f : Chain
        Of what.
    step : float
        The step size h.

    Examples
    --------
    >>> import numpy as np
    >>> from core.formula import parse
    >>> print(Central(parse("abs(x)"), 0.5)(Variable(np.array(0.25))).data)
    0.5
    """

    f: Chain
    step: float

    def __call__(self, x: Variable) -> Variable:
        """Apply it."""
        ahead, behind = self.f(x + self.step), self.f(x - self.step)
        slope: Variable = (ahead - behind) / (2 * self.step)
        return slope


class Curves:
    """What is drawn of a document; sampled again, it reuses the samples that it has.

    Examples
    --------
    >>> curves = Curves()
    >>> sorted(curves.sampled(Document(), ("f", "f′"), (-4, 8), (800, 500)))
    ['f', 'f′']
    """

    def __init__(self) -> None:
        self._derivatives: tuple[Curve, ...] = ()
        self._numerical: tuple[Curve, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all refinement was done when they were last sampled."""
        return all(curve.complete for curve in (*self._derivatives, *self._numerical))

    def sampled(
        self,
        document: Document,
        names: Collection[str],
        y_range: tuple[float, float],
        size: tuple[int, int],
        budget: float | None = None,
    ) -> Mapping[str, Curve]:
        """Sample curves over a document's range of x.

        Parameters
        ----------
        document : Document
            The chain, the range of x and, for the central difference, h.
        names : collection of str
            Which of NAMES.
        y_range : tuple of float
            The visible range of y.
        size : tuple of int
            In pixels.
        budget : float, optional
            Seconds after which a heavy function is left coarse.

        Returns
        -------
        mapping of str to Curve
            The curves by name.
        """
        chain, x_range = document.chain, document.x_range
        wanted = [name for name in ORDERS if name in names]
        self._derivatives = sample(
            chain, x_range, y_range, size, [ORDERS[name] for name in wanted],
            cache=self._derivatives, budget=budget,
        ) if wanted else ()  # fmt: skip
        self._numerical = sample(
            Central(chain, document.step), x_range, y_range, size, (0,),
            cache=self._numerical, budget=budget,
        ) if NUMERICAL in names else ()  # fmt: skip
        drawn = zip(
            (*wanted, *[NUMERICAL] * len(self._numerical)),
            (*self._derivatives, *self._numerical),
            strict=True,
        )
        return dict(drawn)
