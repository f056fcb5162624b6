import pytest

from core.numerical.around import Around
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.place import Kind
from core.points.facts import name_of


def around(kind: Kind, reason: Reason) -> Around:
    return Around(kind, Finding(Verdict.POLE, Outcome.NO_DERIVATIVE, reason))


@pytest.mark.parametrize(
    ("kind", "reason", "defined", "name"),
    [
        (Kind.POLE, Reason.POLE, [True, False], "pole"),
        (Kind.POLE, Reason.LOGARITHMIC, [True, True], "pole"),
        (Kind.POLE, Reason.LOGARITHMIC, [False, True], "edge"),
        (Kind.ESSENTIAL, Reason.NO_LIMIT, [True, True], "pole"),
        (Kind.ESSENTIAL, Reason.SWINGS, [True, True], "essential singularity"),
        (Kind.REMOVABLE, Reason.APART, [True, True], "hole"),
        (Kind.SMOOTH, Reason.POLE, [True, True], ""),
    ],
)
def test_a_break_is_named_by_what_f_does_there(
    kind: Kind, reason: Reason, defined: list[bool], name: str
) -> None:
    assert name_of(around(kind, reason), defined) == name
