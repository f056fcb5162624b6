import math

from core.numerical.many_digits import context
from core.plot.listing import PER_KIND
from core.plot.repeated import repeated
from core.points.facts import Fact


def test_what_a_period_holds_is_where_it_belongs_and_counted() -> None:
    with context().workdps(60):
        period = 2 * context().pi
        root = Fact("root", math.pi, 0.0, context().pi)
    found, others = repeated([root], period, (0.0, 1000.0), 500.0)
    assert len(found) + others["root"] == 159
    assert len(found) <= 2 * PER_KIND + 1
    with context().workdps(60):
        assert {fact.x for fact in found} >= {float(k * context().pi) for k in (159, 161)}


def test_what_lies_on_the_ends_of_a_view_is_left_out() -> None:
    jump = Fact("jump", 0.0, 0.0, context().mpf(0))
    found, others = repeated([jump], context().mpf(1), (-3.0, 3.0), 0.0)
    assert sorted(fact.x for fact in found) == [-2.0, -1.0, 0.0, 1.0, 2.0]
    assert not others
