"""What is read on screen says nothing that only those who wrote the app know."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import gui
from core.chain import limits
from core.document.examples import EXAMPLES
from core.functions import CATALOGUE
from gui.chain.chain_view import KEYS

OURS = re.compile(
    r"\b(lanes?|operands?|flow(s|ed|ing)?|seams?|landmarks?|enclosures?|twins?|drafts?|catalogue"
    r"|session|journal|stamp|proposal|pars(e|es|ed|er|ing)|tokens?|widgets?)\b",
    re.IGNORECASE,
)
"""Words of the code, which mean nothing to those who use it."""

TRANSLATING = {"tr": 0, "translate": 1}
"""What makes a text one of the screen, and the place of that text."""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            yield name, node


def on_screen(source: str) -> Iterator[str]:
    """Give the texts of a module that are made to be read."""
    for name, call in calls(ast.parse(source)):
        at = TRANSLATING.get(name)
        if at is not None and len(call.args) > at and isinstance(call.args[at], ast.Constant):
            yield str(call.args[at].value)  # type: ignore[attr-defined]  # a Constant


FILES = sorted(Path(str(gui.__file__)).parent.rglob("*.py"))


def test_there_are_texts_to_read() -> None:
    assert sum(len([*on_screen(file.read_text("utf-8"))]) for file in FILES) > 150


@pytest.mark.parametrize("folder", sorted({file.parent for file in FILES}), ids=lambda f: f.name)
def test_menus_tips_and_refusals_are_in_plain_words(folder: Path) -> None:
    texts = [text for file in folder.glob("*.py") for text in on_screen(file.read_text("utf-8"))]
    assert [text for text in texts if OURS.search(text)] == []


def limits_told() -> list[str]:
    """Give the fixed parts of what a chain that is too large is refused with."""
    source = Path(limits.__file__).read_text("utf-8")
    told = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr)]
    parts = [part for text in told for part in text.values]
    return [str(part.value) for part in parts if isinstance(part, ast.Constant)]


def test_functions_examples_and_keys_are_told_in_plain_words() -> None:
    texts = [entry.sentence for entry in CATALOGUE.values()]
    texts += [example.sentence for example in EXAMPLES]
    texts += [words for _, words in KEYS]
    texts += limits_told()
    assert [text for text in texts if OURS.search(text)] == []
