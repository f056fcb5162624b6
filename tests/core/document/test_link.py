from dataclasses import replace

import pytest

from core.chain import Block, Chain
from core.document import Document, Parameter, Pin, Shown
from core.document.examples import EXAMPLES
from core.document.link import LONGEST, LinkError, from_link, is_link, link_of
from core.formula import parse

FULL = Document(
    parse("a*x^2 + α_1"),
    x=0.5235987755982988,
    step=1 / 1024,
    x_range=(1e-3, 1e6),
    y_range=(0.1, 1e300),
    log_x=True,
    log_y=True,
    text="a x² + α_1",
    x_text="pi/6",
    parameters=(Parameter("a", 2.5, -1.0, 9.0), Parameter("α_1", 0.5, text="1/2")),
    pins=(Pin("g: 1 & 2", parse("{x<0: 1, x}")), Pin("h%", parse("x+1"))),
    shown=Shown(("f", "f″", "numerical f′"), False, True, secant=True, taylor=3),
    family="a",
    over="α_1",
    own_view=True,
    step_text="1/1024",
    level="sqrt(2)",
)


@pytest.mark.parametrize(
    "document", [Document(), FULL, *(example.document() for example in EXAMPLES)]
)
def test_a_document_comes_back_from_its_link(document: Document) -> None:
    link = link_of(document)
    assert from_link(link) == document
    assert link.isascii()
    assert link.split() == [link]


def test_a_link_can_be_read_by_people() -> None:
    document = Document(parse("x^2 + 3"), x=3.0, x_range=(-5.0, 5.0), y_range=None)
    assert link_of(document) == "chainrule:3%20+%20x^2?x=3&view=-5,5"
    document = replace(document, shown=Shown(("f", "f′", "f″"), tangent=False))
    assert link_of(document).endswith("&show=f,f',f''")


@pytest.mark.parametrize("text", ["chainrule:x^2", "  ChainRule:x%5E2?\n", "chainrule:x²?x=0.5"])
def test_what_is_left_out_is_as_usual(text: str) -> None:
    found = from_link(text)
    assert (found.chain, found.x, found.step) == (parse("x^2"), 0.5, 1e-4)
    assert (found.x_range, found.y_range) == ((-5.0, 5.0), None)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("x^2", "a link begins with chainrule: and a formula"),
        ("chainrule:", "the link's formula: the formula is empty"),
        ("chainrule:x +* 2", "the link's formula: expected a value"),
        ("chainrule:x?x=", "the link's x '': expected a number"),
        ("chainrule:x?x=a", "the link's x 'a': expected a number"),
        ("chainrule:x?h=-1", "the step size h is a positive number"),
        ("chainrule:x?view=1", "the link's view is 2 or 4 numbers, not '1'"),
        ("chainrule:x?view=2,1", "a range goes from a lower to a higher number"),
        ("chainrule:x?log=x", "the range of a logarithmic x is positive"),
        ("chainrule:a x?a=1,2", "the link's a is 2 numbers"),
        ("chainrule:x?pin=g:a", "the link's pin 'g': the pinned g has no parameters"),
        ("chainrule:x?run=1", "the link has 'run', which this version cannot read"),
        ("chainrule:" + "x" * LONGEST, "a link begins with"),
    ],
)
def test_a_wrong_link_says_what_is_wrong(link: str, words: str) -> None:
    with pytest.raises(LinkError) as caught:
        from_link(link)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_parameters_that_a_link_does_not_set_are_1() -> None:
    assert from_link("chainrule:a x + k?a=2").values == {"a": 2.0, "k": 1.0}


def test_only_its_beginning_makes_a_link() -> None:
    assert is_link(" chainrule:")
    assert not is_link("chainrule")
    assert not is_link("x + chainrule:")


def test_what_could_not_be_read_again_has_no_link() -> None:
    deep = Chain("x", (Block("sin"),) * 500)
    with pytest.raises(LinkError, match="no link can hold this function: the link's formula"):
        link_of(Document(deep))
