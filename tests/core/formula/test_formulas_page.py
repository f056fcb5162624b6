"""docs/formulas.md says how formulas are read; it is true, because this reads it."""

import re
from pathlib import Path

import numpy as np
import pytest

from core.autodiff.graph import Variable
from core.formula import FormulaError, format, parse

PAGE = (Path(__file__).parents[3] / "docs" / "formulas.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, str]:
    """Give the rows of the table below a heading; a bar in a cell is written with a backslash."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("|")][2:]
    cells = (re.split(r"(?<!\\)\|", line) for line in table)
    return {_plain(typed): _plain(said) for _, typed, said, _ in cells}


def _plain(cell: str) -> str:
    return cell.strip().strip("`").replace(r"\|", "|")


READ, REFUSED = rows("One reading each"), rows("Refused")


def test_the_page_has_its_tables() -> None:
    assert len(READ) > 40
    assert len(REFUSED) > 20


@pytest.mark.parametrize("typed", READ)
def test_a_text_has_the_reading_that_the_page_gives(typed: str) -> None:
    x = Variable(np.array([0.3, 0.8]))
    read, said = parse(typed), parse(READ[typed])
    assert read(x).data == pytest.approx(said(x).data, rel=1e-14)
    assert read.parameters == said.parameters


@pytest.mark.parametrize("typed", REFUSED)
def test_a_text_is_refused_in_the_words_of_the_page(typed: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(typed)
    assert caught.value.short == REFUSED[typed]


@pytest.mark.parametrize(
    "text", re.findall("`([^`]+)`", PAGE.split("## How formulas are written")[1])
)
def test_what_the_page_says_is_written_is_written(text: str) -> None:
    if "parse(" not in text:
        assert format(parse(text)) == text
