import json
from pathlib import Path

import pytest

from core.document import Document, load, save
from core.document.limits import LEAST_STEP, MOST_STEP, nearest_step, step_refusal
from core.numerical import check


@pytest.mark.parametrize("step", [LEAST_STEP, 1e-4, 1e155, MOST_STEP])
def test_every_step_that_a_document_may_have_can_be_checked_with(step: float) -> None:
    assert step_refusal(step) == ""
    assert check(Document(step=step).function, 0.5, step).headline


@pytest.mark.parametrize("step", [0.0, -1.0, float("nan"), 5e-324, 1.7e308, float("inf")])
def test_another_step_is_refused_in_a_sentence(step: float) -> None:
    with pytest.raises(ValueError, match="the step size h"):
        Document(step=step)


def test_the_nearest_step_is_one() -> None:
    assert nearest_step(5e-324) == LEAST_STEP
    assert nearest_step(1.7e308) == MOST_STEP
    assert nearest_step(0.5) == 0.5


@pytest.mark.parametrize(("step", "nearest"), [(1.7e308, 1e300), (5e-324, 1e-300)])
def test_a_step_beyond_its_limits_is_the_nearest_one_and_that_is_said(
    tmp_path: Path, step: float, nearest: float
) -> None:
    path = tmp_path / "f.chainrule"
    save(Document(), path)
    content = json.loads(path.read_text(encoding="utf-8")) | {"step": step}
    path.write_text(json.dumps(content), encoding="utf-8")
    document = load(path)
    assert document.step == nearest
    assert document.remark == (
        f"h is {nearest}: the step size h lies between 1e-300 and 1e+300, not at {step}."
    )
