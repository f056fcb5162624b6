"""What is straight but for one corner: two arms that meet."""

from typing import ClassVar

from core.autodiff.graph import Arms, Value
from core.functions.choice import Arm
from core.functions.entry import Entry


class Bent(Entry):
    """What has two `arms`, and one rule by them: nan where they meet, for they may not agree.

    Whether they do is not to be seen from here; `core.autodiff.ties` finds it on the way forward.
    """

    __slots__ = ()

    piecewise = True
    arms: ClassVar[Arms]

    def side(self, *xs: Value) -> Value:
        return xs[0]

    def rule(self, gy: Value, y: Value, *xs: Value) -> Value:
        side = self.side(*xs)
        pairs = zip(*self.arms, strict=True)
        return tuple(Arm.of(side, _times(b, gy), _times(a, gy)) for b, a in pairs)


def _times(slope: float, gy: Value) -> Value:
    # Not 0 itself for a slope of 0: what is undefined further on stays so.
    return gy if slope == 1 else -gy if slope == -1 else gy * slope
