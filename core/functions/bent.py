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
        side, (below, above) = self.side(*xs), self.arms
        if len(xs) == 1:
            return gy * Arm.of(side, below[0], above[0])
        return tuple([gy * Arm.of(side, b, a) for b, a in zip(below, above, strict=True)])
