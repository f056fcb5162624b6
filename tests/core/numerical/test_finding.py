import pytest

from core.numerical.finding import Finding, Outcome, Part, Reason, Verdict

AGREE, DIFFER = Outcome.AGREE, Outcome.DIFFER


@pytest.mark.parametrize(
    ("reason", "outcome", "parts", "part"),
    [
        (Reason.CUBIC, AGREE, (1e-8, 1e-12, 0.0), Part.CUBIC),
        (Reason.BUDGET, AGREE, (1e-8, 1e-12, 0.0), Part.STEP),
        (Reason.BUDGET, DIFFER, (45.0, 1e-12, 0.0), Part.BENDS),
        (Reason.CUBIC, AGREE, (1e-25, 1e-12, 1e-16), Part.ROUNDING),
        (Reason.BUDGET, AGREE, (0.0, 1e-16, 1e-12), Part.OWN),
        (Reason.BUDGET, AGREE, (1e-12, 1e-12, 0.0), Part.SEVERAL),
        (Reason.BUDGET, AGREE, (1e-12, -1e-12, 0.0), Part.NOTHING),
    ],
)
def test_the_main_part_makes_nearly_all_of_the_difference(
    reason: Reason, outcome: Outcome, parts: tuple[float, float, float], part: Part
) -> None:
    numbers = dict(zip(("truncation", "rounding", "own"), parts, strict=True))
    found = Finding(Verdict.AGREE, outcome, reason, numbers)
    assert found.main_part is part
    assert found.difference == parts[0] + parts[1] - parts[2]
