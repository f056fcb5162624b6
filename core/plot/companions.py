"""Curves that lie faint behind f: pinned functions, and f at other values of a parameter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from core.document import FIRST, Document, Shown
from core.incremental import Slices, whole
from core.plot.curves import Curves
from core.sampling import Curve

FAMILY_SIZE = 5
"""At how many values of a parameter f is shown, evenly from one end of its range to the other."""

Key: TypeAlias = tuple[object, ...]


class Companion(NamedTuple):
    """A function beside f, as a document of its own in the same view.

    `name` is that of a pin; one of the family has none, but `value`, that of its parameter.
    """

    document: Document
    name: str = ""
    value: float = 0.0


class Beside(NamedTuple):
    """A companion's curves by the names of f's own, f and f′, as far as they are shown."""

    companion: Companion
    curves: Mapping[str, Curve]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was sampled for one companion, and under which circumstances."""

    curves: Curves
    key: Key
    drawn: Mapping[str, Curve]


def companions_of(document: Document) -> tuple[Companion, ...]:
    """Give what is shown beside f: the family from low to high, then the pins.

    Examples
    --------
    >>> from core.document import Parameter
    >>> from core.formula import parse
    >>> parameters = (Parameter("a", 1.0, 0.0, 4.0),)
    >>> document = Document(parse("x^a"), parameters=parameters, family="a")
    >>> [companion.value for companion in companions_of(document)]
    [0.0, 1.0, 2.0, 3.0, 4.0]
    """
    plain = replace(document, text=None, pins=())
    pins = tuple(
        Companion(replace(plain, chain=pin.chain, parameters=()), pin.name) for pin in document.pins
    )
    if document.family not in document.values:
        return pins
    chosen = document.parameter(document.family)
    shares = [k / (FAMILY_SIZE - 1) for k in range(FAMILY_SIZE)]
    values = [chosen.low * (1 - share) + chosen.high * share for share in shares]
    family = (
        Companion(plain.with_parameter(replace(chosen, value=value)), value=value)
        for value in values
    )
    return (*family, *pins)


class CompanionCurves:
    """What is drawn of companions; those that have not changed are not sampled again."""

    def __init__(self) -> None:
        self._known: list[_Known] = []

    @property
    def complete(self) -> bool:
        """Whether all refinement was done when they were last sampled."""
        return all(known.curves.complete for known in self._known)

    def sampled(
        self, document: Document, shown: Shown, y_range: tuple[float, float], size: tuple[int, int]
    ) -> tuple[Beside, ...]:
        """Sample all that a document shows beside f, as `Curves.sampled` does f."""
        return whole(self.sampled_in_slices(document, shown, y_range, size))

    def sampled_in_slices(
        self,
        document: Document,
        shown: Shown,
        y_range: tuple[float, float],
        size: tuple[int, int],
        budget: float | None = None,
    ) -> Slices[tuple[Beside, ...]]:
        """Do as `sampled` does, one batch of evaluations after the other; each in its share."""
        wanted = companions_of(document)
        known, self._known = self._known, []
        for at, companion in enumerate(wanted):
            own, names = companion.document, _names(companion, shown)
            key = own.chain, own.parameters, own.x_range, own.logs, tuple(names), y_range, size
            last = known[at] if at < len(known) else _Known(Curves(), (), {})
            if last.key != key or not last.curves.complete:
                share = budget and budget / len(wanted)
                drawn = yield from last.curves.sampled_in_slices(own, names, y_range, size, share)
                last = _Known(last.curves, key, drawn)
            self._known.append(last)
        return tuple(map(Beside, wanted, (known.drawn for known in self._known)))


def _names(companion: Companion, shown: Shown) -> Sequence[str]:
    """Give which curves are drawn of it: of a family f alone, or nobody tells them apart."""
    return [name for name in (FIRST if companion.name else FIRST[:1]) if name in shown.curves]
