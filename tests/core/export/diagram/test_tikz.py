"""The diagram in TikZ: what LaTeX reads of it, and what it makes of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from core.chain import Block, Chain
from core.document import Document
from core.export.diagram.tikz import as_tikz
from core.formula import parse
from core.functions import CATALOGUE

DOCUMENT = Document(parse("x^2 sin(x)"), 0.5)
ALL = [Chain("x", (Block(name),)) for name in CATALOGUE]


def test_tikz_has_every_box_wire_and_number() -> None:
    text = as_tikz(DOCUMENT)
    assert text.count(r"\draw[wire]") == 5
    assert text.count(r"\node[block") == 3
    assert r"{$\leftarrow$ 0.2194}" in text
    assert r"{$\partial$y/$\partial$x = 0.6988}" in text


@pytest.mark.parametrize("chain", ALL, ids=list(CATALOGUE))
def test_tikz_is_plain_ascii_for_every_function(chain: Chain) -> None:
    head, _, body = as_tikz(Document(chain, 0.5)).partition("\n")
    assert head.startswith("% f(x) = ")
    assert body.isascii(), re.findall(r"[^\x00-\x7f]", body)


def test_powers_of_ten_and_indices_stay_in_one_piece() -> None:
    text = as_tikz(Document(parse("1e-12 w_12 x"), 0.5))
    assert r"1$\times$10$^{-12}$" in text
    assert r"w$_{12}$" in text


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="there is no LaTeX")
@pytest.mark.slow
def test_latex_sets_it_with_every_function(tmp_path: Path) -> None:
    inputs = []
    for i, chain in enumerate(ALL):
        (tmp_path / f"{i}.tikz").write_text(as_tikz(Document(chain, 0.5)), encoding="utf-8")
        inputs.append(rf"\input{{{i}.tikz}}")
    body = "\n\n".join(inputs)
    text = rf"\documentclass{{article}}\usepackage{{tikz}}\begin{{document}}{body}\end{{document}}"
    (tmp_path / "all.tex").write_text(text)
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "all.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
