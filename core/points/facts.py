"""What may be found at a spot, and the names of what breaks."""

from dataclasses import dataclass, field
from typing import NamedTuple

from core.numerical.around import Around
from core.numerical.finding import Verdict
from core.numerical.many_digits import Number
from core.points.boxes import Zero

NAMES = {Verdict.HOLE: "hole", Verdict.REMOVABLE: "hole", Verdict.JUMP: "jump",
         Verdict.POLE: "pole", Verdict.CORNER: "corner", Verdict.CUSP: "cusp",
         Verdict.VERTICAL_TANGENT: "vertical tangent", Verdict.DOMAIN_EDGE: "edge",
         Verdict.ISOLATED: "isolated point",
         Verdict.ESSENTIAL: "essential singularity"}  # fmt: skip
"""What a place is called of which the check says this."""


class Fact(NamedTuple):
    """A point of interest: its kind, and x and f(x) to the last digit; nan where f has none.

    `place` is x with more digits. The forms are exact ones, such as √2, or "".
    """

    kind: str
    x: float
    y: float
    place: Number = 0
    x_form: str = ""
    y_form: str = ""


class Crowd(NamedTuple):
    """A place towards which f swings for ever, and the stretch on which nothing is listed."""

    x: float
    low: float
    high: float


@dataclass(slots=True)
class Decided:
    """What a spot was found to hold.

    Attributes
    ----------
    zeros : list of Zero
        Brackets of simple zeros.
    flats : list of pairs of float
        Stretches on which f is constant.
    crowds : list of Crowd
        Places towards which there are zeros without end.
    unresolved : bool
        Whether it is not known to be all.
    """

    facts: list[Fact] = field(default_factory=list)
    zeros: list[Zero] = field(default_factory=list)
    flats: list[tuple[float, float]] = field(default_factory=list)
    crowds: list[Crowd] = field(default_factory=list)
    unresolved: bool = False


def name_of(around: Around) -> str:
    """Name what there is at a place as the check does; "" where f is smooth, or nowhere."""
    return NAMES.get(around.finding.verdict, "") if around.finding else ""
