import pytest

from core.document import Document
from core.formula import parse
from core.incremental import whole
from core.plot.compose import view_of
from core.plot.proof import LARGE, no_proof_of, proof_in_slices, proof_of


def document(text: str, **others: object) -> Document:
    given = {"x_range": (-5.0, 5.0), "y_range": (-2.0, 2.0), **others}
    return Document(parse(text), **given)  # type: ignore[arg-type]  # as a test names them


def test_every_column_of_a_smooth_curve_is_proved() -> None:
    proof = proof_of(document("sin(x)"))
    assert proof == (800, 800, ())
    assert str(proof) == "800 of 800 columns proved"


def test_where_it_is_not_is_told_as_coordinates() -> None:
    proof = proof_of(document("sin(x)/x"))
    assert proof is not None
    assert 770 < proof.proved < 800
    assert all(-0.2 < left < right < 0.2 for left, right in proof.open)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("x^2", {"log_y": True, "y_range": (1.0, 2.0)}),
        ("x^2", {"x_range": (1e300, 1.0000000000000002e300)}),
        ("+".join(["sin(x)"] * LARGE), {}),
    ],
)
def test_what_is_not_looked_at_has_no_proof(text: str, others: dict[str, object]) -> None:
    asked = document(text, **others)
    view = view_of(asked, (800.0, 500.0))
    assert whole(proof_in_slices(asked.function, view, {})) is None
    assert proof_of(asked) is None


def test_it_is_said_why_there_is_no_proof() -> None:
    assert no_proof_of(document("x^2")) == ""
    assert "logarithmic" in no_proof_of(document("x^2", log_x=True, x_range=(1.0, 9.0)))
    assert str(LARGE) in no_proof_of(document("+".join(["sin(x)"] * LARGE)))
