"""What may be found at a spot, and the names of what breaks."""

from dataclasses import dataclass, field
from typing import NamedTuple

from core.numerical.around import Around
from core.numerical.finding import Reason
from core.numerical.place import Kind
from core.points.boxes import Zero

NAMES = {Kind.HOLE: "hole", Kind.REMOVABLE: "hole", Kind.JUMP: "jump", Kind.POLE: "pole",
         Kind.CORNER: "corner", Kind.CUSP: "cusp", Kind.EDGE: "edge",
         Kind.ISOLATED: "isolated point", Kind.ESSENTIAL: "essential singularity"}  # fmt: skip


class Fact(NamedTuple):
    """A point of interest: its kind, and x and f(x) to the last digit; nan where f has none."""

    kind: str
    x: float
    y: float


@dataclass(slots=True)
class Decided:
    """What a spot was found to hold.

    Attributes
    ----------
    zeros : list of Zero
        Brackets of simple zeros.
    flats : list of pairs of float
        Stretches on which f is constant.
    unresolved : bool
        Whether it is not known to be all.
    """

    facts: list[Fact] = field(default_factory=list)
    zeros: list[Zero] = field(default_factory=list)
    flats: list[tuple[float, float]] = field(default_factory=list)
    unresolved: bool = False


def name_of(around: Around, defined: list[bool]) -> str:
    """Name what breaks, of a function that is defined on these of its sides.

    f that grows faster than any power is infinite all the same, and a logarithm's end is an edge.
    """
    reason = around.finding.reason if around.finding else None
    if reason is Reason.LOGARITHMIC and not all(defined):
        return "edge"
    if around.kind is Kind.ESSENTIAL and reason is Reason.NO_LIMIT:
        return "pole"
    return NAMES.get(around.kind, "")
