"""The curves of a plot, by name, each computed from what the last one left."""

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from core.autodiff.graph import Function, Variable
from core.chain import Chain, Path
from core.document import FIRST, Document
from core.incremental import Slices, whole
from core.plot.logarithmic import Seen, plain
from core.plot.scale import Scale
from core.sampling import Curve, sample_in_slices
from core.sampling.graph_nodes import functions_of

ORDERS = {"f": 0, "f′": 1, "f″": 2, "f‴": 3}
"""The derivatives by name."""

NUMERICAL = "numerical f′"

LOOKED_AT = 200
"""At how many even places a curve is looked at for negative values."""

NAMES = (*ORDERS, NUMERICAL)
"""All that can be drawn."""


def called(name: str, letter: str) -> str:
    """Say what a curve is called where f is shown over a letter.

    Examples
    --------
    >>> called("f′", "x"), called("f′", "a")
    ('f′', '∂f/∂a')
    """
    return f"∂f/∂{letter}" if name == FIRST[1] and letter != "x" else name


def curves_named(text: str) -> tuple[str, ...]:
    """Give the curves that a text names, with commas between them; a ValueError for another word.

    Examples
    --------
    >>> curves_named("f, f', f''"), curves_named("numerical")
    (('f', 'f′', 'f″'), ('numerical f′',))
    """
    spelled = {name.replace("‴", "′′′").replace("″", "′′"): name for name in NAMES}
    spelled["numerical"] = NUMERICAL
    found = []
    for word in text.split(","):
        plain = word.strip().replace("'", "′").replace("‴", "′′′").replace("″", "′′")
        if plain not in spelled:
            raise ValueError("expected some of f, f′, f″, f‴ and numerical, with commas between")
        found.append(spelled[plain])
    return tuple(name for name in NAMES if name in found)


@dataclass(frozen=True, slots=True)
class Central:
    """The central difference of a chain with the step size h, a function of its own.

    Examples
    --------
    >>> import numpy as np
    >>> from core.formula import parse
    >>> print(Central(parse("abs(x)"), 0.5)(Variable(np.array(0.25))).data)
    0.5
    """

    f: Chain
    step: float

    @property
    def values(self) -> Mapping[str, float]:
        """The values of its parameters."""
        return self.f.values

    def with_values(self, **values: float | Variable) -> "Central":
        """Give the same with its parameters at other values."""
        return Central(self.f.with_values(**values), self.step)

    def __call__(self, x: Variable) -> Variable:
        """Apply it."""
        ahead, behind = self.f(x + self.step), self.f(x - self.step)
        slope: Variable = (ahead - behind) / (2 * self.step)
        return slope

    @property
    def depends_on_x(self) -> bool:
        """Whether its graph starts at x."""
        return self.f.depends_on_x

    def record(self, x: Variable, functions: dict[Path, Function]) -> Variable:
        """Apply it and note all Functions that were called, under paths of one number each."""
        slope = self(x)
        functions.update({(i,): g for i, g in enumerate(functions_of(slope))})
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
        self._seen: dict[str, tuple[Curve, ...]] = {}

    @property
    def complete(self) -> bool:
        """Whether all refinement was done when they were last sampled."""
        seen = (curve for curves in self._seen.values() for curve in curves)
        return all(curve.complete for curve in (*self._derivatives, *self._numerical, *seen))

    def sampled(
        self,
        document: Document,
        names: Collection[str],
        y_range: tuple[float, float],
        size: tuple[int, int],
        budget: float | None = None,
    ) -> Mapping[str, Curve]:
        """Sample those of NAMES that are asked for over a document's range of x.

        `y_range` is what is visible of y, `size` is in pixels, and after so many seconds as the
        budget has a heavy function is left coarse.
        """
        return whole(self.sampled_in_slices(document, names, y_range, size, budget))

    def sampled_in_slices(
        self,
        document: Document,
        names: Collection[str],
        y_range: tuple[float, float],
        size: tuple[int, int],
        budget: float | None = None,
    ) -> Slices[Mapping[str, Curve]]:
        """Do as `sampled` does, one batch of evaluations after the other."""
        if any(document.logs):
            return (yield from self._on_logarithms(document, names, y_range, size, budget))
        self._seen = {}
        f, x_range, start = document.function, document.x_range, time.perf_counter()
        wanted = [name for name in ORDERS if name in names]
        self._derivatives = (yield from sample_in_slices(
            f, x_range, y_range, size, [ORDERS[name] for name in wanted],
            cache=self._derivatives, budget=budget,
        )) if wanted else ()  # fmt: skip
        self._numerical = (yield from sample_in_slices(
            Central(f, document.step), x_range, y_range, size, (0,),
            cache=self._numerical, budget=budget and max(budget + start - time.perf_counter(), 0.0),
        )) if NUMERICAL in names else ()  # fmt: skip
        drawn = zip(
            (*wanted, *[NUMERICAL] * len(self._numerical)),
            (*self._derivatives, *self._numerical),
            strict=True,
        )
        return dict(drawn)

    def _on_logarithms(
        self,
        document: Document,
        names: Collection[str],
        y_range: tuple[float, float],
        size: tuple[int, int],
        budget: float | None,
    ) -> Slices[Mapping[str, Curve]]:
        """Sample each curve as it is seen on the axes."""
        log_x, log_y = document.logs
        x_limits = _limits(document.x_range, log_x)
        y_limits = _limits(y_range, log_y)
        chosen = [name for name in NAMES if name in names]
        self._derivatives = self._numerical = ()
        self._seen = {name: self._seen.get(name, ()) for name in chosen}
        for name in chosen:
            self._seen[name] = yield from sample_in_slices(
                _seen(document, name, log_y),
                x_limits, y_limits, size, (0,), cache=self._seen[name],
                budget=budget and budget / len(chosen),
            )  # fmt: skip
        return {name: plain(seen[0], log_x, log_y) for name, seen in self._seen.items()}


def f_alone(chain: Chain, x_range: tuple[float, float], *, log: bool) -> Slices[Curve]:
    """Sample f where no view says which heights are of interest, evenly on its axis of x."""
    f = Seen(chain, 0, log, log_y=False) if log else chain
    (curve,) = yield from sample_in_slices(f, _limits(x_range, log), None, (800, 500), (0,))
    return plain(curve, log, log_y=False)


def negative(document: Document, names: Collection[str]) -> tuple[str, ...]:
    """Tell which curves have a negative part in the range, which a logarithmic axis of y hides.

    Examples
    --------
    >>> from core.formula import parse
    >>> document = Document(parse("1/x"), 1.0, 1e-4, (0.1, 2.0), None, log_y=True)
    >>> negative(document, ("f", "f′"))
    ('f′',)
    """
    if not document.log_y:
        return ()
    places = Variable(np.linspace(*_limits(document.x_range, document.log_x), LOOKED_AT))
    return tuple(
        name
        for name in NAMES
        if name in names and (_seen(document, name, log_y=False)(places).data < 0).any()
    )


def _seen(document: Document, name: str, log_y: bool) -> Seen:
    numerical = name == NUMERICAL
    f = Central(document.function, document.step) if numerical else document.function
    return Seen(f, ORDERS.get(name, 0), document.log_x, log_y)


def _limits(limits: tuple[float, float], log: bool) -> tuple[float, float]:
    return Scale(log=True).limits(limits) if log else limits
