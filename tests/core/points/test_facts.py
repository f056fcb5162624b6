import pytest

from core.formula import parse
from core.numerical import check
from core.numerical.around import Around
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.place import Kind
from core.plot.point import KINDS
from core.plot.points import points
from core.points.facts import NAMES, name_of
from tests.core.points.known import FORMULAS, places
from tests.core.points.views import View


@pytest.mark.parametrize(
    ("verdict", "name"),
    [
        (Verdict.POLE, "pole"),
        (Verdict.DOMAIN_EDGE, "edge"),
        (Verdict.ESSENTIAL, "essential singularity"),
        (Verdict.REMOVABLE, "hole"),
        (Verdict.UNDEFINED, ""),
    ],
)
def test_a_place_is_called_as_the_check_calls_it(verdict: Verdict, name: str) -> None:
    finding = Finding(verdict, Outcome.NO_DERIVATIVE, Reason.PROBLEM)
    assert name_of(Around(Kind.UNKNOWN, finding)) == name


def test_where_f_is_smooth_there_is_nothing_to_be_named() -> None:
    assert name_of(Around(Kind.SMOOTH)) == ""


def test_what_is_named_is_a_kind_of_point() -> None:
    assert set(NAMES.values()) <= set(KINDS)


def disagreements(view: View) -> list[str]:
    """Say where a list of points and the check call a place by different names."""
    f, told, names = parse(view.text), list[str](), set(NAMES.values())
    found = points(f, view[1:])
    for x in sorted({p.x for p in found}):
        kinds = {p.kind for p in found if p.x == x}
        verdict = check(f, x).verdict
        if kinds & names != {NAMES.get(verdict, "")} & names:
            told.append(f"{view.text} at {x!r}: listed as {sorted(kinds)}, checked as {verdict}")
    return told


def test_the_list_and_the_check_agree_on_every_kind_of_place() -> None:
    few = [
        "log(x)",
        "exp(1/x)",
        "abs(x)",
        "cbrt(x)",
        "x*floor(x)",
        "sign(x)^2",
        "sqrt(-x^2)",
        "(x^2-1)/(x-1)",
    ]
    assert set(few) <= set(FORMULAS)
    assert [told for text in few for told in disagreements(View(text, -1.3, 1.4))] == []


@pytest.mark.slow
@pytest.mark.parametrize("view", places(), ids=lambda view: view.text)
def test_the_list_and_the_check_agree_at_all_places(view: View) -> None:
    assert disagreements(view) == []
