import json

import pytest

from core.document import Document, Parameter, Pin, Shown
from core.export.look import PRESETS
from core.export.order import Order, made, order_of
from core.export.things import FORMATS
from core.formula import parse

DOCUMENT = Document(
    parse("a sin(x)"), 0.7, text="a·sin x", x_text="7/10", parameters=(Parameter("a", 2.5),),
    pins=(Pin("g", parse("exp(x)")),), y_range=None,
)  # fmt: skip
BEGINS = {
    ".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF-", ".csv": b"#", ".tsv": b"x\t",
    ".tikz": b"% f(x)", ".dot": b"// f(x)", ".pgf": b"% f(x)", ".tex": b"% f(x)",
    ".py": b'"""f(x)', ".json": b"{",
    ".gif": b"GIF89a", ".apng": b"\x89PNG", ".webp": b"RIFF",
}  # fmt: skip


@pytest.mark.parametrize("shown", [None, Shown(("f", "f″"), tangent=False, points=True)])
def test_an_order_goes_through_a_line_whole(shown: Shown | None) -> None:
    order = Order(DOCUMENT, "plot", ".pdf", shown, PRESETS["half"])
    assert "\n" not in order.as_line()
    assert order_of(order.as_line()) == order


@pytest.mark.usefixtures("no_helper")
@pytest.mark.parametrize(("what", "suffix"), [(w, s) for w, own in FORMATS.items() for s in own])
def test_everything_that_is_offered_can_be_made(
    what: str, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.export.moving.FRAMES", 3)
    monkeypatch.setattr("core.export.moving.REST", 1)
    assert made(Order(DOCUMENT, what, suffix, look=PRESETS["half"])).startswith(BEGINS[suffix])


def test_what_there_is_not_of_something_cannot_be_ordered() -> None:
    for what, suffix in (("table", ".png"), ("", ".csv")):
        with pytest.raises(ValueError, match="there is no"):
            Order(DOCUMENT, what, suffix)


@pytest.mark.parametrize("change", [{"what": "none"}, {"look": {"width": 1}}, {"document": 3}])
def test_what_is_no_order_is_refused(change: dict[str, object]) -> None:
    told = json.loads(Order(DOCUMENT).as_line()) | change
    with pytest.raises((ValueError, TypeError, KeyError)):
        order_of(json.dumps(told))
