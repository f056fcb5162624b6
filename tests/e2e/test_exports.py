"""25 kinds of functions in every format, each opened by a program that is not ours."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.document import Document, load
from core.export import moving
from core.export.export import render
from core.export.look import PRESETS, SMALLEST
from core.export.things import BOTH, CHAIN, FORMATS, MOVING, PLOT, RULE, SECANT, TANGENT
from core.export.wanted import LANGUAGES, Wanted
from core.formula import parse
from core.plot.value_table import values_at
from tests.core.export.drawing.test_labels import CASES

pytestmark = pytest.mark.slow

HALF = PRESETS["half"]
PIXELS = round(HALF.inches[0] * HALF.dpi)
FRAMES = 6

OFTEN = 5
"""Of so many functions one is set in documents of its own, which take seconds each."""

NEEDED = {"numpy": "numpy", "notes": "numpy", "torch": "torch", "jax": "jax", "sympy": "sympy"}

PDFLATEX = ("pdflatex", "-halt-on-error", "-interaction=nonstopmode")

LATEX = r"""\documentclass{article}
\usepackage{tikz, pgfplots}\pgfplotsset{compat=1.16}
\begin{document}
%s
\end{document}
"""


@pytest.fixture(params=CASES, ids=[text for text, _, _ in CASES])
def document(request: pytest.FixtureRequest) -> Document:
    text, x_range, others = request.param
    return _document(text, x_range, others)


def _document(text: str, x_range: tuple[float, float], others: dict[str, Any]) -> Document:
    own = {"y_range": None, **others}
    return Document(parse(text), x_range=x_range, **own)


def written(document: Document, folder: Path, what: str, suffix: str, code: str = "numpy") -> Path:
    path = folder / f"{what}-{code}{suffix}"
    path.write_bytes(render(document, path, None, HALF, Wanted(code=code), what))
    return path


def run(*command: str | Path, folder: Path) -> bytes:
    done = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, (done.stderr or done.stdout)[-2000:].decode()
    return done.stdout


def needs(*programs: str) -> None:
    for program in programs:
        if not shutil.which(program):
            pytest.skip(f"there is no {program}")


def inked(picture: bytes) -> float:
    """What share of a picture is not paper."""
    grey = Image.open(io.BytesIO(picture)).convert("RGBA")
    paper = Image.new("RGBA", grey.size, "white")
    paper.alpha_composite(grey)
    return float((np.asarray(paper.convert("L")) < 200).mean())


@pytest.mark.parametrize("what", [PLOT, CHAIN, BOTH, RULE])
def test_pictures(document: Document, what: str, tmp_path: Path) -> None:
    needs("rsvg-convert", "pdftoppm")
    if what == RULE and "{" in document.formula:
        pytest.skip("its slope has cases, which only LaTeX sets")
    png, svg, pdf = (written(document, tmp_path, what, own) for own in (".png", ".svg", ".pdf"))
    picture = Image.open(png)
    picture.load()
    assert picture.width <= PIXELS
    if what != CHAIN:
        assert picture.width >= PIXELS - 1
    other = run("rsvg-convert", "-w", str(picture.width), svg, folder=tmp_path)
    third = run("pdftoppm", "-png", "-singlefile", "-r", str(HALF.dpi), pdf, folder=tmp_path)
    ink = inked(png.read_bytes())
    assert 0.002 < ink < 0.7
    for made in (other, third):
        assert inked(made) == pytest.approx(ink, rel=0.25, abs=0.004)
    for path in (png, svg, pdf):
        assert load(path).chain == document.chain
    assert min(_sizes_of_svg(svg)) >= SMALLEST - 0.01
    assert min(_sizes_of_pdf(pdf)) >= SMALLEST - 0.01


def _sizes_of_svg(path: Path) -> list[float]:
    text = path.read_text(encoding="utf-8")
    return [float(own) for own in re.findall(r"font(?:-size)?:[^;\"]*?([0-9.]+)px", text)]


def _sizes_of_pdf(path: Path) -> list[float]:
    sizes: list[float] = []
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", path.read_bytes(), re.DOTALL):
        try:
            # A last byte that looks like the end of a line may be missing.
            stream = zlib.decompressobj().decompress(packed)
        except zlib.error:
            continue
        sizes += [float(own) for own in re.findall(rb"/F\S+ ([0-9.]+) Tf", stream)]
    return sizes


def test_moving_pictures(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "FRAMES", FRAMES)
    monkeypatch.setattr(moving, "REST", 1)
    for what in (TANGENT, SECANT):
        for suffix in MOVING:
            picture: Any
            with Image.open(written(document, tmp_path, what, suffix)) as picture:
                assert 1 <= picture.n_frames <= FRAMES
                for k in range(picture.n_frames):
                    picture.seek(k)
                    picture.load()


@pytest.mark.parametrize(("suffix", "separator"), [(".csv", ","), (".tsv", "\t")])
def test_tables(document: Document, suffix: str, separator: str, tmp_path: Path) -> None:
    path = written(document, tmp_path, "table", suffix)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter=separator) if row[0][:1] != "#"]
    head, *body = rows
    assert head[:3] == ["x", "f(x)", "f'(x)"]
    assert len(body) == 1001
    numbers = [[float(cell) if cell else np.nan for cell in row] for row in body]
    assert document.x_range == (numbers[0][0], numbers[-1][0])
    known = values_at(document.function, [row[0] for row in numbers])
    np.testing.assert_array_equal(np.array(numbers)[:, :3], np.array(known))


def test_a_report(document: Document, tmp_path: Path) -> None:
    told = json.loads(written(document, tmp_path, "report", ".json").read_text(encoding="utf-8"))
    assert told["formula"] == document.formula


@pytest.mark.parametrize("language", LANGUAGES)
def test_code(document: Document, language: str, tmp_path: Path) -> None:
    pytest.importorskip(NEEDED[language])
    path = written(document, tmp_path, "code", ".py", language)
    assert "core" not in re.findall(r"^(?:from|import) (\w+)", path.read_text(), re.MULTILINE)
    told = run(sys.executable, path, folder=tmp_path).split()
    if language in ("numpy", "notes"):
        trace = document.function.trace(document.x)
        assert list(map(float, told)) == pytest.approx([trace.value, trace.gradient], nan_ok=True)


def test_graphviz_lays_it_out(document: Document, tmp_path: Path) -> None:
    needs("dot")
    drawn = run("dot", "-Tsvg", written(document, tmp_path, CHAIN, ".dot"), folder=tmp_path)
    assert b"<svg" in drawn


def test_latex_sets_the_pictures_of_all(tmp_path: Path) -> None:
    needs("pdflatex")
    inputs = []
    for i, case in enumerate(CASES):
        for what, suffix in ((PLOT, ".pgf"), (PLOT, ".tikz"), (CHAIN, ".tikz")):
            path = written(_document(*case), tmp_path, what, suffix)
            inputs.append(str(path.rename(tmp_path / f"{i}-{path.name}").name))
    (tmp_path / "all.tex").write_text(
        LATEX % "\n\n".join(rf"\resizebox{{\linewidth}}{{!}}{{\input{{{own}}}}}" for own in inputs)
    )
    run(*PDFLATEX, "all.tex", folder=tmp_path)


@pytest.mark.parametrize("case", CASES[::OFTEN], ids=[text for text, _, _ in CASES[::OFTEN]])
def test_latex_sets_the_documents_of_some(case: Any, tmp_path: Path) -> None:
    needs("pdflatex")
    for what in (own for own, suffixes in FORMATS.items() if ".tex" in suffixes):
        run(*PDFLATEX, written(_document(*case), tmp_path, what, ".tex"), folder=tmp_path)
