import json
from pathlib import Path
from typing import Any

import pytest

from core.document import Document, DocumentError, load, save
from core.document.journal import Journal, read
from core.document.kept import Held, Kept, Sight
from core.document.limits import LEAST_STEP, MOST_STEP, nearest_step, step_refusal
from core.document.unknown import MOST_CHARACTERS, MOST_ENTRIES, MOST_NESTED
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


def nested(levels: int) -> list[Any]:
    return [] if levels == 1 else [nested(levels - 1)]


def loaded(path: Path, **entries: Any) -> Document:
    """Give a document whose file has more than it needs."""
    save(Document(), path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | entries), "utf-8")
    return load(path)


MOST: list[dict[str, Any]] = [
    {"notes": nested(MOST_NESTED)},
    {"notes": "q" * (MOST_CHARACTERS - 7)},
    {f"{i}": i for i in range(MOST_ENTRIES)},
    {"shown": {"curves": ["q" * 100] * 100, "notes": '"' * (MOST_CHARACTERS // 2 - 99)}},
]


@pytest.mark.parametrize("entries", MOST, ids=["nested", "long", "many", "shown"])
def test_what_can_be_opened_can_be_kept_and_saved(
    tmp_path: Path, journal: Journal, entries: dict[str, Any]
) -> None:
    path = tmp_path / "f.chainrule"
    document = loaded(path, **entries)
    kept = Kept((), 0, Sight(document, (), path), {path: Held(document)}, (), {})
    journal.write(kept)
    assert read(journal.path) == kept
    save(document, path)
    assert load(path) == document


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"notes": nested(MOST_NESTED + 1)}, "'notes' is nested deeper than 100"),
        ({"notes": nested(900)}, "'notes' is nested deeper than 100"),
        ({"notes": "q" * MOST_CHARACTERS}, "not known here has more than 1000000 characters"),
        ({"q" * MOST_CHARACTERS: 5}, "not known here has more than 1000000 characters"),
        ({f"{i}": i for i in range(MOST_ENTRIES + 1)}, "more than 1000 entries"),
        ({"parameters": {"a": 1, "b": {"of": nested(200)}}}, "'parameters.b' is nested deeper"),
        ({"level": "2x"}, "the value that f may have: expected a number, found x"),
        ({"level": 3}, "the value that f may have is a text, not 3"),
        ({"family": "q" * 101}, "the family has a name of at most 100 characters"),
        ({"over": "q" * 101}, "shown over has a name of at most 100 characters"),
        ({"shown": {"curves": ["q" * 101]}}, "a curve has a name of at most 100 characters"),
        ({"shown": {"curves": ["q"] * 101}}, "at most 100 curves are shown, not 101"),
    ],
)  # fmt: skip
def test_what_could_not_be_kept_is_refused_in_a_sentence(
    tmp_path: Path, entries: dict[str, Any], words: str
) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        loaded(tmp_path / "f.chainrule", **entries)
    assert len(str(caught.value)) < 120
