"""The diagram in DOT: what Graphviz reads of it, and what it makes of it."""

import shutil
import subprocess

import pytest

from core.chain import Chain
from core.document import Document
from core.export.diagram.dot import as_dot
from core.formula import parse

DOCUMENT = Document(parse("x^2 sin(x)"), 0.5)


def test_dot_has_every_node_and_edge() -> None:
    text = as_dot(DOCUMENT)
    assert text.count(" -> ") == 5
    assert text.count(" [label=<") == 10
    assert "if &lt;" in as_dot(Document(parse("{x<0: 1, x}")))


@pytest.mark.skipif(not shutil.which("dot"), reason="there is no Graphviz")
@pytest.mark.parametrize("chain", [DOCUMENT.chain, parse("{x<1e-9: a^2, min(x, pi) w_1}")], ids=str)
def test_graphviz_draws_it(chain: Chain) -> None:
    done = subprocess.run(
        ["dot", "-Tsvg"], input=as_dot(Document(chain)).encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert done.stderr == b""
    assert b"<svg" in done.stdout
